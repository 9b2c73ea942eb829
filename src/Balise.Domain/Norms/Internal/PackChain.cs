namespace Balise.Domain.Norms.Internal;

/// <summary>Follows <c>over</c> from a local pack to the packs under it, among the neighbouring folders.</summary>
internal static class PackChain
{
    /// <summary>National pack first. A pack that is not found is left out: the loader then says which one it needs.</summary>
    public static IReadOnlyList<string> Of(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var chain = new List<string> { full };
        var neighbours = Neighbours(full);
        for (var over = Read(full).Over; over is not null && Find(neighbours, over) is { } under && !chain.Contains(under);)
        {
            chain.Insert(0, under);
            over = Read(under).Over;
        }

        return chain;
    }

    private static List<string> Neighbours(string folder) =>
        Path.GetDirectoryName(folder) is { } parent && Directory.Exists(parent)
            ? [.. Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal)]
            : [];

    private static string? Find(List<string> folders, string id) => folders.Find(folder => Read(folder).Id == id);

    private static (string? Id, string? Over) Read(string folder)
    {
        var file = Path.Combine(folder, "pack.json");
        try
        {
            // Problems are dropped here: the loader reads the same file and reports them.
            return File.Exists(file) && JsonTree.Read(file, File.ReadAllBytes(file), new()) is { } entry
                ? (entry.Find("id")?.Text, entry.Find("over")?.Text)
                : default;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
