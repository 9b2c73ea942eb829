using Balise.Domain.Norms.Internal;

namespace Balise.Domain.Norms;

/// <summary>
/// What an author runs before shipping a pack: the loader's checks, then the cases that the pack carries, then the typography of its
/// words. The process only runs the first part when it starts.
/// </summary>
public static class NormsCheck
{
    /// <summary>
    /// Finds the packs of a folder: the folder itself when it holds <c>pack.json</c>, else each of its subfolders that does. A local pack
    /// comes after the packs it is laid over, found beside it.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> FindChains(string folder)
    {
        if (File.Exists(Path.Combine(folder, "pack.json")) || !Directory.Exists(folder))
        {
            return [PackChain.Of(folder)];
        }

        var packs = Directory.EnumerateDirectories(folder).Where(pack => File.Exists(Path.Combine(pack, "pack.json")));
        return [.. packs.Order(StringComparer.Ordinal).Select(PackChain.Of)];
    }

    /// <param name="packFolders">As for <see cref="NormsLoader.Load"/>. Only the last pack's cases and words are checked.</param>
    public static NormsCheckResult Run(IReadOnlyList<string> packFolders)
    {
        var (load, layers) = NormsLoader.LoadLayers(packFolders);
        if (load.Pack is not { } pack)
        {
            return new(0, load.Problems);
        }

        var problems = new ProblemList();
        new CaseRunner(pack, problems).Run(layers[^1].Cases);
        Typography.Check(layers[^1], problems);
        return new(layers[^1].Cases.Count, problems.All);
    }
}

/// <param name="Cases">How many cases were run.</param>
public sealed record NormsCheckResult(int Cases, IReadOnlyList<NormsProblem> Problems);
