namespace Balise.Domain.Norms.Internal;

/// <summary>One pack as read from its folder, before it is laid over another. Every value keeps its place.</summary>
internal sealed class Layer
{
    public string Id { get; set; } = "";

    public Text Title { get; set; } = new("", "");

    /// <summary>Id of the pack this one is laid over; <c>null</c> for a national pack.</summary>
    public string? Over { get; set; }

    public Place Place { get; set; }

    public string Version { get; set; } = "";

    public List<Located<Instrument>> Instruments { get; } = [];

    public List<Located<ConflictNote>> Conflicts { get; } = [];

    public List<Located<RuleText>> Rules { get; } = [];

    public List<Located<RuleAddition>> RuleAdditions { get; } = [];

    public MatrixDraft? Matrix { get; set; }

    public List<Located<Prohibition>> Prohibitions { get; } = [];

    public List<Located<Suspension>> Suspensions { get; } = [];

    public List<Located<UseType>> UseTypes { get; } = [];

    public List<Located<FindingLevel>> FindingLevels { get; } = [];

    public List<Located<AnomalyPattern>> Anomalies { get; } = [];

    public List<Located<FormDraft>> Forms { get; } = [];

    public List<Located<PlaceFactors>> Places { get; } = [];

    public List<Located<HostFactors>> Hosts { get; } = [];

    public ProportionalityDraft? Proportionality { get; set; }

    /// <summary>The files as parsed, for the checks that look at words wherever they stand.</summary>
    public List<(string File, JsonEntry Root)> Trees { get; } = [];

    public NormsCases Cases { get; } = new();
}

/// <summary>Sources a local pack adds beside those of a rule it does not own.</summary>
internal sealed record RuleAddition(string Rule, IReadOnlyList<Source> AlsoSee);

/// <summary>The cells a pack states: all sixteen for a national pack, only the tightened ones for a local one.</summary>
internal sealed record MatrixDraft(Place Place, Source Source, Source StrictSource, string? Conflict)
{
    public List<Located<MatrixCell>> Cells { get; } = [];
}

internal sealed record MatrixCell(Data.SecurityLevel Level, Systems.SystemType Type, MatrixEffect Effect);
