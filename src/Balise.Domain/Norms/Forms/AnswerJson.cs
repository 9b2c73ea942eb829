using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Balise.Domain.Norms.Forms;

/// <summary>
/// Canonical JSON of answers: names in ordinal order, numbers without trailing zero, one way to write each value. What is hashed.
/// </summary>
public static class AnswerJson
{
    // Canonical: nothing escaped that need not be.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Answer answer) => Text(json => Write(json, answer));

    public static string Write(AnswerSet set) => Text(json => Write(json, set));

    public static void Write(Utf8JsonWriter json, AnswerSet set)
    {
        json.WriteStartObject();
        json.WriteString("form", set.Form);
        json.WriteString("version", set.Version);
        json.WriteStartObject("values");
        foreach (var (question, answer) in set.Values.Where(pair => !pair.Value.IsEmpty).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(question);
            Write(json, answer);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        switch (answer)
        {
            case TextAnswer text:
                json.WriteString("text", text.Value);
                break;
            case NumberAnswer number:
                json.WritePropertyName("number");
                json.WriteRawValue(number.Value.ToString("0.############################", CultureInfo.InvariantCulture));
                break;
            case DateAnswer date:
                json.WriteString("date", date.Value.ToString("O", CultureInfo.InvariantCulture));
                break;
            case ManyAnswer many:
                WriteList(json, "many", many.Values.Order(StringComparer.Ordinal), json.WriteStringValue);
                break;
            case FilesAnswer files:
                WriteList(json, "files", files.Files, file => WriteFile(json, file));
                break;
            case RowsAnswer rows:
                WriteList(json, "rows", rows.Rows.Where(row => !row.IsEmpty), row => WriteRow(json, row));
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>Throws <see cref="JsonException"/> on anything but what <see cref="Write(AnswerSet)"/> wrote.</summary>
    public static AnswerSet ReadSet(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ReadSet(document.RootElement);
    }

    public static AnswerSet ReadSet(JsonElement set) => Strict(() => new AnswerSet(
        set.GetProperty("form").GetString()!, set.GetProperty("version").GetString()!,
        set.GetProperty("values").EnumerateObject().ToDictionary(pair => pair.Name, pair => Read(pair.Value))));

    public static Answer Read(JsonElement value) => Strict(() =>
    {
        var (kind, content) = value.EnumerateObject().Select(member => (member.Name, member.Value)).Single();
        return kind switch
        {
            "text" => (Answer)new TextAnswer(content.GetString()!),
            "number" => new NumberAnswer(content.GetDecimal()),
            "date" => new DateAnswer(DateOnly.ParseExact(content.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "many" => new ManyAnswer([.. content.EnumerateArray().Select(item => item.GetString()!)]),
            "files" => new FilesAnswer([.. content.EnumerateArray().Select(ReadFile)]),
            "rows" => new RowsAnswer([.. content.EnumerateArray().Select(ReadRow)]),
            _ => throw new JsonException($"Unknown kind of answer “{kind}”."),
        };
    });

    internal static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static void WriteFile(Utf8JsonWriter json, FileReference file)
    {
        json.WriteStartObject();
        json.WriteString("name", file.Name);
        json.WriteString("sha256", file.Sha256);
        json.WriteNumber("size", file.Size);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, AnswerRow row)
    {
        json.WriteStartObject();
        foreach (var (column, cell) in row.Cells.Where(pair => !pair.Value.IsEmpty).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(column);
            Write(json, cell);
        }

        json.WriteEndObject();
    }

    private static FileReference ReadFile(JsonElement file) =>
        new(file.GetProperty("name").GetString()!, file.GetProperty("sha256").GetString()!, file.GetProperty("size").GetInt64());

    private static AnswerRow ReadRow(JsonElement row) => new(row.EnumerateObject().ToDictionary(cell => cell.Name, cell => Read(cell.Value)));

    private static T Strict<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException("These are not answers of a form.", exception);
        }
    }
}
