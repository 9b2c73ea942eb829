using System.Text.RegularExpressions;

namespace Balise.Tests.Detection.Labelled;

/// <summary>
/// The whole corpus: <see cref="Development"/> is for building detectors, <see cref="Test"/> only measures them.
/// The evasions of each half come from the texts of that half.
/// </summary>
internal sealed partial record LabelledCorpus(
    IReadOnlyList<LabelledText> Development,
    IReadOnlyList<LabelledText> Test,
    IReadOnlyList<LabelledText> DevelopmentEvasions,
    IReadOnlyList<LabelledText> TestEvasions)
{
    private const string Measured = "test";

    public IEnumerable<LabelledText> All => [.. Development, .. Test, .. DevelopmentEvasions, .. TestEvasions];

    /// <param name="folder">The folder that holds <c>dev</c>, <c>test</c> and <c>evasions</c>. An empty <c>test</c> is a corpus whose test half is being rewritten.</param>
    public static LabelledCorpus Load(string folder)
    {
        var sources = EvasionSources(folder).ToList();
        return new LabelledCorpus(
            [.. sources.Where(source => source.Name != Measured).SelectMany(source => source.Texts)],
            sources.Single(source => source.Name == Measured).Texts,
            [.. sources.Where(source => source.Name != Measured).SelectMany(source => ReadEvasions(folder, source.Name))],
            ReadEvasions(folder, Measured));
    }

    /// <summary>
    /// The texts evasions are made from, by the name of their file: <c>dev</c>, each retired test half (<c>r1</c>, <c>r2</c>: the files of <c>dev</c> that begin so),
    /// and <c>test</c>.
    /// </summary>
    public static IEnumerable<(string Name, IReadOnlyList<LabelledText> Texts)> EvasionSources(string folder) =>
        LabelledTextFile.ReadFolder(Path.Combine(folder, "dev"))
            .GroupBy(file => Retired().Match(file.Name) is { Success: true } match ? match.Groups[1].Value : "dev", file => file.Texts)
            .Select(group => (group.Key, (IReadOnlyList<LabelledText>)[.. group.SelectMany(texts => texts)]))
            .Append((Measured, [.. LabelledTextFile.ReadFolder(Path.Combine(folder, Measured)).SelectMany(file => file.Texts)]));

    private static IReadOnlyList<LabelledText> ReadEvasions(string folder, string name) =>
        Path.Combine(folder, "evasions", name + ".jsonl") is var path && File.Exists(path)
            ? [.. File.ReadLines(path).Where(line => line.Length > 0).Select(LabelledJson.Read)] : [];

    [GeneratedRegex("^(r[0-9]+)-")]
    private static partial Regex Retired();
}
