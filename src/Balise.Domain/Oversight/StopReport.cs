using System.Text.Json;

namespace Balise.Domain.Oversight;

/// <summary>How fast a stop was in force, process by process, as each wrote it in its own journal (Guide, 2.3: exercices).</summary>
public sealed class ReadStopReport(IStore<EmergencyStop> stops, IJournalReader journal)
{
    /// <summary>Words that the entries about a stop hold.</summary>
    public static string Subject(Guid stop) => $"stop:{stop}";

    /// <returns><c>null</c> when there is no such stop.</returns>
    public async Task<StopReport?> ExecuteAsync(Guid id, CancellationToken ct)
    {
        if (await stops.FindAsync(id, ct) is not { } stop)
        {
            return null;
        }

        var from = DateOnly.FromDateTime(stop.PressedAt.UtcDateTime).AddDays(-1);
        var page = await journal.SearchAsync(new JournalQuery(Subject(id), "intervention", "", from, null, 1), ct);
        return new StopReport(
            stop.Id.Value, stop.Scope, stop.Target, stop.Drill, stop.PressedAt, stop.LiftedAt,
            [.. page.Lines.Where(l => l.Json is { } json && json.TryGetProperty("intervention", out var kind) && kind.GetString() == "stop").Select(Effect).OrderBy(e => e.AfterMs)]);
    }

    private static StopEffect Effect(JournalLine line)
    {
        var json = line.Json!.Value;
        return new StopEffect(
            line.Log, line.Id, line.At, json.GetProperty("afterMs").GetInt64(), json.GetProperty("streams").GetInt32(),
            json.TryGetProperty("closedMs", out var closed) && closed.ValueKind is JsonValueKind.Number ? closed.GetInt64() : null);
    }
}

public sealed record StopReport(
    Guid Id, StopScope Scope, string Target, bool Drill, DateTimeOffset PressedAt, DateTimeOffset? LiftedAt, IReadOnlyList<StopEffect> Effects)
{
    /// <summary>What is promised: in force everywhere in less than that, from the press.</summary>
    public const long PromisedMs = 1000;

    public long? SlowestMs => Effects.Count == 0 ? null : Effects.Max(e => e.ClosedMs ?? e.AfterMs);

    public int Streams => Effects.Sum(e => e.Streams);
}

/// <summary>One process.</summary>
/// <param name="AfterMs">From the press to the refusal of new requests, in milliseconds, by the clocks of the two machines.</param>
/// <param name="Streams">Answers under way that were cut.</param>
/// <param name="ClosedMs">From the press to the end of the last of them; <c>null</c> when there was none, or when one did not end.</param>
public sealed record StopEffect(string Process, Guid Entry, DateTimeOffset At, long AfterMs, int Streams, long? ClosedMs);
