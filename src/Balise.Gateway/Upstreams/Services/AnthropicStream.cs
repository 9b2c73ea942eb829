using System.Buffers;
using System.Text.Json;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>The events of one Anthropic answer, written as chunks of a chat completion.</summary>
internal sealed class AnthropicStream(string model, DateTimeOffset at)
{
    // Block index → index of its tool call; the structured answer's block has -1.
    private readonly Dictionary<int, int> calls = [];
    private readonly long created = at.ToUnixTimeSeconds();
    private string id = "";
    private string named = model;
    private string? finish;
    private int callCount;
    private long inputTokens;
    private long outputTokens;
    private bool structured;

    /// <param name="data">The data of one event.</param>
    public void Translate(ReadOnlySpan<byte> data, IBufferWriter<byte> output)
    {
        JsonElement root;
        try
        {
            var reader = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = 128 });
            root = JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            throw new InvalidDataException("An event that is not JSON.");
        }

        switch (root.TryGetProperty("type", out var type) ? type.GetString() : null)
        {
            case "message_start":
                Begin(root.GetProperty("message"), output);
                break;
            case "content_block_start":
                Block(root.GetProperty("index").GetInt32(), root.GetProperty("content_block"), output);
                break;
            case "content_block_delta":
                Delta(root.GetProperty("index").GetInt32(), root.GetProperty("delta"), output);
                break;
            case "message_delta":
                finish = root.GetProperty("delta").TryGetProperty("stop_reason", out var reason) ? reason.GetString() : finish;
                Usage(root);
                break;
            case "message_stop":
                End(output);
                break;
            case "error":
                // Never the provider's own words: the stream breaks, and the gateway says so.
                throw new IOException("The provider ended its stream with an error.");
        }
    }

    private void Begin(JsonElement message, IBufferWriter<byte> output)
    {
        id = message.GetProperty("id").GetString() ?? "";
        named = message.TryGetProperty("model", out var given) ? given.GetString() ?? named : named;
        Usage(message);
        Chunk(output, static json =>
        {
            json.WriteString("role"u8, "assistant"u8);
            json.WriteString("content"u8, ""u8);
        });
    }

    private void Block(int index, JsonElement block, IBufferWriter<byte> output)
    {
        if (block.GetProperty("type").GetString() is not "tool_use")
        {
            return;
        }

        var name = block.GetProperty("name").GetString()!;
        if (name == AnthropicRequest.StructuredTool)
        {
            calls[index] = -1;
            structured = true;
            return;
        }

        var (call, callId) = (callCount++, block.GetProperty("id").GetString());
        calls[index] = call;
        Chunk(output, json => Call(json, call, function =>
        {
            function.WriteString("name"u8, name);
            function.WriteString("arguments"u8, ""u8);
        }, callId));
    }

    private void Delta(int index, JsonElement delta, IBufferWriter<byte> output)
    {
        switch (delta.GetProperty("type").GetString())
        {
            case "text_delta":
                Text(delta.GetProperty("text").GetString()!, output);
                break;
            case "input_json_delta" when calls.TryGetValue(index, out var call):
                var part = delta.GetProperty("partial_json").GetString()!;
                if (call < 0)
                {
                    Text(part, output);
                }
                else if (part.Length > 0)
                {
                    Chunk(output, json => Call(json, call, function => function.WriteString("arguments"u8, part), null));
                }

                break;
        }
    }

    private void Text(string text, IBufferWriter<byte> output) => Chunk(output, json => json.WriteString("content"u8, text));

    private void End(IBufferWriter<byte> output)
    {
        Chunk(output, static _ => { }, structured ? "stop" : AnthropicAnswer.FinishReason(finish));
        Open(output, json =>
        {
            json.WriteStartArray("choices"u8);
            json.WriteEndArray();
            AnthropicAnswer.WriteUsage(json, inputTokens, outputTokens);
        });
        output.Write("data: [DONE]\n\n"u8);
    }

    private void Usage(JsonElement holder)
    {
        if (holder.TryGetProperty("usage", out var usage))
        {
            inputTokens = Math.Max(inputTokens, AnthropicAnswer.InputTokens(usage));
            outputTokens = Math.Max(outputTokens, AnthropicAnswer.Count(usage, "output_tokens"));
        }
    }

    private static void Call(Utf8JsonWriter json, int index, Action<Utf8JsonWriter> function, string? id)
    {
        json.WriteStartArray("tool_calls"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, index);
        if (id is not null)
        {
            json.WriteString("id"u8, id);
            json.WriteString("type"u8, "function"u8);
        }

        json.WriteStartObject("function"u8);
        function(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Chunk(IBufferWriter<byte> output, Action<Utf8JsonWriter> delta, string? reason = null) => Open(output, json =>
    {
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("delta"u8);
        delta(json);
        json.WriteEndObject();
        json.WriteString("finish_reason"u8, reason);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private void Open(IBufferWriter<byte> output, Action<Utf8JsonWriter> body)
    {
        output.Write("data: "u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteString("object"u8, "chat.completion.chunk"u8);
            json.WriteNumber("created"u8, created);
            json.WriteString("model"u8, named);
            body(json);
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }
}
