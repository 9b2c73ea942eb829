using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Balise.Gateway.Endpoints;

namespace Balise.Tests.Host;

/// <summary>Every place of every endpoint where somebody may put a value, as a body with a hole in it.</summary>
internal static partial class PlantedSecrets
{
    public const string Value = "046 454 286";

    public const string Hole = "§";

    public static readonly IReadOnlyList<PlantedRow> Rows =
    [
        new("chat", "system", """{"messages":[{"role":"system","content":"§"},{"role":"user","content":"Bonjour"}]}"""),
        new("chat", "user", """{"messages":[{"role":"user","content":[{"type":"text","text":"§"}]}]}"""),
        new("chat", "assistant", """{"messages":[{"role":"assistant","content":"§"},{"role":"user","content":"Et?"}]}"""),
        new("chat", "tool definition", """{"messages":[{"role":"user","content":"a"}],"tools":[{"type":"function","function":{"name":"f","description":"§"}}]}"""),
        new("chat", "tool argument", """{"messages":[{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\"note\":\"§\"}"}}]}]}"""),
        new("chat", "tool result", """{"messages":[{"role":"tool","tool_call_id":"1","content":"§"}]}"""),
        new("chat", "file part", """{"messages":[{"role":"user","content":[{"type":"file","file":{"filename":"a.txt","file_data":"§"}}]}]}""", File: true),
        new("chat", "data URL", """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:text/plain;base64,§"}}]}]}""", File: true),
        new("chat", "metadata", """{"messages":[{"role":"user","content":"a"}],"metadata":{"note":"§"}}"""),
        new("chat", "prompt", """{"messages":["§"]}"""),
        new("chat", "stored file", """{"messages":[{"role":"user","content":[{"type":"file","file":{"file_id":"§"}}]}]}"""),
        new("responses", "system", """{"instructions":"§","input":"Bonjour"}"""),
        new("responses", "user", """{"input":[{"role":"user","content":[{"type":"input_text","text":"§"}]}]}"""),
        new("responses", "prompt", """{"input":"§"}"""),
        new("responses", "assistant", """{"input":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"§"}]}]}"""),
        new("responses", "tool definition", """{"input":"a","tools":[{"type":"function","name":"f","parameters":{"properties":{"x":{"description":"§"}}}}]}"""),
        new("responses", "tool argument", """{"input":[{"type":"function_call","call_id":"1","name":"f","arguments":"{\"note\":\"§\"}"}]}"""),
        new("responses", "tool result", """{"input":[{"type":"function_call_output","call_id":"1","output":"§"}]}"""),
        new("responses", "file part", """{"input":[{"role":"user","content":[{"type":"input_file","filename":"a.txt","file_data":"§"}]}]}""", File: true),
        new("responses", "data URL", """{"input":[{"role":"user","content":[{"type":"input_image","image_url":"data:text/plain;base64,§"}]}]}""", File: true),
        new("responses", "metadata", """{"input":"a","metadata":{"note":"§"}}"""),
        new("responses", "former answer", """{"input":"a","previous_response_id":"§"}"""),
        new("completions", "user", """{"prompt":["Bonjour","§"]}"""),
        new("completions", "suffix", """{"prompt":"Bonjour","suffix":"§"}"""),
        new("completions", "data URL", """{"prompt":"data:text/plain;base64,§"}""", File: true),
        new("completions", "metadata", """{"prompt":"Bonjour","user":"§"}"""),
        new("embeddings", "user", """{"input":["Bonjour","§"]}"""),
        new("embeddings", "data URL", """{"input":"data:text/plain;base64,§"}""", File: true),
        new("embeddings", "metadata", """{"input":"Bonjour","user":"§"}"""),
        new("messages", "system", """{"max_tokens":9,"system":[{"type":"text","text":"§"}],"messages":[{"role":"user","content":"a"}]}"""),
        new("messages", "user", """{"max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"§"}]}]}"""),
        new("messages", "assistant", """{"max_tokens":9,"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"§","signature":"s"}]}]}"""),
        new("messages", "tool definition", """{"max_tokens":9,"messages":[{"role":"user","content":"a"}],"tools":[{"name":"f","description":"§"}]}"""),
        new("messages", "tool argument", """{"max_tokens":9,"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"1","name":"f","input":{"note":"§"}}]}]}"""),
        new("messages", "tool result", """{"max_tokens":9,"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":[{"type":"text","text":"§"}]}]}]}"""),
        new("messages", "file part", """{"max_tokens":9,"messages":[{"role":"user","content":[{"type":"document","source":{"type":"base64","media_type":"text/plain","data":"§"}}]}]}""", File: true),
        new("messages", "data URL", """{"max_tokens":9,"messages":[{"role":"user","content":[{"type":"image","source":{"type":"url","url":"data:text/plain;base64,§"}}]}]}""", File: true),
        new("messages", "metadata", """{"max_tokens":9,"messages":[{"role":"user","content":"a"}],"metadata":{"user_id":"§"}}"""),
        new("messages", "prompt", """{"max_tokens":9,"messages":["§"]}"""),
        new("messages", "container", """{"max_tokens":9,"container":"§","messages":[{"role":"user","content":"a"}]}"""),
    ];

    /// <summary>The value as somebody may write it.</summary>
    public static string Dress(string dress) => dress switch
    {
        "plain" => $"Mon NAS est {Value}, merci.",
        _ => $"Mon NAS est {string.Concat(Value.Select(c => char.IsAsciiDigit(c) ? $"{(char)(c - '0' + '０')}\u200B" : " "))}, merci.",
    };

    /// <summary>The digits of a text, whatever they wear, files unpacked.</summary>
    public static string Digits(string body)
    {
        var text = new StringBuilder(body.Replace("\\u200B", "", StringComparison.OrdinalIgnoreCase));
        using var json = JsonDocument.Parse(body);
        AddStrings(json.RootElement, text);
        return string.Concat(text.ToString().Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c).Where(char.IsAsciiDigit));
    }

    /// <summary>
    /// Whether an answer shows the value in any form, or half of it: digits alone, with spaces, hyphens, dots, full width or invisible signs
    /// between. Ids and digests drawn at random are left out: they may hold anything.
    /// </summary>
    public static bool ShowsIn(string answer)
    {
        var text = string.Concat(RandomIds().Replace(answer.Replace("\\u200B", "", StringComparison.OrdinalIgnoreCase), " ; ")
            .Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        var digits = Value.Replace(" ", "", StringComparison.Ordinal);
        return new[] { digits[..6], digits[3..] }.Any(half =>
            Regex.IsMatch(text, string.Join("[^0-9A-Za-z]{0,2}", half.Select(c => c.ToString())), RegexOptions.CultureInvariant));
    }

    // GUID, ULID, hexadecimal digest, « chatcmpl-… » and its like, and the instant of creation.
    [GeneratedRegex("""[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\b[0-9A-HJKMNP-TV-Z]{26}\b|\b[0-9a-fA-F]{16,}\b|\b[a-z]{2,10}[-_][0-9A-Za-z]{8,}\b|"created(_at)?"\s*:\s*[0-9]+""")]
    private static partial Regex RandomIds();

    /// <summary>Where the hole of a body stands, by the rules of its shape.</summary>
    public static Place? PlaceOfHole(EndpointShape shape, JsonElement element, Place place) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Contains(Hole) ? place : null,
        JsonValueKind.Array => element.EnumerateArray().Select(e => PlaceOfHole(shape, e, place)).FirstOrDefault(p => p is not null),
        JsonValueKind.Object => element.EnumerateObject()
            .Select(m => PlaceOfHole(shape, m.Value, shape.Enter(Inside(place), Encoding.UTF8.GetBytes(m.Name)))).FirstOrDefault(p => p is not null),
        _ => null,
    };

    public static Place Inside(Place place) => place switch { Place.Messages => Place.Message, Place.Content => Place.Part, _ => place };

    private static void AddStrings(JsonElement element, StringBuilder into)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                var text = element.GetString()!;
                into.Append('|').Append(text);
                var encoded = text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..];
                var bytes = new byte[encoded.Length];
                if (Convert.TryFromBase64String(encoded, bytes, out var length))
                {
                    into.Append('|').Append(Encoding.UTF8.GetString(bytes, 0, length));
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    AddStrings(item, into);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    into.Append('|').Append(member.Name);
                    AddStrings(member.Value, into);
                }

                break;
        }
    }
}

/// <param name="File">The hole takes the base64 of a text file.</param>
internal sealed record PlantedRow(string Family, string Place, string Body, bool File = false)
{
    public string With(string model, bool stream, string text)
    {
        var planted = File ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;
        var body = JsonNode.Parse(Body.Replace(PlantedSecrets.Hole, JsonEncodedText.Encode(planted).ToString().Replace("\\", Body.Contains("\\\"") ? "\\\\" : "\\")))!;
        body["model"] = model;
        if (stream)
        {
            body["stream"] = true;
        }

        return body.ToJsonString();
    }
}
