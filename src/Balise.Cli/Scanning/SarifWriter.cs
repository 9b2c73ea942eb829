using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Balise.Detection;
using Balise.Domain.Data;

namespace Balise.Cli.Scanning;

/// <summary>
/// One SARIF 2.1.0 log (OASIS), for the tools that gather alerts. A finding's level is that of its value in the norms: error from Protégé B on,
/// warning for Protégé A, note for the rest. Regions are characters in UTF-16 units; no value is quoted.
/// </summary>
internal sealed class SarifWriter(TextWriter output, SuggestedLevel levels) : IScanWriter, IDisposable
{
    private readonly MemoryStream bytes = new();
    private Utf8JsonWriter? json;

    public void Write(ScanItem item, FindingBuffer found, SecurityLevel? level)
    {
        var log = Open();
        foreach (ref readonly var finding in found.Findings)
        {
            Result(log, item, finding);
        }

        log.Flush();
        Drain();
    }

    public void End()
    {
        var log = Open();
        log.WriteEndArray();
        log.WriteEndObject();
        log.WriteEndArray();
        log.WriteEndObject();
        log.Flush();
        Drain();
        output.WriteLine();
    }

    public void Dispose() => json?.Dispose();

    private Utf8JsonWriter Open()
    {
        if (json is not null)
        {
            return json;
        }

        json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true });
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        Tool(json);
        json.WriteStartArray("results");
        return json;
    }

    private static void Tool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "balise");
        json.WriteString("version", typeof(SarifWriter).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (var type in FindingTypes.All)
        {
            json.WriteStartObject();
            json.WriteString("id", FindingTypes.Name(type));
            Message(json, "shortDescription", Explanation.Label(type, french: false));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Result(Utf8JsonWriter log, ScanItem item, in Finding finding)
    {
        log.WriteStartObject();
        log.WriteString("ruleId", FindingTypes.Name(finding.Type));
        log.WriteString("level", levels.Of(finding) switch { >= SecurityLevel.ProtectedB => "error", SecurityLevel.ProtectedA => "warning", _ => "note" });
        log.WriteNumber("rank", Math.Round(finding.Confidence * 100d, 1));
        Message(log, "message", Explanation.English(finding));
        log.WriteStartArray("locations");
        log.WriteStartObject();
        log.WriteStartObject("physicalLocation");
        log.WriteStartObject("artifactLocation");
        log.WriteString("uri", Uri(item));
        log.WriteEndObject();
        log.WriteStartObject("region");
        log.WriteNumber("charOffset", finding.Start);
        log.WriteNumber("charLength", finding.Length);
        log.WriteEndObject();
        log.WriteEndObject();
        log.WriteEndObject();
        log.WriteEndArray();
        log.WriteEndObject();
    }

    // A document is named by its path; a line by its file and its id.
    private static string Uri(ScanItem item)
    {
        var id = item.Id.StartsWith('"') ? JsonSerializer.Deserialize(item.Id, ScanJson.Default.String)! : item.Id;
        var path = string.Join('/', item.Place.Split(", line ")[0].Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));
        return id == item.Place ? path : $"{path}#{System.Uri.EscapeDataString(id)}";
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private void Drain()
    {
        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        bytes.SetLength(0);
    }
}
