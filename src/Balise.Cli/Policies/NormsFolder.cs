using Balise.Domain.Norms;

namespace Balise.Cli.Policies;

/// <summary>The packs a command works with: those beside the program unless another folder is named.</summary>
internal static class NormsFolder
{
    public static Option<string?> Option() => new("--norms")
    {
        Description = "Folder of the packs; BALISE_NORMS, or those beside the program, when absent.", HelpName = "DIR",
    };

    public static string Path(string? named, Terminal terminal) =>
        named ?? terminal.Setting("BALISE_NORMS") ?? System.IO.Path.Combine(AppContext.BaseDirectory, "norms");

    /// <summary>The national pack and, over it, the local packs in ordinal order, as the process lays them.</summary>
    public static NormsLoad Load(string folder)
    {
        var national = System.IO.Path.Combine(folder, "quebec");
        if (!Directory.Exists(national))
        {
            throw new UnusableException($"{folder} holds no folder quebec: name the folder of the packs with --norms.");
        }

        var local = Directory.GetDirectories(folder).Where(d => System.IO.Path.GetFileName(d) is not ("quebec" or "schema"));
        return NormsLoader.Load([national, .. local.Order(StringComparer.Ordinal)]);
    }

    public static NormsPack Pack(string folder) =>
        Load(folder).Pack ?? throw new UnusableException($"The norms in {folder} have problems: balise norms check {folder} says which.");
}
