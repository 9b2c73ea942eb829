using Balise.Domain.Norms.Internal;

namespace Balise.Domain.Norms;

/// <summary>
/// Reads packs from their folders, lays them one over the other and checks the whole. A pack is loaded whole or refused whole, with
/// every problem at once.
/// </summary>
public static class NormsLoader
{
    /// <param name="packFolders">National pack first, then the local packs in the order they are laid over it.</param>
    /// <exception cref="IOException">A file exists and cannot be read.</exception>
    public static NormsLoad Load(IReadOnlyList<string> packFolders) => LoadWithCases(packFolders).Load;

    /// <inheritdoc cref="Load"/>
    internal static (NormsLoad Load, IReadOnlyList<NormsCases> Cases) LoadWithCases(IReadOnlyList<string> packFolders)
    {
        var problems = new ProblemList();
        if (packFolders is [])
        {
            problems.Add("", "", "no pack was named: at least the national one is needed");
            return (new(null, problems.All), []);
        }

        var assembly = new PackAssembly(problems);
        foreach (var layer in packFolders.Select(folder => PackFolder.Read(folder, problems)).OfType<Layer>())
        {
            assembly.Lay(layer);
        }

        new PackReferences(assembly, problems).Check();
        return problems.All is []
            ? (new(assembly.Build(), []), [.. assembly.Layers.Select(layer => layer.Cases)])
            : (new(null, problems.All), []);
    }
}

/// <summary>A pack, or the reasons why there is none. Never both.</summary>
public sealed record NormsLoad(NormsPack? Pack, IReadOnlyList<NormsProblem> Problems);
