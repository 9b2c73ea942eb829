using Balise.Journal.Checkpoints;
using Balise.Journal.Verification;
using Microsoft.Data.Sqlite;

namespace Balise.Cli.Journaling;

/// <summary>
/// <c>balise journal verify PATH</c>: checks every promise of a journal. The output has <c>entries N</c>, then <c>root HASH LOG</c> for each
/// log, <c>checkpoints N</c>, <c>witnessed N</c>, <c>key SOURCE VKEY</c>, and <c>fault …</c> for the first fault, which names the entry.
/// </summary>
internal static class VerifyCommand
{
    public static Verb Define(Terminal terminal)
    {
        var path = new Argument<string>("PATH") { Description = "A database file (balise.db) or an export (JSON Lines)." };
        var keys = new Option<string[]>("--key") { Description = "A verifier key obtained elsewhere than from the journal; may be repeated.", HelpName = "VKEY" };
        var witness = new Option<string[]>("--witness") { Description = "A file of checkpoints kept outside the operator's hands; may be repeated.", HelpName = "FILE" };
        var verify = new Verb("verify", "Checks every entry, signature and outcome of a journal; ends with 1 on the first fault.") { path, keys, witness };
        verify.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetValue(keys) ?? [], parsed.GetValue(witness) ?? [], terminal));
        return verify;
    }

    private static int Run(string path, string[] keys, string[] witness, Terminal terminal)
    {
        var options = new VerificationOptions { TrustedKeys = [.. keys.Select(Key)], Witness = [.. witness.SelectMany(Seen)] };
        var count = new ReadingCount();
        try
        {
            return Say(JournalSource.Verify(path, options, count), terminal);
        }
        catch (Exception problem) when (problem is FormatException or InvalidDataException or SqliteException)
        {
            terminal.Output.WriteLine($"entries {count.Entries}");
            terminal.Output.WriteLine($"fault Unreadable: {problem.Message.ReplaceLineEndings(" ")}");
            terminal.Error.WriteLine("The journal cannot be read to its end. Nothing after the fault was checked.");
            return ExitCode.Fault;
        }
    }

    private static int Say(JournalReport report, Terminal terminal)
    {
        var output = terminal.Output;
        output.WriteLine($"entries {report.Entries}");
        foreach (var log in report.Logs)
        {
            output.WriteLine($"root {log.Root.ToBase64()} {log.Log}");
        }

        output.WriteLine($"checkpoints {report.Checkpoints}");
        output.WriteLine($"witnessed {report.Logs.Sum(log => log.Witnessed)}");
        output.WriteLine($"expired {report.Logs.Sum(log => log.Expired)}");
        output.WriteLine($"open {report.Logs.Sum(log => log.OpenDecisions)}");
        foreach (var key in report.Keys)
        {
            output.WriteLine($"key {report.KeySource.ToString().ToLowerInvariant()} {key}");
        }

        if (report.Fault is { } fault)
        {
            output.WriteLine($"fault {fault.ToString().ReplaceLineEndings(" ")}");
            terminal.Error.WriteLine("This journal is not what was sealed. Keep it as it is, and compare it with a witness and with the last backup.");
            return ExitCode.Fault;
        }

        terminal.Error.WriteLine(report.KeySource == KeySource.Trusted
            ? "Whole, and signed by the keys you gave."
            : "Whole. The keys came from the journal itself: give --key and --witness to know also who wrote it and that nothing was rewritten.");
        return ExitCode.Done;
    }

    private static CheckpointKey Key(string text)
    {
        try
        {
            return CheckpointKey.Parse(text.Trim());
        }
        catch (FormatException problem)
        {
            throw new UnusableException($"--key: {problem.Message}");
        }
    }

    private static IReadOnlyList<Checkpoint> Seen(string path)
    {
        try
        {
            return new CheckpointFile(path).Read();
        }
        catch (FormatException problem)
        {
            throw new UnusableException($"--witness {path}: {problem.Message}");
        }
    }
}
