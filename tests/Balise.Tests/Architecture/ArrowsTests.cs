using System.Xml.Linq;

namespace Balise.Tests.Architecture;

/// <summary>Who may know whom. A change to this table is a decision record (docs/decisions).</summary>
public sealed class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Domain"] = [],
        ["Journal"] = [],
        ["Detection"] = [],
        ["Documents"] = [],
        ["Gateway"] = ["Domain", "Journal", "Detection", "Documents"],
        ["Persistence"] = ["Domain", "Journal"],
        ["Web"] = ["Domain"],
        ["Cli"] = ["Domain", "Journal", "Detection", "Documents"],
        ["Host"] = ["Domain", "Journal", "Detection", "Documents", "Gateway", "Persistence", "Web"],
    };

    /// <summary>Pure projects: the packages they may have, and no other.</summary>
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Domain"] = [],
        ["Detection"] = [],
        ["Journal"] = ["NSec.Cryptography"],
    };

    public static TheoryData<string> AllProjects => [.. Repository.Projects];

    [Fact]
    public void Every_project_of_the_product_is_in_the_table()
    {
        var projects = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d)["Balise.".Length..]);

        Assert.Equal(Arrows.Keys.Order(), projects.Order());
    }

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void A_project_references_only_what_the_table_allows(string project)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)["Balise.".Length..]);

        Assert.Empty(references.Except(Arrows[project]));
    }

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void An_assembly_uses_only_what_the_table_allows(string project)
    {
        var used = Repository.Assemblies[project].GetReferencedAssemblies()
            .Select(a => a.Name!).Where(name => name.StartsWith("Balise.", StringComparison.Ordinal)).Select(name => name["Balise.".Length..]);

        Assert.Empty(used.Except(Arrows[project]));
    }

    [Fact]
    public void A_pure_project_has_no_package_of_its_own()
    {
        foreach (var (project, allowed) in Packages)
        {
            Assert.Equal(allowed, Items(project, "PackageReference"));
            Assert.Empty(Items(project, "FrameworkReference"));
        }
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Repository.Read($"src/Balise.{project}/Balise.{project}.csproj")).Descendants(kind)
            .Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'));
}
