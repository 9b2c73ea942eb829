using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Balise.Detection;
using Balise.Domain.Data;

namespace Balise.Cli.Scanning;

/// <summary>How findings are written: places and types, never values.</summary>
internal interface IScanWriter
{
    /// <param name="level">The level its content suggests, or null when no norms were asked for.</param>
    void Write(ScanItem item, FindingBuffer found, SecurityLevel? level);

    /// <summary>Called once, after the last text.</summary>
    void End();
}

/// <summary>One JSON object a text, in UTF-16 offsets: <c>{"id","spans":[{"start","end","type","confidence"}],"signals":[{"start","end","type"}]}</c>.</summary>
internal sealed class JsonLineWriter(TextWriter output) : IScanWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> bytes = new();

    public void Write(ScanItem item, FindingBuffer found, SecurityLevel? level)
    {
        bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            json.WriteRawValue(item.Id, skipInputValidation: true);
            json.WriteStartArray("spans");
            foreach (ref readonly var finding in found.Findings)
            {
                Begin(json, finding.Start, finding.End, FindingTypes.Name(finding.Type));
                json.WriteNumber("confidence", Math.Round((double)finding.Confidence, 3));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("signals");
            foreach (ref readonly var signal in found.Signals)
            {
                Begin(json, signal.Start, signal.End, Signals.Name(signal.Kind));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    public void End()
    {
    }

    private static void Begin(Utf8JsonWriter json, int start, int end, string type)
    {
        json.WriteStartObject();
        json.WriteNumber("start", start);
        json.WriteNumber("end", end);
        json.WriteString("type", type);
    }
}

/// <summary>One line a finding, and one for the level the whole text suggests, for people.</summary>
internal sealed class TableWriter(TextWriter output) : IScanWriter
{
    private bool begun;

    public void Write(ScanItem item, FindingBuffer found, SecurityLevel? level)
    {
        if (!begun)
        {
            output.WriteLine($"{"START",8} {"END",8} {"TYPE",-20} {"CONFIDENCE",10}  ID");
            begun = true;
        }

        foreach (ref readonly var finding in found.Findings)
        {
            Line(finding.Start, finding.End, FindingTypes.Name(finding.Type), finding.Confidence.ToString("0.00", CultureInfo.InvariantCulture), item.Id);
        }

        foreach (ref readonly var signal in found.Signals)
        {
            Line(signal.Start, signal.End, Signals.Name(signal.Kind), "signal", item.Id);
        }

        if (level is { } suggested)
        {
            output.WriteLine($"{"",8} {"",8} {"level",-20} {SecurityLevels.Name(suggested),10}  {item.Id}");
        }
    }

    public void End()
    {
    }

    private void Line(int start, int end, string type, string confidence, string id) =>
        output.WriteLine($"{start,8} {end,8} {type,-20} {confidence,10}  {id}");
}

[JsonSerializable(typeof(string))]
internal sealed partial class ScanJson : JsonSerializerContext;
