using System.Text.Json;
using Balise.Domain.Policies;

namespace Balise.Cli.Policies;

/// <summary>
/// <c>balise policy replay</c>: judges one decision again, or every decision of a database, with the rules of its day. One JSON object
/// a decision when it is asked for by name; else one for each that differs, and <c>decisions N same N</c> at the end.
/// </summary>
internal static class ReplayCommand
{
    public static Verb Define(Terminal terminal)
    {
        var options = new DecisionOptions();
        var replay = new Verb("replay", "Judges a decision again with the rules of its day; all of a database's decisions without --decision.");
        options.AddTo(replay);
        replay.SetAction(parsed => parsed.GetValue(options.Decision) is null
            ? All(parsed.GetValue(options.Database), terminal)
            : One(options, parsed, terminal));
        return replay;
    }

    private static int One(DecisionOptions options, ParseResult parsed, Terminal terminal)
    {
        var (decision, snapshot) = Json.Read(() => options.Read(parsed));
        using (decision)
        {
            var result = Json.Read(() => Replay.Run(decision.RootElement, snapshot));
            Write(decision.RootElement, result, terminal.Output);
            terminal.Error.WriteLine(result.Same ? "Same verdict, same rules." : "The replay does not say what the journal says.");
            return result.Same ? ExitCode.Done : ExitCode.Fault;
        }
    }

    private static int All(string? path, Terminal terminal)
    {
        using var database = new DecisionDatabase(path ?? throw new UnusableException("Give --decision and --snapshot, or --database FILE."));
        var (all, same) = (0L, 0L);
        foreach (var bytes in database.Decisions())
        {
            using var decision = JsonDocument.Parse(bytes);
            all++;
            var result = Json.Read(() => Replay.Run(decision.RootElement, database.SnapshotOf(decision.RootElement)));
            if (result.Same)
            {
                same++;
            }
            else
            {
                Write(decision.RootElement, result, terminal.Output);
            }
        }

        terminal.Output.WriteLine($"decisions {all} same {same}");
        return all == same ? ExitCode.Done : ExitCode.Fault;
    }

    private static void Write(JsonElement decision, ReplayResult result, TextWriter output) => output.WriteLine(Json.Line(json =>
    {
        json.WriteString("id", decision.TryGetProperty("id", out var id) ? id.GetString() : null);
        json.WriteString("snapshot", decision.GetProperty("snapshot").GetString());
        json.WriteBoolean("same", result.Same);
        json.WriteString("verdict", result.Verdict.Effect.Name());
        json.WriteString("code", result.Verdict.Code);
        json.WriteStartArray("rules");
        foreach (var rule in result.Verdict.Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("instrument", rule.Instrument);
            json.WriteString("clause", rule.Clause);
            json.WriteString("effect", rule.Effect.Name());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (var difference in result.Differences)
        {
            json.WriteStringValue(difference);
        }

        json.WriteEndArray();
    }));
}
