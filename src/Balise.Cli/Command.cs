using System.Text;
using Balise.Cli.Doctoring;
using Balise.Cli.Journaling;
using Balise.Cli.Policies;
using Balise.Cli.Scanning;

namespace Balise.Cli;

/// <summary>
/// The command line's entry point; a named class so that two executables can live in one test project. What a machine reads goes to
/// the output, what a person reads to the error output.
/// </summary>
public static class Command
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <returns>One of the codes of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) =>
        RunAsync(args, new Terminal(Console.OpenStandardInput(), output, error), CancellationToken.None);

    internal static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken ct)
    {
        var parsed = Verbs(terminal).Parse(args);
        if (parsed.Errors is not [])
        {
            foreach (var problem in parsed.Errors)
            {
                terminal.Error.WriteLine(problem.Message);
            }

            terminal.Error.WriteLine("balise --help says how a command is written.");
            return ExitCode.Misused;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, ct);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or UnusableException)
        {
            terminal.Error.WriteLine(problem.Message);
            return ExitCode.Misused;
        }
    }

    private static RootCommand Verbs(Terminal terminal) =>
        new("Balise: finds what must not leave, verifies journals, replays decisions, checks norms.")
        {
            ScanCommand.Define(terminal),
            new Verb("journal", "Verifies and exports journals, without the software that wrote them.")
            {
                VerifyCommand.Define(terminal),
                ExportCommand.Define(terminal),
            },
            new Verb("policy", "Explains rules, replays decisions, runs cases.")
            {
                ExplainCommand.Define(terminal),
                ReplayCommand.Define(terminal),
                TestCommand.Define(terminal),
            },
            new Verb("norms", "Checks the packs of norms.") { NormsCheckCommand.Define(terminal) },
            DoctorCommand.Define(terminal),
        };

    private static async Task<int> Main(string[] args)
    {
        // UTF-8 whatever the locale; flushed at each line, so that a program may ask and wait for the answer.
        await using var output = new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true };
        await using var error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true };
        return await RunAsync(args, output, error);
    }
}
