using Balise.Domain.Norms;

namespace Balise.Cli;

/// <summary>
/// <c>balise norms check DIR</c>: checks a pack, or every pack of a folder, each local pack over the ones it needs. Standard output has
/// one line per problem, <c>file path message</c> (path is a JSON pointer, <c>/</c> for the whole file); standard error has the summary.
/// </summary>
internal static class NormsCheckCommand
{
    public static Verb Define(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "A pack, or a folder of packs." };
        var check = new Verb("check", "Checks packs of norms and the cases they carry.") { folder };
        check.SetAction(parsed => Run(parsed.GetRequiredValue(folder), terminal.Output, terminal.Error));
        return check;
    }

    /// <returns>0 when nothing is wrong, 1 otherwise.</returns>
    public static int Run(string dir, TextWriter output, TextWriter error)
    {
        var chains = NormsCheck.FindChains(dir);
        if (chains is [])
        {
            error.WriteLine($"{dir}: no pack here. A pack is a folder that holds pack.json.");
            return ExitCode.Fault;
        }

        var said = new HashSet<NormsProblem>();
        foreach (var chain in chains)
        {
            var name = string.Join(" + ", chain.Select(folder => Path.GetFileName(folder)));
            var result = NormsCheck.Run(chain);
            foreach (var problem in result.Problems.Where(said.Add))
            {
                output.WriteLine($"{problem.File} {(problem.Path is "" ? "/" : problem.Path)} {OnOneLine(problem.Message)}");
            }

            error.WriteLine(result.Problems is []
                ? $"{name}: no problem, {result.Cases} cases passed"
                : $"{name}: {result.Problems.Count} problem(s)");
        }

        return said.Count == 0 ? ExitCode.Done : ExitCode.Fault;
    }

    private static string OnOneLine(string message) => message.ReplaceLineEndings(" ");
}
