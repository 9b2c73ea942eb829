using Balise.Domain.Data;
using Balise.Domain.Systems;

namespace Balise.Domain.Norms;

/// <summary>A rule's words and its clause, by the id that verdicts and journal entries carry.</summary>
/// <param name="Id">For example <c>matrix</c> or <c>prohibition.deepseek</c>.</param>
/// <param name="Code">The refusal code of the gateway, for example <c>classification_not_permitted</c>.</param>
/// <param name="Happened">Beat 1: what happened and what is safe.</param>
/// <param name="Why">Beat 2: the rule in one sentence.</param>
/// <param name="Remedy">Beat 3: what the person can do. Braces such as <c>{level}</c> <c>{system}</c> are filled at refusal.</param>
public sealed record RuleText(string Id, string Code, Source Source, IReadOnlyList<Source> AlsoSee, Text Title, Text Happened, Text Why, Text Remedy);

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

/// <summary>An absolute prohibition: no exemption opens it, nobody here can lift it.</summary>
/// <param name="Providers">Provider names, compared without case, accents and punctuation.</param>
/// <param name="Domains">Domains; their subdomains are included.</param>
/// <param name="Families">Model families, found as a token inside a model or family name after folding.</param>
/// <param name="Derivatives">Fragments that betray a derivative of the family (distillations, merges), found after folding.</param>
public sealed record Prohibition(
    string RuleId, IReadOnlyList<string> Providers, IReadOnlyList<string> Domains, IReadOnlyList<string> Families, IReadOnlyList<string> Derivatives);

/// <summary>A suspension of use between two dates, with the exemptions that take a system out of it.</summary>
/// <param name="Instrument">Suspension holds on the days when this instrument is in force.</param>
public sealed record Suspension(string RuleId, string Instrument, IReadOnlyList<ExemptionKind> Exemptions);

/// <param name="Id">mcn_experiment, recommended_business_case, structured_approach, pre_existing, dpi_authorisation.</param>
/// <param name="Proofs">What must be attached; all are needed.</param>
/// <param name="ApproverRole">Role that must approve, when the text names one (security_unit for pre_existing).</param>
public sealed record ExemptionKind(string Id, Source Source, Text Title, IReadOnlyList<ProofKind> Proofs, string? ApproverRole);

public sealed record ProofKind(string Id, Text Title);

/// <summary>A use type of Guide 4.1 with what it asks on a public system.</summary>
/// <param name="Id">For example <c>rephrase_translate_correct</c>.</param>
/// <param name="OnPublic">Allowed, restricted or forbidden on a public system.</param>
/// <param name="Everywhere">True when the prohibition holds on every type (for example unsupervised decisions).</param>
public sealed record UseType(
    string Id, Source Source, Text Title, Text Condition, Permission OnPublic, bool Everywhere, SecurityLevel MaxLevelOnPublic);

public enum Permission : byte
{
    Forbidden,
    Restricted,
    Allowed,
}

/// <summary>What finding a category means for the level of a text, each line with its clause.</summary>
/// <param name="Category">Detection type name in capitals, for example <c>CA_SIN</c>, or <c>MARKING:protected_b</c>.</param>
/// <param name="Personal">Personal information: the use case's content rule (block, mask, warn) applies to it.</param>
public sealed record FindingLevel(string Category, SecurityLevel Level, bool Personal, Source Source, Text Title);
