using System.Text.Json;
using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.Policies;

namespace Balise.Web.Policies;

/// <summary>A decision as the journal holds it: the verdict that was given, not one worked out again.</summary>
public sealed record StoredDecision(
    JournalLine Line, Verdict Verdict, string? Snapshot, IReadOnlyList<(string Category, int Count)> Findings, JsonElement Facts)
{
    /// <summary><c>null</c> when the entry is not a decision, or its retention has run out.</summary>
    public static StoredDecision? Read(JournalLine line, NormsPack norms)
    {
        if (line is not { Type: "decision", Json: { ValueKind: JsonValueKind.Object } json } || !json.TryGetProperty("facts", out var facts))
        {
            return null;
        }

        var effect = Effect(json, "verdict");
        IReadOnlyList<SpokenRule> rules = [.. Items(json, "rules").Select(r => Rule(r, norms))];
        var verdict = new Verdict(
            effect, Text(json, "code"), SecurityLevels.TryParse(Text(json, "level"), out var level) ? level : default, rules, Text(json, "system"),
            Text(json, "useCase"), Text(json, "authorization"), 0)
        {
            FileHash = Text(json, "fileHash"),
        };
        return new StoredDecision(
            line, verdict, Text(json, "snapshot"),
            [.. Items(json, "findings").Select(f => (Text(f, "type") ?? "", f.TryGetProperty("count", out var n) && n.TryGetInt32(out var count) ? count : 1))],
            facts);
    }

    /// <summary>Values replaced by placeholders before the request left.</summary>
    public int Masked =>
        Line.Json is { } json && json.TryGetProperty("scan", out var scan) && scan.TryGetProperty("masked", out var count) && count.TryGetInt32(out var masked)
            ? masked
            : 0;

    /// <summary>What was measured of a request that let its use case choose a model, and why; <c>null</c> when it named its own.</summary>
    public RouteFacts? Route => Facts.TryGetProperty("route", out var route) && route.ValueKind is JsonValueKind.Object ? RouteFacts.TryRead(route) : null;

    /// <summary>A text member of the entry, or <c>null</c>.</summary>
    public string? this[string name] => Line.Json is { } json ? Text(json, name) : null;

    /// <summary>A text member of the facts, or <c>null</c>.</summary>
    public string? Fact(string name) => Text(Facts, name);

    /// <summary>Unit and roles of whoever asked.</summary>
    public (string Unit, IReadOnlyList<string> Roles) Requester => Facts.TryGetProperty("requester", out var who)
        ? (Text(who, "unit") ?? "", [.. Items(who, "roles").Select(r => r.GetString() ?? "")])
        : ("", []);

    private static SpokenRule Rule(JsonElement rule, NormsPack norms)
    {
        var id = Text(rule, "id") ?? "";
        return new SpokenRule(
            id, norms.Rules.TryGetValue(id, out var known) ? known.Code : "", Text(rule, "instrument") ?? "", Text(rule, "clause") ?? "", Effect(rule, "effect"));
    }

    private static Effect Effect(JsonElement json, string name)
    {
        // What cannot be read is shown as a refusal, never as a permission.
        var index = Array.IndexOf(DecisionJson.EffectNames, Text(json, name));
        return index < 0 ? Domain.Policies.Effect.Deny : (Effect)index;
    }

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
