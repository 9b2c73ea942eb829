using System.Text.RegularExpressions;

namespace Balise.Tests.Architecture;

/// <summary>What files hold, and how much of it.</summary>
public sealed partial class SourcesTests
{
    private const int MostLines = 250;

    private static readonly string[] TextEndings =
        [".cs", ".razor", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".css", ".js", ".mjs", ".ts", ".sh", ".yml", ".yaml", ".txt", ".tsv", ".service", ""];

    [Fact]
    public void No_source_file_is_too_long_to_be_read()
    {
        var sources = new[] { "src", "tests", "tools", "bench" }.SelectMany(Repository.Files)
            .Where(path => (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)) && !path.Contains("/Migrations/"));

        var long_ = sources.Select(path => (path, lines: Repository.Read(path).Split('\n').Count(line => !string.IsNullOrWhiteSpace(line))))
            .Where(file => file.lines > MostLines);

        Assert.Empty(long_);
    }

    [Fact]
    public void No_file_names_a_folder_of_someones_machine_or_a_package_registry()
    {
        // The texts the readers learn from are what people write: logs and commands with the folders of invented people.
        var files = Repository.Files().Where(path => TextEndings.Contains(Path.GetExtension(path)) && !path.StartsWith("tools/texts/", StringComparison.Ordinal));

        var found = files.SelectMany(path => MachineOrRegistry().Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value}"));

        Assert.Empty(found.Distinct());
    }

    // Written in pieces, or this file would be its own finding.
    [GeneratedRegex(
        @"(?<![\w/.])/(?:wor[k]|hom[e]|User[s]|roo[t])/[\w.-]+|registr[y]\.npmjs|ap[i]\.nuget|nuge[t]\.org/v3|pyp[i]\.org|deb\.debia[n]\.org|artifactor[y]\.|[A-Z]:\\User[s]")]
    private static partial Regex MachineOrRegistry();
}
