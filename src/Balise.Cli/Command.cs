namespace Balise.Cli;

/// <summary>The command line's entry point; a named class so that two executables can live in one test project.</summary>
public static class Command
{
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => Task.FromResult(0);

    private static Task<int> Main(string[] args) => RunAsync(args, Console.Out, Console.Error);
}
