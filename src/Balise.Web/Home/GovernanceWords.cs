using System.Text.Json;
using Balise.Domain.Oversight;
using Balise.Web.Shell;

namespace Balise.Web.Home;

/// <summary>A fact of governance in one sentence: « Système mis en service : erable ».</summary>
internal static class GovernanceWords
{
    public static string Say(Words words, Formats formats, JournalLine line)
    {
        var name = Member(line, "event");
        var key = "event." + name;
        var what = words.Has(key) ? words[key] : name;
        var subject = Member(line, "subject");
        var named = subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..];

        // An opinion has no name that people know: its file has.
        if (subject.StartsWith("opinion:", StringComparison.Ordinal) && line.Json is { } json && json.TryGetProperty("details", out var details))
        {
            named = Text(details, "dossier") is { Length: > 0 } dossier ? dossier : named;
            named = name == "opinion.withdrawn" ? $"{named} ({Text(details, "reason")})" : named;
        }

        return subject.Length == 0 ? what : formats.Labelled(what, named);
    }

    /// <summary>« Par X, en remplacement de Y »; empty when nobody acted.</summary>
    public static string By(Words words, JournalLine line)
    {
        if (line.Json is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty("actor", out var actor) || Text(actor, "name") is not { Length: > 0 } name)
        {
            return "";
        }

        return actor.TryGetProperty("inPlaceOf", out var away) ? words["event.by.in-place", name, Text(away, "name")] : words["event.by", name];
    }

    /// <summary>Something refused or stopped, to be seen first.</summary>
    public static bool IsBad(JournalLine line) => Member(line, "event") is "stop.pressed" or "exception.refused"
        or "file.refused_incomplete" or "file.gate_blocked" or "file.document_refused" or "file.to_review" or "deadline.passed";

    private static string Member(JournalLine line, string name) => line.Json is { ValueKind: JsonValueKind.Object } json ? Text(json, name) : "";

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
