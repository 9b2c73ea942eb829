using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Dossiers;

/// <summary>
/// What a file must hold given its answers: a risk tier of our own scale, and each form, section, opinion, approval and gate with why
/// and the clause. Guide, 1.1 and 1.2: requirements and controls follow the ranked use case. Pure.
/// </summary>
/// <param name="TierReasons">The rules that hold, the ones that set the tier first.</param>
/// <param name="Requirements">In the order of the norms.</param>
public sealed record Proportionality(RiskTier Tier, IReadOnlyList<TierRule> TierReasons, IReadOnlyList<Requirement> Requirements)
{
    /// <param name="answers">Of the form that the rules read; <c>null</c> asks for what every file needs.</param>
    public static Proportionality Of(NormsPack norms, AnswerSet? answers)
    {
        var rules = norms.Proportionality;
        if (!norms.Forms.TryGetValue(rules.Form, out var form))
        {
            return new(RiskTier.Reinforced, [], []);
        }

        var reading = FormReading.Of(form, answers ?? AnswerSet.Empty(form));
        var reasons = rules.Tiers.Where(rule => rule.When.Holds(reading)).OrderByDescending(rule => rule.Tier).ToList();
        var tier = reasons is [var first, ..] ? first.Tier : RiskTier.Light;
        return new(tier, reasons, [.. rules.Requirements.Where(each => tier >= each.From && each.When?.Holds(reading) != false)]);
    }

    public bool Asks(RequirementKind kind, string target) => Requirements.Any(each => each.Kind == kind && each.Target == target);

    public IEnumerable<string> Targets(RequirementKind kind) => Requirements.Where(each => each.Kind == kind).Select(each => each.Target).Distinct();

    /// <summary>Forms to fill, each once: a form laid over others answers for all of them.</summary>
    public IReadOnlyList<Form> Forms(NormsPack norms) =>
        [.. Targets(RequirementKind.Form).Where(norms.Forms.ContainsKey).Select(id => norms.Forms[id]).DistinctBy(form => form.Id)];
}
