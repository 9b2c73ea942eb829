using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Balise.Cli.Policies;

/// <summary>JSON in and out of these commands.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object on one line.</summary>
    public static string Line(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Reads what someone may have written by hand: whatever is wrong with it is said, never thrown at the reader.</summary>
    /// <exception cref="UnusableException">Not JSON, or not the object expected.</exception>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UnusableException($"Not a decision and its snapshot: {problem.Message}");
        }
    }
}
