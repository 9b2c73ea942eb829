using Balise.Detection;
using Balise.Detection.Names;

namespace Balise.Cli.Scanning;

/// <summary>
/// <c>balise scan [--format jsonl|table] [FILE…]</c>: looks for personal information, secrets and markings. Reads lines of
/// <c>{"id","text"}</c> from its input or from files, and whole documents, whose id is then their path. Writes no value it found.
/// </summary>
internal static class ScanCommand
{
    private const string Jsonl = "jsonl";
    private const string Table = "table";

    public static Verb Define(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Lines of {\"id\",\"text\"} (.jsonl, .ndjson) or documents: text, PDF, Word, Excel, PowerPoint, mail. Without a file: lines from the input.",
        };
        var format = new Option<string>("--format") { Description = "How findings are written.", DefaultValueFactory = _ => Jsonl };
        format.AcceptOnlyFromAmong(Jsonl, Table);
        var scan = new Verb("scan", "Looks for personal information, secrets and markings in texts.") { files, format };
        scan.SetAction((parsed, ct) => Task.FromResult(
            Run(parsed.GetValue(files) ?? [], parsed.GetValue(format) == Table, terminal, ct)));
        return scan;
    }

    private static int Run(string[] files, bool table, Terminal terminal, CancellationToken ct)
    {
        var source = new ScanSource(terminal.Error, ct);
        IScanWriter writer = table ? new TableWriter(terminal.Output) : new JsonLineWriter(terminal.Output);
        var detectors = DetectorSet.Create(new DetectorSetOptions { PersonTagger = PersonNames.Load() });
        var found = new FindingBuffer();
        foreach (var item in files is [] ? source.Lines(terminal.Input, "input") : files.SelectMany(source.File))
        {
            detectors.Scan(item.Text, found);
            writer.Write(item, found);
            if (found.Truncated)
            {
                source.Complain(item.Place, $"more than {FindingBuffer.DefaultCapacity} values: the others are not listed");
            }
        }

        return source.Problems == 0 ? ExitCode.Done : ExitCode.Fault;
    }
}
