using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Balise.Tests.Detection.Labelled;

/// <summary>One text a line: <c>{"id","lang","kind","technique","text","spans":[{"start","end","type","evaded"}],"optional","public_contact"}</c>.</summary>
internal static class LabelledJson
{
    /// <param name="codePoints">Offsets in Unicode code points, as the shared scorer counts; else in UTF-16 units, as C# counts.</param>
    /// <param name="escapeAll">Everything beyond ASCII as \u escapes: invisible characters stay visible in a reviewed file.</param>
    public static string Write(LabelledText text, bool codePoints, bool escapeAll)
    {
        var bytes = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = escapeAll ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartObject();
            json.WriteString("id", text.Id);
            json.WriteString("lang", text.Language);
            json.WriteString("kind", text.Kind);
            if (text.Technique is { } technique)
            {
                json.WriteString("technique", technique);
            }

            json.WriteString("text", text.Text);
            WriteSpans(json, "spans", text.Spans, text.Text, codePoints);
            WriteSpans(json, "optional", text.Optional, text.Text, codePoints);
            WriteSpans(json, "public_contact", text.PublicContacts, text.Text, codePoints);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Reads a line written with UTF-16 offsets.</summary>
    public static LabelledText Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        List<LabelledSpan> labels =
        [
            .. ReadSpans(root, "spans", SpanRole.Expected),
            .. ReadSpans(root, "optional", SpanRole.Optional),
            .. ReadSpans(root, "public_contact", SpanRole.PublicContact),
        ];
        return new LabelledText(
            root.GetProperty("id").GetString()!,
            root.GetProperty("lang").GetString()!,
            root.GetProperty("kind").GetString()!,
            root.TryGetProperty("technique", out var technique) ? technique.GetString() : null,
            root.GetProperty("text").GetString()!,
            labels);
    }

    private static IEnumerable<LabelledSpan> ReadSpans(JsonElement root, string name, SpanRole role) =>
        root.TryGetProperty(name, out var spans)
            ? spans.EnumerateArray().Select(span => new LabelledSpan(
                span.GetProperty("start").GetInt32(),
                span.GetProperty("end").GetInt32(),
                span.GetProperty("type").GetString()!,
                role,
                span.TryGetProperty("evaded", out var evaded) && evaded.GetBoolean()))
            : [];

    private static void WriteSpans(Utf8JsonWriter json, string name, IEnumerable<LabelledSpan> spans, string text, bool codePoints)
    {
        var list = spans.ToList();
        if (list.Count == 0 && name != "spans")
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var span in list)
        {
            json.WriteStartObject();
            json.WriteNumber("start", codePoints ? CodePoints(text, span.Start) : span.Start);
            json.WriteNumber("end", codePoints ? CodePoints(text, span.End) : span.End);
            json.WriteString("type", span.Type);
            if (span.Evaded)
            {
                json.WriteBoolean("evaded", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static int CodePoints(string text, int utf16) => text.AsSpan(0, utf16).ToString().EnumerateRunes().Count();
}
