using System.Text;
using Balise.Domain.Norms;

namespace Balise.Tests.Domain.Norms;

/// <summary>A copy of the shipped packs in a temporary folder, to be broken.</summary>
internal sealed class PackCopy : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("balise-norms-").FullName;

    public PackCopy()
    {
        foreach (var pack in new[] { ShippedPacks.Quebec, ShippedPacks.Cssdgs })
        {
            foreach (var file in Directory.EnumerateFiles(pack, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(ShippedPacks.Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    public string Folder => folder;

    public string Quebec => Path.Combine(folder, "quebec");

    public string Local => Path.Combine(folder, "cssdgs");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public string PathOf(string file) => Path.Combine(folder, file);

    public PackCopy Write(string file, string content)
    {
        File.WriteAllText(PathOf(file), content, new UTF8Encoding(false));
        return this;
    }

    /// <summary>Replaces the first occurrence; it must be there, or the test would prove nothing.</summary>
    public PackCopy Replace(string file, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(file));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"“{old}” is not in {file}");
        return Write(file, string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length)));
    }

    public NormsPack LoadBoth() => ShippedPacks.Load(Quebec, Local);

    public IReadOnlyList<NormsProblem> ProblemsOfNational() => Problems(Quebec);

    public IReadOnlyList<NormsProblem> ProblemsOfBoth() => Problems(Quebec, Local);

    /// <summary>The only problem of the national pack.</summary>
    public NormsProblem OnlyProblem() => Assert.Single(ProblemsOfNational());

    public NormsProblem OnlyProblemOfBoth() => Assert.Single(ProblemsOfBoth());

    private static IReadOnlyList<NormsProblem> Problems(params string[] folders)
    {
        var load = NormsLoader.Load(folders);
        Assert.Equal(load.Pack is null, load.Problems is not []);
        return load.Problems;
    }
}
