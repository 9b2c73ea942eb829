using System.Text.Json;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>The messages of a chat, as turns of user and assistant made of blocks; results of tools belong to the user's turn.</summary>
internal sealed class AnthropicMessages(Utf8JsonWriter json)
{
    private string? open;

    public static string Role(JsonElement message) => message.GetProperty("role").GetString()!;

    public void Write(JsonElement messages)
    {
        json.WriteStartArray("messages"u8);
        foreach (var message in messages.EnumerateArray())
        {
            switch (Role(message))
            {
                case "system" or "developer":
                    break;
                case "assistant":
                    Turn("assistant");
                    Content(message);
                    Calls(message);
                    break;
                case "tool":
                    Turn("user");
                    Result(message);
                    break;
                case "function":
                    throw new UntranslatableException("messages", "Ce système attend les résultats d’outils sous le rôle « tool ».", "This system expects results of tools under the role 'tool'.");
                default:
                    Turn("user");
                    Content(message);
                    break;
            }
        }

        Close();
        json.WriteEndArray();
    }

    private void Turn(string role)
    {
        if (open == role)
        {
            return;
        }

        Close();
        open = role;
        json.WriteStartObject();
        json.WriteString("role"u8, role);
        json.WriteStartArray("content"u8);
    }

    private void Close()
    {
        if (open is not null)
        {
            json.WriteEndArray();
            json.WriteEndObject();
            open = null;
        }
    }

    private void Content(JsonElement message)
    {
        if (!message.TryGetProperty("content", out var content))
        {
            return;
        }

        if (content.ValueKind is JsonValueKind.String)
        {
            Text(content.GetString()!);
        }
        else if (content.ValueKind is JsonValueKind.Array)
        {
            foreach (var part in content.EnumerateArray())
            {
                Part(part);
            }
        }
    }

    private void Text(string text)
    {
        // Empty blocks are refused there.
        if (text.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, text);
            json.WriteEndObject();
        }
    }

    private void Part(JsonElement part)
    {
        switch (part.TryGetProperty("type", out var type) ? type.GetString() : null)
        {
            case "text":
                Text(part.GetProperty("text").GetString()!);
                break;
            case "refusal":
                Text(part.GetProperty("refusal").GetString()!);
                break;
            case "image_url":
                File("image", part.GetProperty("image_url").GetProperty("url").GetString()!);
                break;
            case "file" when part.GetProperty("file").TryGetProperty("file_data", out var data):
                File("document", data.GetString()!);
                break;
            default:
                throw new UntranslatableException(
                    "messages", "Ce système ne prend que du texte, des images et des documents.", "This system only takes text, images and documents.");
        }
    }

    private void File(string block, string url)
    {
        var comma = url.IndexOf(',');
        var data = url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && comma > 0 && url[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase);
        json.WriteStartObject();
        json.WriteString("type"u8, block);
        json.WriteStartObject("source"u8);
        json.WriteString("type"u8, data ? "base64" : "url");
        if (data)
        {
            json.WriteString("media_type"u8, url[5..comma].Split(';')[0]);
            json.WriteString("data"u8, url[(comma + 1)..]);
        }
        else
        {
            json.WriteString("url"u8, url);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Calls(JsonElement message)
    {
        if (!message.TryGetProperty("tool_calls", out var calls) || calls.ValueKind is not JsonValueKind.Array)
        {
            return;
        }

        foreach (var call in calls.EnumerateArray())
        {
            var function = call.GetProperty("function");
            json.WriteStartObject();
            json.WriteString("type"u8, "tool_use"u8);
            json.WriteString("id"u8, call.GetProperty("id").GetString());
            json.WriteString("name"u8, function.GetProperty("name").GetString());
            json.WritePropertyName("input"u8);
            Arguments(function.GetProperty("arguments").GetString()!);
            json.WriteEndObject();
        }
    }

    private void Arguments(string arguments)
    {
        try
        {
            using var input = JsonDocument.Parse(arguments.Length == 0 ? "{}" : arguments);
            input.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            throw new UntranslatableException("messages", "Les arguments d’un appel d’outil ne sont pas du JSON.", "The arguments of a tool call are not JSON.");
        }
    }

    private void Result(JsonElement message)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "tool_result"u8);
        json.WriteString("tool_use_id"u8, message.GetProperty("tool_call_id").GetString());
        json.WriteStartArray("content"u8);
        Content(message);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
