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
        return subject.Length == 0 ? what : formats.Labelled(what, subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>Something refused or stopped, to be seen first.</summary>
    public static bool IsBad(JournalLine line) => Member(line, "event") is "stop.pressed" or "exception.refused"
        or "file.refused_incomplete" or "file.gate_blocked" or "file.document_refused" or "file.to_review" or "deadline.passed";

    private static string Member(JournalLine line, string name) =>
        line.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : "";
}
