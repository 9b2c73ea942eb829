using Balise.Domain.Data;

namespace Balise.Domain.Policies;

/// <summary>Strongest last: deny beats hold beats transform beats allow.</summary>
public enum Effect : byte
{
    Allow,
    Transform,
    Hold,
    Deny,
}

/// <summary>The answer to one request, with every rule that spoke. Instances are shared: never mutate one.</summary>
/// <param name="Code">Refusal code of the first rule that denied, or <c>null</c> when nothing denied.</param>
/// <param name="Level">Level the content counts for: declared, raised by what was found and stays in it.</param>
/// <param name="Rules">In the order of evaluation.</param>
/// <param name="Authorization">Number of the authorisation that allowed, when one did.</param>
/// <param name="MaskedCategories">Bits of the categories to replace by placeholders before the text leaves.</param>
public sealed record Verdict(
    Effect Effect, string? Code, SecurityLevel Level, IReadOnlyList<SpokenRule> Rules, string? System, string? UseCase, string? Authorization,
    ulong MaskedCategories)
{
    /// <summary>Hash of the file whose decision issued <see cref="Authorization"/>; <c>null</c> for an exceptional act.</summary>
    public string? FileHash { get; init; }

    public bool Refused => Effect is Effect.Deny;

    /// <summary>The rule whose words are shown: the first that denied.</summary>
    public SpokenRule? Decisive => Rules.FirstOrDefault(rule => rule.Effect == Effect && Effect != Effect.Allow);
}

/// <summary>One rule that spoke: where it comes from and what it said.</summary>
public sealed record SpokenRule(string Id, string Code, string Instrument, string Clause, Effect Effect);
