using System.Buffers;
using System.Text.Json;
using Balise.Gateway.Content;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>An Anthropic message, or error, written as a chat completion's.</summary>
internal static class AnthropicAnswer
{
    private const int MaxAnswer = 64 * 1024 * 1024;

    public static async Task<byte[]> ReadAsync(Stream from, Call call)
    {
        using var body = new PooledBody();
        if (!await body.FillAsync(from, MaxAnswer, call.Ended))
        {
            throw new InvalidDataException("An answer without an end.");
        }

        try
        {
            using var document = JsonDocument.Parse(body.Written, new JsonDocumentOptions { MaxDepth = 128 });
            return Write(document.RootElement, call.Text.Model!, call.At.ToUnixTimeSeconds());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // What is not an answer is said so downstream, by the one place that says it.
            return [];
        }
    }

    public static string FinishReason(string? stopReason) => stopReason switch
    {
        "max_tokens" or "model_context_window_exceeded" => "length",
        "tool_use" => "tool_calls",
        "refusal" => "content_filter",
        _ => "stop",
    };

    /// <summary>Tokens read, those that came from a cache included.</summary>
    public static long InputTokens(JsonElement usage) =>
        Count(usage, "input_tokens") + Count(usage, "cache_read_input_tokens") + Count(usage, "cache_creation_input_tokens");

    public static long Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var count) ? count : 0;

    public static void WriteUsage(Utf8JsonWriter json, long input, long output)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, input);
        json.WriteNumber("completion_tokens"u8, output);
        json.WriteNumber("total_tokens"u8, input + output);
        json.WriteEndObject();
    }

    private static byte[] Write(JsonElement root, string model, long created)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(output))
        {
            if (root.TryGetProperty("error", out var error))
            {
                Error(json, error);
            }
            else
            {
                Message(json, root, model, created);
            }
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Error(Utf8JsonWriter json, JsonElement error)
    {
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.GetProperty("message").GetString());
        json.WriteString("type"u8, error.GetProperty("type").GetString());
        json.WriteNull("param"u8);
        json.WriteString("code"u8, error.GetProperty("type").GetString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, JsonElement root, string model, long created)
    {
        var blocks = root.GetProperty("content").EnumerateArray().ToList();
        var structured = blocks.Exists(IsStructured);
        json.WriteStartObject();
        json.WriteString("id"u8, root.GetProperty("id").GetString());
        json.WriteString("object"u8, "chat.completion"u8);
        json.WriteNumber("created"u8, created);
        json.WriteString("model"u8, root.TryGetProperty("model", out var named) ? named.GetString() : model);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        Content(json, blocks, structured);
        Calls(json, blocks);
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, structured ? "stop" : FinishReason(root.GetProperty("stop_reason").GetString()));
        json.WriteEndObject();
        json.WriteEndArray();
        if (root.TryGetProperty("usage", out var usage))
        {
            WriteUsage(json, InputTokens(usage), Count(usage, "output_tokens"));
        }

        json.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter json, List<JsonElement> blocks, bool structured)
    {
        var text = structured
            ? blocks.First(IsStructured).GetProperty("input").GetRawText()
            : string.Concat(blocks.Where(b => TypeOf(b) is "text").Select(b => b.GetProperty("text").GetString()));
        if (text.Length == 0 && blocks.Exists(b => TypeOf(b) is "tool_use"))
        {
            json.WriteNull("content"u8);
        }
        else
        {
            json.WriteString("content"u8, text);
        }

        json.WriteNull("refusal"u8);
    }

    private static void Calls(Utf8JsonWriter json, List<JsonElement> blocks)
    {
        var calls = blocks.FindAll(b => TypeOf(b) is "tool_use" && !IsStructured(b));
        if (calls.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tool_calls"u8);
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, call.GetProperty("id").GetString());
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, call.GetProperty("name").GetString());
            json.WriteString("arguments"u8, call.GetProperty("input").GetRawText());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? TypeOf(JsonElement block) => block.GetProperty("type").GetString();

    private static bool IsStructured(JsonElement block) =>
        TypeOf(block) is "tool_use" && block.GetProperty("name").GetString() == AnthropicRequest.StructuredTool;
}
