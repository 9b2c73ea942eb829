using System.Text.Encodings.Web;
using System.Text.Json;

namespace Balise.Web.Oversight.Internal;

/// <summary>Members of an entry as text.</summary>
internal static class EntryText
{
    // Shown as text in a page, which encodes it: accents stay readable.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Of(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>« erable » from <c>system:erable</c>; a stop is known by what it stops, not by its id.</summary>
    public static string Subject(JsonElement json) => Of(json, "subject") switch
    {
        null => "—",
        var stop when stop.StartsWith("stop:", StringComparison.Ordinal) && json.TryGetProperty("details", out var details) => Of(details, "target") ?? stop,
        var subject => subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..],
    };

    /// <summary>How a request ended, in our words: what a person did not agree to is not what the filter kept back.</summary>
    public static string? Outcome(JsonElement json) => Of(json, "outcome") is { } outcome ? Of(json, "code") == "validation_refused" ? "validation_refused" : outcome : null;

    /// <summary>Who acted, in a governance entry.</summary>
    public static string? Actor(JsonElement json) => json.TryGetProperty("actor", out var actor) ? Of(actor, "name") : null;

    public static string? ActorRole(JsonElement json) => json.TryGetProperty("actor", out var actor) ? Of(actor, "role") : null;

    /// <summary>Members of an object, each value as text.</summary>
    public static IEnumerable<(string Name, string Value)> Members(JsonElement json, string name) =>
        json.TryGetProperty(name, out var details) && details.ValueKind is JsonValueKind.Object
            ? details.EnumerateObject().Select(p => (p.Name, p.Value.ValueKind is JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText()))
            : [];

    public static string Pretty(JsonElement json) => JsonSerializer.Serialize(json, Indented);
}
