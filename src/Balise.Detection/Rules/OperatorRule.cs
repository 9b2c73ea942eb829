using System.Text.RegularExpressions;

namespace Balise.Detection.Rules;

/// <summary>A detector added by the operator as data.</summary>
/// <param name="Id">Lower case, digits and dashes; reported as <see cref="Finding.Detail"/>.</param>
/// <param name="Type">What is reported; <see cref="FindingType.Custom"/> when none is given.</param>
/// <param name="Level">Name of a classification level, or null. Its meaning is norms data.</param>
/// <param name="Words">When not empty, one of these must stand near.</param>
/// <param name="Within">How near, in characters before or after.</param>
public sealed record OperatorRule(
    string Id, FindingType Type, string? Level, float Confidence, RuleCheck Check, IReadOnlyList<string> Words, int Within)
{
    internal Regex Pattern { get; init; } = null!;
}

/// <summary>Check digits a rule may ask for by name.</summary>
public enum RuleCheck : byte
{
    None,
    Luhn,
    Mod97,
    Nam,
}

/// <summary>A fault of a rule file: where, and what to do, in French and English.</summary>
public sealed record RuleProblem(string Where, string French, string English);
