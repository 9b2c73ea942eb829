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
    IReadOnlyDictionary<string, FindingLevel> FindingLevels);

/// <summary>One problem of a pack: file, path inside it (JSON pointer), what is wrong and the remedy.</summary>
public sealed record NormsProblem(string File, string Path, string Message);
