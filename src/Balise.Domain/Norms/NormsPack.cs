using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms;

/// <summary>A folder of norms, loaded whole or refused whole.</summary>
/// <param name="Version">SHA-256 of the pack's files, lower-case hex: the version named in policy snapshots.</param>
public sealed record NormsPack(
    string Id, Text Title, string Version,
    IReadOnlyDictionary<string, Instrument> Instruments,
    IReadOnlyDictionary<string, RuleText> Rules,
    ClassificationMatrix Matrix,
    IReadOnlyList<Prohibition> Prohibitions,
    IReadOnlyList<Suspension> Suspensions,
    IReadOnlyDictionary<string, UseType> UseTypes,
    IReadOnlyDictionary<string, FindingLevel> FindingLevels)
{
    /// <summary>The packs that were laid one over the other, national first.</summary>
    public IReadOnlyList<NormsLayer> Layers { get; init; } = [];

    /// <summary>Where the texts disagree or are silent, with the rule kept, by id (<c>C1</c>…).</summary>
    public IReadOnlyDictionary<string, ConflictNote> Conflicts { get; init; } = new Dictionary<string, ConflictNote>();

    /// <summary>Ways of being abnormal, by id.</summary>
    public IReadOnlyDictionary<string, AnomalyPattern> Anomalies { get; init; } = new Dictionary<string, AnomalyPattern>();

    /// <summary>By id; a form laid over others is found under each of their ids too.</summary>
    public IReadOnlyDictionary<string, Form> Forms { get; init; } = new Dictionary<string, Form>();

    /// <summary>To estimate energy, carbon and water.</summary>
    public FootprintFactors Footprint { get; init; } = FootprintFactors.None;

    public ProportionalityRules Proportionality { get; init; } = ProportionalityRules.None;
}

/// <param name="Version">SHA-256 of this pack's files alone, lower-case hex.</param>
public sealed record NormsLayer(string Id, Text Title, string Version);

/// <param name="Topic">What the texts disagree on, or leave open.</param>
/// <param name="Places">Where it is read.</param>
/// <param name="Retained">The rule kept and why, shown wherever it decides.</param>
public sealed record ConflictNote(string Id, Text Topic, IReadOnlyList<Source> Places, Text Retained);

/// <summary>One problem of a pack: file, path inside it (JSON pointer), what is wrong and the remedy.</summary>
public sealed record NormsProblem(string File, string Path, string Message);
