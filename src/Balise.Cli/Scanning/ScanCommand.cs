using Balise.Cli.Policies;
using Balise.Detection;
using Balise.Detection.Names;
using Balise.Domain.Data;

namespace Balise.Cli.Scanning;

/// <summary>
/// <c>balise scan [--format jsonl|table|sarif] [--fail-at LEVEL] [PATH…]</c>: looks for personal information, secrets and markings. Reads lines
/// of <c>{"id","text"}</c> from its input or from files, and whole documents and folders of them, whose id is then their path. Writes no
/// value it found. Ends with <see cref="ExitCode.LevelReached"/> when a text suggests the level of <c>--fail-at</c> or a higher one.
/// </summary>
internal static class ScanCommand
{
    private const string Jsonl = "jsonl";
    private const string Table = "table";
    private const string Sarif = "sarif";

    public static Verb Define(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Lines of {\"id\",\"text\"} (.jsonl, .ndjson), documents (text, PDF, Word, Excel, PowerPoint, mail), or folders of them. Without a path: lines from the input.",
        };
        var format = new Option<string>("--format") { Description = "How findings are written; table and sarif say the level by the norms.", DefaultValueFactory = _ => Jsonl };
        format.AcceptOnlyFromAmong(Jsonl, Table, Sarif);
        var failAt = new Option<string?>("--fail-at") { Description = "End with code 3 when a text suggests this level or a higher one.", HelpName = "LEVEL" };
        failAt.AcceptOnlyFromAmong(SecurityLevels.Names);
        var norms = NormsFolder.Option();
        var scan = new Verb("scan", "Looks for personal information, secrets and markings in texts.") { paths, format, failAt, norms };
        scan.SetAction((parsed, ct) =>
        {
            var request = new Request(parsed.GetValue(paths) ?? [], parsed.GetValue(format)!, parsed.GetValue(failAt), parsed.GetValue(norms));
            return Task.FromResult(Run(request, terminal, ct));
        });
        return scan;
    }

    private static int Run(Request request, Terminal terminal, CancellationToken ct)
    {
        // Lines for programs need no norms: a folder without any does not stop them.
        var levels = request.NeedsLevels ? new SuggestedLevel(NormsFolder.Pack(NormsFolder.Path(request.Norms, terminal)).FindingLevels) : null;
        var source = new ScanSource(terminal.Error, ct);
        using var sarif = request.Format == Sarif ? new SarifWriter(terminal.Output, levels!) : null;
        IScanWriter writer = sarif ?? (request.Format == Table ? new TableWriter(terminal.Output) : (IScanWriter)new JsonLineWriter(terminal.Output));
        var detectors = DetectorSet.Create(new DetectorSetOptions { PersonTagger = PersonNames.Load(), Failed = fault => terminal.Error.WriteLine($"A detector failed, please report it: {fault.GetType().Name}\n{fault.StackTrace}") });
        var found = new FindingBuffer();
        var highest = SecurityLevel.Unclassified;
        var texts = 0;
        foreach (var item in request.Paths is [] ? source.Lines(terminal.Input, "input") : request.Paths.SelectMany(source.Path))
        {
            detectors.Scan(item.Text, found);
            var level = levels?.Of(found);
            writer.Write(item, found, level);
            highest = level > highest ? level.Value : highest;
            texts++;
            if (found.Truncated)
            {
                source.Complain(item.Place, $"more than {FindingBuffer.DefaultCapacity} values, more numbers than are read at once, or a detector that failed: what is listed is not all");
            }
        }

        writer.End();
        var reached = texts > 0 && request.FailAt is { } name && SecurityLevels.TryParse(name, out var limit) && highest >= limit;
        return reached ? ExitCode.LevelReached : source.Problems == 0 ? ExitCode.Done : ExitCode.Fault;
    }

    private sealed record Request(string[] Paths, string Format, string? FailAt, string? Norms)
    {
        public bool NeedsLevels => Format != Jsonl || FailAt is not null;
    }
}
