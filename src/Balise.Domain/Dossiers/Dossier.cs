using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

/// <summary>The approval file of a use case on a system, from request to closing (registers, 14).</summary>
public sealed partial class Dossier : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private Dossier() => Number = "";

    public DossierId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Shown to people and in addresses, for example <c>D-2026-004</c>.</summary>
    public string Number { get; private set; }

    public UseCaseId UseCase { get; private set; }

    public SystemId System { get; private set; }

    public PersonId RequestedBy { get; private set; }

    public DossierState State { get; private set; }

    public int Version { get; private set; } = 1;

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>By form id.</summary>
    public IReadOnlyDictionary<string, AnswerSet> Answers { get; private set; } = new Dictionary<string, AnswerSet>();

    public IReadOnlyList<Contribution> Contributions { get; private set; } = [];

    public IReadOnlyList<DossierComment> Comments { get; private set; } = [];

    public IReadOnlyList<FormSignature> Signatures { get; private set; } = [];

    public IReadOnlyList<RiskAcceptance> Acceptances { get; private set; } = [];

    /// <summary>Every decision, oldest first; the last one of a gate is the one that counts.</summary>
    public IReadOnlyList<RecordedDecision> Decisions { get; private set; } = [];

    /// <summary><c>null</c> when nothing material changed since the decision.</summary>
    public ReviewMark? ToReview { get; private set; }

    public IReadOnlyList<Fact> Facts => facts;

    public static Dossier Start(DossierId id, string number, UseCase useCase, AiSystem system, Actor by, DateTimeOffset at)
    {
        var dossier = new Dossier
        {
            Id = id, Organization = by.Organization, Number = number, UseCase = useCase.Id, System = system.Id, RequestedBy = by.Person, ChangedAt = at,
        };
        dossier.Record("file.opened", at, ("useCase", useCase.Slug), ("system", system.Slug));
        return dossier;
    }

    /// <summary>
    /// The answers of a form. When the form was laid over others after answers were given to those, their answers are its own.
    /// </summary>
    public AnswerSet AnswersOf(Form form)
    {
        AnswerSet[] held = [.. form.Carries.Select(id => Answers.GetValueOrDefault(id)).OfType<AnswerSet>()];
        return held switch
        {
            [] => AnswerSet.Empty(form),
            [var only] => only,
            [var first, ..] when first.Form == form.Id => first,
            _ => held[0] with { Values = held.SelectMany(set => set.Values).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.First().Value) },
        };
    }

    public Proportionality Needs(NormsPack norms) => Proportionality.Of(
        norms, norms.Forms.TryGetValue(norms.Proportionality.Form, out var form) ? AnswersOf(form) : null);

    public RecordedDecision? LastDecision(CommitteeGate gate) => Decisions.LastOrDefault(decision => decision.Gate == gate);

    /// <summary>Number of the authorisation that the last approval issued; <c>null</c> before that.</summary>
    public string? LastAuthorization => Decisions.LastOrDefault(decision => decision.Authorization is not null)?.Authorization;

    /// <summary>The first open condition of a decision that counts whose date in service is past; <c>null</c> when there is none.</summary>
    public DecisionCondition? OverdueInService(DateOnly today) =>
        Decisions.GroupBy(decision => decision.Gate).SelectMany(gate => gate.Last().Conditions)
            .Where(condition => condition is { InService: true, MetOn: null } && condition.DueOn < today).MinBy(condition => condition.DueOn);

    /// <summary>Residual rating of the risk analysis, 1 to 25; <c>null</c> while it is not rated.</summary>
    public int? ResidualRisk(NormsPack norms) =>
        norms.Forms.TryGetValue("analyse-risques", out var form)
        && FormReading.Of(form, AnswersOf(form)).Scores.TryGetValue("residual_risk", out var score) ? (int)score.Value : null;

    /// <summary>Takes residual risk above the appetite: a decider's act, never the requester's.</summary>
    public Result<Done> AcceptRisk(RiskAcceptance acceptance, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.Deciders))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.Deciders)));
        }

        if (by.Involves(RequestedBy))
        {
            return new Forbidden("segregation.own_request");
        }

        List<FieldProblem> problems = [];
        if (string.IsNullOrWhiteSpace(acceptance.Reason))
        {
            problems.Add(new("reason", "field.required"));
        }

        if (acceptance.Until < acceptance.From)
        {
            problems.Add(new("until", "field.dates_order"));
        }

        if (problems.Count > 0)
        {
            return new Invalid(problems);
        }

        Acceptances = [.. Acceptances, acceptance with { By = by.Person, InPlaceOf = by.InPlaceOf?.Person }];
        Record("risk.accepted", at, ("rating", $"{acceptance.Rating}"), ("until", acceptance.Until.ToString("O")), ("reason", acceptance.Reason));
        return Done.It;
    }

    /// <summary>Marks « à revoir » when something material is no longer what the committee examined. Returns what changed.</summary>
    public IReadOnlyList<string> Recheck(IReadOnlyList<MaterialItem> now, DateTimeOffset at)
    {
        if (!State.IsDecided() || Decisions.LastOrDefault(decision => decision.Approves) is not { } decision)
        {
            return [];
        }

        string[] changed =
        [
            .. decision.Material.Select(item => item.Name).Union(now.Select(item => item.Name))
                .Where(name => ValueOf(decision.Material, name) != ValueOf(now, name)).Order(StringComparer.Ordinal),
        ];
        if (changed is [] && ToReview is null)
        {
            return [];
        }

        if (changed is [])
        {
            ToReview = null;
            Record("file.review_cleared", at);
        }
        else if (ToReview is null || !ToReview.Changed.SequenceEqual(changed))
        {
            ToReview = new(changed, at);
            Record("file.to_review", at, ("changed", string.Join(", ", changed)), ("fileHash", decision.FileHash));
        }

        return changed;
    }

    public void ForgetFacts() => facts.Clear();

    private static string? ValueOf(IReadOnlyList<MaterialItem> items, string name) => items.FirstOrDefault(item => item.Name == name)?.Value;

    private void Record(string name, DateTimeOffset at, params (string, string?)[] details)
    {
        Version++;
        ChangedAt = at;
        facts.Add(new Fact(name, $"dossier:{Number}", details));
    }
}
