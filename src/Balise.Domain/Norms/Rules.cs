using Balise.Domain.Data;
using Balise.Domain.Systems;

namespace Balise.Domain.Norms;

/// <summary>A rule's words and its clause, by the id that verdicts and journal entries carry.</summary>
/// <param name="Id">For example <c>matrix</c> or <c>prohibition.deepseek</c>.</param>
/// <param name="Code">The refusal code of the gateway, for example <c>classification_not_permitted</c>.</param>
/// <param name="Happened">Beat 1: what happened and what is safe.</param>
/// <param name="Why">Beat 2: the rule in one sentence.</param>
/// <param name="Remedy">Beat 3: what the person can do. Braces such as <c>{level}</c> <c>{system}</c> are filled at refusal.</param>
public sealed record RuleText(
    string Id, string Code, Source Source, IReadOnlyList<Source> AlsoSee, Text Title, Text Happened, Text Why, Text Remedy);

public enum MatrixEffect : byte
{
    Deny,
    Allow,

    /// <summary>Allowed, and only here: no other type may take this level.</summary>
    Require,
}

/// <summary>The 16 cells of Guide 2.2; strict mode refuses Protégé A and B on a plain closed circuit (conflict C5).</summary>
public sealed class ClassificationMatrix(Source source, MatrixEffect[,] cells, Source strictSource)
{
    public Source Source { get; } = source;

    public Source StrictSource { get; } = strictSource;

    public MatrixEffect this[SecurityLevel level, SystemType type] => cells[(int)level, (int)type];

    public MatrixEffect Effect(SecurityLevel level, SystemType type, bool strict) =>
        strict && type == SystemType.ClosedCircuitSystem && level > SecurityLevel.Unclassified ? MatrixEffect.Deny : this[level, type];
}

/// <summary>What finding a category means for the level of a text, each line with its clause.</summary>
/// <param name="Category">Detection type name in capitals, for example <c>CA_SIN</c>, or <c>MARKING:protected_b</c>.</param>
/// <param name="Personal">Personal information: the use case's content rule (block, mask, warn) applies to it.</param>
public sealed record FindingLevel(string Category, SecurityLevel Level, bool Personal, Source Source, Text Title)
{
    /// <summary>False when the level is the product's own reading, which a local pack may lower; a text says it otherwise.</summary>
    public bool Binding { get; init; } = true;
}
