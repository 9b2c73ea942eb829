using Balise.Domain.Data;
using Balise.Domain.Norms.Forms;
using Balise.Domain.Systems;

namespace Balise.Domain.Norms.Internal;

/// <summary>The expected answers that packs carry beside their rules; <see cref="NormsCheck"/> runs them.</summary>
internal sealed class NormsCases
{
    public List<Located<RuleCase>> Rules { get; } = [];

    public List<Located<MatrixCase>> Matrix { get; } = [];

    public List<Located<ProhibitionCase>> Prohibitions { get; } = [];

    public List<Located<SuspensionCase>> Suspensions { get; } = [];

    public List<Located<ExemptionCase>> Exemptions { get; } = [];

    public List<Located<UseTypeCase>> UseTypes { get; } = [];

    public List<Located<FindingCase>> Findings { get; } = [];

    public List<Located<ProportionalityCase>> Proportionality { get; } = [];

    public int Count =>
        Proportionality.Count + Rules.Count + Matrix.Count + Prohibitions.Count + Suspensions.Count + Exemptions.Count + UseTypes.Count + Findings.Count;
}

internal enum Beat
{
    Happened,
    Why,
    Remedy,
}

internal sealed record RuleCase(string Rule, Beat Beat, IReadOnlyList<(string Name, string Value)> With, Text Expect);

internal sealed record MatrixCase(SecurityLevel Level, SystemType Type, bool Strict, MatrixEffect Expect);

internal sealed record ProhibitionCase(
    string Rule, string? Provider, string? Domain, string? Model, string? Family, string? DerivedFrom, DateOnly? Day, bool Expect);

internal sealed record SuspensionCase(string Rule, DateOnly Day, bool Expect);

internal sealed record ExemptionCase(string Rule, string Exemption, ExemptionEvidence Evidence, IReadOnlyList<string> Missing);

internal sealed record UseTypeCase(string UseType, SystemType Type, SecurityLevel Level, Permission Expect);

internal sealed record FindingCase(IReadOnlyList<string> Categories, SecurityLevel Level, bool Personal);

/// <param name="Answers">Value by question, as in a choice.</param>
/// <param name="Requires">Ids of requirements that must hold.</param>
/// <param name="Spares">Ids of requirements that must not.</param>
internal sealed record ProportionalityCase(
    IReadOnlyList<(string Name, string Value)> Answers, RiskTier Tier, IReadOnlyList<string> Requires, IReadOnlyList<string> Spares);
