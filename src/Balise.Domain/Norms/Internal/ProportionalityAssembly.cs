using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>Gathers the rules of proportionality: a local pack adds tiers, requirements and opinions, and takes none away.</summary>
internal sealed class ProportionalityAssembly(ProblemList problems)
{
    /// <summary>Words a requirement may name beside forms and opinions.</summary>
    public static readonly string[] Approvals = ["steering", "privacy"];

    public static readonly string[] Gates =
    [
        "training_before_deployment", "conditions_met", "pia_signed", "opinions_valid", "responsible_unit", "fallback_described",
        "residual_risk_accepted", "approvals_given", "supervision_described", "transfer_agreement", "attestations_valid",
    ];

    private readonly Dictionary<string, Located<TierRule>> tiers = [];
    private readonly Dictionary<string, Located<Requirement>> requirements = [];
    private readonly Dictionary<string, Located<OpinionKind>> opinions = [];
    private string form = "";
    private Text note = new("", "");

    public void Lay(Layer layer)
    {
        if (layer.Proportionality is not { } draft)
        {
            return;
        }

        if (layer.Over is null)
        {
            (form, note) = (draft.Form ?? "", draft.Note ?? note);
        }

        Add(draft.Tiers, tiers, tier => tier.Id);
        Add(draft.Requirements, requirements, requirement => requirement.Id);
        Add(draft.Opinions, opinions, opinion => opinion.Id);
    }

    public ProportionalityRules Build() => new(
        form, note, [.. tiers.Values.Select(each => each.Value)], [.. requirements.Values.Select(each => each.Value)],
        [.. opinions.Values.Select(each => each.Value)]);

    public void Check(FormAssembly forms, Action<Source, Place> source)
    {
        if (forms.Find(form) is not { } request)
        {
            if (tiers.Count > 0 || requirements.Count > 0)
            {
                problems.Add(tiers.Values.Select(each => each.Place).Concat(requirements.Values.Select(each => each.Place)).First(), $"no form is named “{form}”");
            }

            return;
        }

        foreach (var tier in tiers.Values)
        {
            FormReferences.CheckNames(tier.Value.When, request, tier.Place.At("when"), problems);
            source(tier.Value.Source, tier.Place.At("source"));
        }

        foreach (var (requirement, place) in requirements.Values.Select(each => (each.Value, each.Place)))
        {
            if (requirement.When is { } when)
            {
                FormReferences.CheckNames(when, request, place.At("when"), problems);
            }

            source(requirement.Source, place.At("source"));
            if (!IsKnown(requirement, forms))
            {
                problems.Add(place.At("target"), $"no {Vocabulary.NameOf(requirement.Kind)} is named “{requirement.Target}”");
            }
        }

        foreach (var (opinion, place) in opinions.Values.Select(each => (each.Value, each.Place)))
        {
            source(opinion.Source, place.At("source"));
            if (forms.Find(opinion.Form) is null)
            {
                problems.Add(place.At("form"), $"no form is named “{opinion.Form}”");
            }

            if (!People.Roles.All.Contains(opinion.Role))
            {
                problems.Add(place.At("role"), $"“{opinion.Role}” is not a role");
            }
        }
    }

    private bool IsKnown(Requirement requirement, FormAssembly forms) => requirement.Kind switch
    {
        RequirementKind.Form => forms.Find(requirement.Target) is not null,
        RequirementKind.Section => requirement.Target.Split('/') is [var id, var section] && forms.Find(id)?.Sections.Any(each => each.Id == section) == true,
        RequirementKind.Opinion => opinions.ContainsKey(requirement.Target),
        RequirementKind.Approval => Approvals.Contains(requirement.Target),
        RequirementKind.Grid => requirement.Target.Split('/') is [var gate, var grid] && Approvals.Contains(gate) && forms.Find(grid) is not null,
        _ => Gates.Contains(requirement.Target),
    };

    private void Add<T>(List<Located<T>> added, Dictionary<string, Located<T>> all, Func<T, string> id)
    {
        foreach (var item in added.Where(item => id(item.Value) is not "" && !all.TryAdd(id(item.Value), item)))
        {
            problems.Add(item.Place.At("id"), $"“{id(item.Value)}” is already defined in {all[id(item.Value)].Place.File}; a pack adds, it does not redefine");
        }
    }
}
