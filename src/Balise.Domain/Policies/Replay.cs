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
        var facts = DecisionJson.ReadFacts(decision, policy);
        var verdict = policy.Evaluate(facts);
        return new ReplayResult(verdict, [.. Differences(decision, verdict), .. Chosen(policy, facts, verdict)]);
    }

    // The model of a use case's route is chosen again too. A request refused after the choice was judged on facts that came later.
    private static IEnumerable<string> Chosen(CompiledPolicy policy, RequestFacts facts, Verdict verdict)
    {
        if (facts.Route is not { } was || facts.UseCase < 0 || verdict.Effect is not (Effect.Allow or Effect.Transform))
        {
            yield break;
        }

        if (policy.UseCaseAt(facts.UseCase).Route is not { } route)
        {
            yield return $"model: {facts.Model} ≠ —";
            yield break;
        }

        var again = ModelRouting.Choose(policy, facts with { QuotaUnknown = false }, route, was);
        if (again.Model != facts.Model || again.Route!.Why != was.Why)
        {
            yield return $"model: {facts.Model} ({was.Why}) ≠ {again.Model} ({again.Route!.Why})";
        }
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
