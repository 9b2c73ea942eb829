namespace Balise.Tests.Detection.Labelled;

/// <summary>
/// The whole corpus: <see cref="Development"/> is for building detectors, <see cref="Test"/> only measures them.
/// The evasions of each half come from the texts of that half.
/// </summary>
internal sealed record LabelledCorpus(
    IReadOnlyList<LabelledText> Development,
    IReadOnlyList<LabelledText> Test,
    IReadOnlyList<LabelledText> DevelopmentEvasions,
    IReadOnlyList<LabelledText> TestEvasions)
{
    public IEnumerable<LabelledText> All => [.. Development, .. Test, .. DevelopmentEvasions, .. TestEvasions];

    /// <param name="folder">The folder that holds <c>dev</c>, <c>test</c> and <c>evasions</c>.</param>
    public static LabelledCorpus Load(string folder) => new(
        LabelledTextFile.ReadFolder(Path.Combine(folder, "dev")),
        LabelledTextFile.ReadFolder(Path.Combine(folder, "test")),
        ReadEvasions(Path.Combine(folder, "evasions", "dev.jsonl")),
        ReadEvasions(Path.Combine(folder, "evasions", "test.jsonl")));

    private static IReadOnlyList<LabelledText> ReadEvasions(string path) =>
        File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0).Select(LabelledJson.Read)] : [];
}
