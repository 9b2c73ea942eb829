using System.Reflection;

namespace Balise.Tests.Architecture;

/// <summary>The sources, found from where the tests run.</summary>
internal static class Repository
{
    private static readonly string[] NotSources = [".git", "bin", "obj", "artifacts", "data", "node_modules", "kit", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];

    public static readonly string Root = Find();

    public static readonly IReadOnlyList<string> Projects =
        ["Domain", "Journal", "Detection", "Documents", "Gateway", "Persistence", "Web", "Cli", "Host"];

    /// <summary>The product's own assemblies, by the name of their project.</summary>
    public static readonly IReadOnlyDictionary<string, Assembly> Assemblies =
        Projects.ToDictionary(name => name, name => Assembly.Load(name == "Cli" ? "balise" : $"Balise.{name}"));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths from the root, with slashes, of everything that is not made by a build.</summary>
    public static IEnumerable<string> Files(string under = "") =>
        Walk(new DirectoryInfo(Path.Combine(Root, under))).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
        .Where(file => file.Name != ".git")
        .Concat(folder.EnumerateDirectories().Where(d => !NotSources.Contains(d.Name, StringComparer.Ordinal)).SelectMany(Walk));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Balise.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
