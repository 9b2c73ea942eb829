using Balise.Domain.Norms;

namespace Balise.Tests.Domain.Norms;

/// <summary>The packs of the repository, found from where the tests run.</summary>
internal static class ShippedPacks
{
    public static readonly string Folder = Find();

    public static readonly string Quebec = Path.Combine(Folder, "quebec");

    public static readonly string Cssdgs = Path.Combine(Folder, "cssdgs");

    public static readonly NormsPack Pack = Load(Quebec);

    public static NormsPack Load(params string[] folders)
    {
        var load = NormsLoader.Load(folders);
        Assert.Equal([], load.Problems.Select(problem => $"{problem.File} {problem.Path} {problem.Message}"));
        return load.Pack!;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Balise.slnx")))
            {
                return Path.Combine(folder.FullName, "norms");
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
