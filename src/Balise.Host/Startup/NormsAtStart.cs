using Balise.Domain.Norms;

namespace Balise.Host.Startup;

/// <summary>Loads the packs or refuses to start, with every problem at once.</summary>
internal static class NormsAtStart
{
    /// <param name="folder">Holds <c>quebec</c>, the national pack, and local packs laid over it in ordinal order.</param>
    public static NormsPack Load(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "quebec")))
        {
            throw new SettingsException($"The norms are not in {folder}: publish the program whole, or set BALISE_NORMS.");
        }

        string[] packs =
        [
            Path.Combine(folder, "quebec"),
            .. Directory.GetDirectories(folder).Where(d => Path.GetFileName(d) is not ("quebec" or "schema")).Order(StringComparer.Ordinal),
        ];
        var load = NormsLoader.Load(packs);
        return load.Pack ?? throw new SettingsException(
            $"The norms have {load.Problems.Count} problem(s); nothing starts until they are mended:\n"
            + string.Join('\n', load.Problems.Select(p => $"  {p.File} {p.Path}: {p.Message}")));
    }
}
