using System.Text.Json;

namespace Balise.Domain.Policies;

/// <summary>Judges a stored decision again with the rules of its day. Same snapshot + same facts = same verdict, today or tomorrow.</summary>
public static class Replay
{
    /// <param name="decision">The journal entry, as exported.</param>
    /// <param name="snapshot">Canonical JSON of the snapshot the entry names.</param>
    /// <exception cref="JsonException">The entry is not a decision, or the snapshot is not the one it names.</exception>
    public static ReplayResult Run(JsonElement decision, ReadOnlySpan<byte> snapshot)
    {
        var named = decision.TryGetProperty("snapshot", out var id) ? id.GetString() : null;
        var actual = PolicySnapshot.IdOf(snapshot);
        if (named != actual)
        {
            throw new JsonException($"The decision names snapshot {named}, but these bytes are {actual}.");
        }

        var policy = new CompiledPolicy(PolicySnapshot.Parse(snapshot));
        var verdict = policy.Evaluate(DecisionJson.ReadFacts(decision, policy));
        return new ReplayResult(verdict, Differences(decision, verdict));
    }

    private static List<string> Differences(JsonElement decision, Verdict verdict)
    {
        List<string> differences = [];
        Compare("verdict", decision, verdict.Effect.Name());
        Compare("code", decision, verdict.Code);
        Compare("level", decision, Data.SecurityLevels.Name(verdict.Level));
        Compare("authorization", decision, verdict.Authorization);
        var stored = decision.GetProperty("rules").EnumerateArray()
            .Select(r => $"{r.GetProperty("id").GetString()}={r.GetProperty("effect").GetString()}");
        var now = verdict.Rules.Select(r => $"{r.Id}={r.Effect.Name()}");
        if (!stored.SequenceEqual(now))
        {
            differences.Add($"rules: {string.Join(' ', stored)} ≠ {string.Join(' ', now)}");
        }

        return differences;

        void Compare(string name, JsonElement entry, string? value)
        {
            var was = entry.TryGetProperty(name, out var element) ? element.GetString() : null;
            if (was != value)
            {
                differences.Add($"{name}: {was ?? "—"} ≠ {value ?? "—"}");
            }
        }
    }
}

/// <param name="Differences">Empty when the replay says what the journal says.</param>
public sealed record ReplayResult(Verdict Verdict, IReadOnlyList<string> Differences)
{
    public bool Same => Differences.Count == 0;
}
