using Balise.Domain.Norms;

namespace Balise.Cli.Policies;

/// <summary>
/// <c>balise policy test [FOLDER]</c>: runs the cases that the packs carry, then the decision cases of a folder. The output has one line
/// per case that fails and <c>cases N failed N</c> at the end.
/// </summary>
internal static class TestCommand
{
    public static Verb Define(Terminal terminal)
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Description = "JSON files of {\"snapshot\",\"cases\":[{\"title\",\"facts\",\"expected\"}]}.", Arity = ArgumentArity.ZeroOrOne,
        };
        var norms = NormsFolder.Option();
        var test = new Verb("test", "Runs the cases of the packs, then those of a folder.") { folder, norms };
        test.SetAction(parsed => Run(NormsFolder.Path(parsed.GetValue(norms), terminal), parsed.GetValue(folder), terminal));
        return test;
    }

    private static int Run(string norms, string? folder, Terminal terminal)
    {
        var (cases, failed) = Packs(norms, terminal.Output);
        if (folder is not null)
        {
            foreach (var file in Files(folder))
            {
                var results = DecisionCases.Run(file);
                cases += results.Count;
                foreach (var result in results.Where(r => r.Problem is not null))
                {
                    failed++;
                    terminal.Output.WriteLine($"{Path.GetRelativePath(folder, file)} {result.Title}: {result.Problem}");
                }
            }
        }

        terminal.Output.WriteLine($"cases {cases} failed {failed}");
        return failed == 0 ? ExitCode.Done : ExitCode.Fault;
    }

    private static (int Cases, int Failed) Packs(string norms, TextWriter output)
    {
        var (cases, failed) = (0, 0);
        foreach (var chain in NormsCheck.FindChains(norms))
        {
            var result = NormsCheck.Run(chain);
            cases += result.Cases;
            failed += result.Problems.Count;
            foreach (var problem in result.Problems)
            {
                output.WriteLine($"{problem.File} {problem.Path}: {problem.Message.ReplaceLineEndings(" ")}");
            }
        }

        return (cases, failed);
    }

    private static List<string> Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UnusableException($"{folder}: there is no such folder.");
        }

        // A snapshot kept apart is named *.snapshot.json.
        return [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".snapshot.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
