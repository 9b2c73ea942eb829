using System.Buffers;
using System.Text.Json;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>A chat completions body written as an Anthropic Messages body. Members that only tune (seeds, penalties) are left out.</summary>
internal static class AnthropicRequest
{
    /// <summary>A tool that stands for <c>response_format</c>: its input is the answer's text.</summary>
    public const string StructuredTool = "balise_structured_output";

    // The member is required there and optional here.
    private const int DefaultMaxTokens = 8192;

    public static ReadOnlyMemory<byte> From(ReadOnlyMemory<byte> body, string model)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 128 });
        var root = document.RootElement;
        Refuse(root);
        var output = new ArrayBufferWriter<byte>(body.Length + 256);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("model"u8, model);
            json.WriteNumber("max_tokens"u8, Number(root, "max_completion_tokens") ?? Number(root, "max_tokens") ?? DefaultMaxTokens);
            System(json, root);
            new AnthropicMessages(json).Write(root.GetProperty("messages"));
            Tools(json, root);
            Tuning(json, root);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void Refuse(JsonElement root)
    {
        if (Number(root, "n") is > 1)
        {
            throw new UntranslatableException("n", "Ce système donne une seule réponse à la fois.", "This system gives one answer at a time.");
        }

        if (root.TryGetProperty("functions", out _))
        {
            throw new UntranslatableException(
                "functions", "Ce système attend des outils sous « tools ».", "This system expects tools under 'tools'.");
        }
    }

    private static void System(Utf8JsonWriter json, JsonElement root)
    {
        List<string> texts = [];
        foreach (var message in root.GetProperty("messages").EnumerateArray())
        {
            if (AnthropicMessages.Role(message) is "system" or "developer" && message.TryGetProperty("content", out var content))
            {
                texts.AddRange(content.ValueKind is JsonValueKind.Array
                    ? content.EnumerateArray().Select(p => p.TryGetProperty("text", out var t) ? t.GetString()! : "")
                    : [content.GetString() ?? ""]);
            }
        }

        if (FormatType(root) is "json_object")
        {
            texts.Add("Answer with one JSON object and nothing else.");
        }

        if (texts.Count > 0)
        {
            json.WriteString("system"u8, string.Join("\n\n", texts));
        }
    }

    private static void Tools(Utf8JsonWriter json, JsonElement root)
    {
        var schema = FormatType(root) is "json_schema" && root.GetProperty("response_format").TryGetProperty("json_schema", out var described)
            && described.TryGetProperty("schema", out var given) ? given : default;
        var tools = root.TryGetProperty("tools", out var listed) && listed.ValueKind is JsonValueKind.Array ? listed.EnumerateArray().ToList() : [];
        if (tools.Count == 0 && schema.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        json.WriteStartArray("tools"u8);
        foreach (var tool in tools)
        {
            if (!tool.TryGetProperty("function", out var function))
            {
                throw new UntranslatableException("tools", "Ce système ne prend que des outils de type « function ».", "This system only takes tools of type 'function'.");
            }

            Tool(json, function.GetProperty("name").GetString()!, function.TryGetProperty("description", out var d) ? d.GetString() : null,
                function.TryGetProperty("parameters", out var p) ? p : default);
        }

        if (schema.ValueKind is JsonValueKind.Object)
        {
            Tool(json, StructuredTool, "Gives the answer in the form that was asked for.", schema);
        }

        json.WriteEndArray();
        Choice(json, root, schema.ValueKind is JsonValueKind.Object, tools.Count > 0);
    }

    private static void Tool(Utf8JsonWriter json, string name, string? description, JsonElement schema)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        if (description is not null)
        {
            json.WriteString("description"u8, description);
        }

        json.WritePropertyName("input_schema"u8);
        if (schema.ValueKind is JsonValueKind.Object)
        {
            schema.WriteTo(json);
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "object"u8);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Choice(Utf8JsonWriter json, JsonElement root, bool structured, bool tools)
    {
        var given = root.TryGetProperty("tool_choice", out var choice);
        var named = given && choice.ValueKind is JsonValueKind.Object && choice.TryGetProperty("function", out var function)
            ? function.GetProperty("name").GetString() : null;
        var word = given && choice.ValueKind is JsonValueKind.String ? choice.GetString() : null;
        var type = named is not null || (structured && !tools) ? "tool" : word is "required" || structured ? "any" : word is "none" ? "none" : "auto";
        json.WriteStartObject("tool_choice"u8);
        json.WriteString("type"u8, type);
        if (type is "tool")
        {
            json.WriteString("name"u8, named ?? StructuredTool);
        }

        if (type is not "none" && root.TryGetProperty("parallel_tool_calls", out var parallel) && parallel.ValueKind is JsonValueKind.False)
        {
            json.WriteBoolean("disable_parallel_tool_use"u8, true);
        }

        json.WriteEndObject();
    }

    private static void Tuning(Utf8JsonWriter json, JsonElement root)
    {
        foreach (var name in (ReadOnlySpan<string>)["temperature", "top_p", "stream"])
        {
            if (root.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null)
            {
                json.WritePropertyName(name);
                if (name is "temperature" && value.GetDouble() > 1)
                {
                    json.WriteNumberValue(1);
                }
                else
                {
                    value.WriteTo(json);
                }
            }
        }

        if (root.TryGetProperty("stop", out var stop) && stop.ValueKind is JsonValueKind.String or JsonValueKind.Array)
        {
            json.WriteStartArray("stop_sequences"u8);
            foreach (var one in stop.ValueKind is JsonValueKind.Array ? [.. stop.EnumerateArray()] : (JsonElement[])[stop])
            {
                one.WriteTo(json);
            }

            json.WriteEndArray();
        }
    }

    private static string? FormatType(JsonElement root) =>
        root.TryGetProperty("response_format", out var format) && format.ValueKind is JsonValueKind.Object && format.TryGetProperty("type", out var type)
            ? type.GetString()
            : null;

    private static long? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
