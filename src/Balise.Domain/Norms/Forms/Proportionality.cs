namespace Balise.Domain.Norms.Forms;

/// <summary>Our own scale, labelled so on screen: no text gives one. Higher asks for more.</summary>
public enum RiskTier : byte
{
    Light,
    Standard,
    Reinforced,
}

/// <summary>What a file must hold, by rules as data: tiers, what each answer asks for, and the kinds of opinion.</summary>
/// <param name="Form">Id of the form whose answers the conditions read.</param>
/// <param name="Note">Says that the scale is the product's own.</param>
public sealed record ProportionalityRules(
    string Form, Text Note, IReadOnlyList<TierRule> Tiers, IReadOnlyList<Requirement> Requirements, IReadOnlyList<OpinionKind> Opinions)
{
    public static readonly ProportionalityRules None = new("", new("", ""), [], [], []);

    public OpinionKind? Opinion(string id) => Opinions.FirstOrDefault(each => each.Id == id);
}

/// <summary>A reason for a tier; the highest one that holds is the tier, <see cref="RiskTier.Light"/> when none does.</summary>
public sealed record TierRule(string Id, RiskTier Tier, FormCondition When, Text Why, Source Source);

/// <summary>Something a file needs, why, and in the name of which clause. It holds from a tier up, when its condition holds.</summary>
/// <param name="Target">Id of a form, <c>form/section</c>, an opinion, or a closed word of the kind.</param>
/// <param name="When"><c>null</c> is always.</param>
public sealed record Requirement(
    string Id, RequirementKind Kind, string Target, RiskTier From, FormCondition? When, Text Why, Source Source);

public enum RequirementKind : byte
{
    Form,
    Section,
    Opinion,

    /// <summary><c>steering</c> or <c>privacy</c>.</summary>
    Approval,

    /// <summary>Form that a committee fills when it sits: <c>steering/ID</c> or <c>privacy/ID</c>.</summary>
    Grid,

    /// <summary>A gate before service: see <c>Dossiers.ServiceGates</c>.</summary>
    Gate,
}

/// <summary>A kind of opinion: who gives it, with which form, for how long.</summary>
/// <param name="WorkingDays">Delay to answer, in working days.</param>
/// <param name="ValidMonths">How long a signed one holds.</param>
/// <param name="BarsDeciding">Its author may not sit in the decision.</param>
public sealed record OpinionKind(
    string Id, Text Title, string Form, string Role, int WorkingDays, int ValidMonths, bool BarsDeciding, Source Source);
