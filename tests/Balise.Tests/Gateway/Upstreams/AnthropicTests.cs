using System.Buffers;
using System.Text;
using System.Text.Json;
using Balise.Gateway.Upstreams.Services;

namespace Balise.Tests.Gateway.Upstreams;

public sealed class AnthropicTests
{
    [Fact]
    public void A_chat_with_tools_becomes_turns_of_blocks()
    {
        var body = Request(
            """
            {"model":"m","max_completion_tokens":50,"stream":true,"stop":"FIN","temperature":1.7,"messages":[
              {"role":"system","content":"Soyez bref."},
              {"role":"user","content":[{"type":"text","text":"Météo?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]},
              {"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"meteo","arguments":"{\"ville\":\"Granby\"}"}}]},
              {"role":"tool","tool_call_id":"t1","content":"12 °C"}],
             "tools":[{"type":"function","function":{"name":"meteo","parameters":{"type":"object"}}}],"tool_choice":"required","parallel_tool_calls":false}
            """);

        Assert.Equal("claude-x", body.GetProperty("model").GetString());
        Assert.Equal(50, body.GetProperty("max_tokens").GetInt32());
        Assert.Equal("Soyez bref.", body.GetProperty("system").GetString());
        Assert.Equal(1, body.GetProperty("temperature").GetDouble());
        Assert.Equal("FIN", body.GetProperty("stop_sequences")[0].GetString());
        var turns = body.GetProperty("messages");
        Assert.Equal(["user", "assistant", "user"], turns.EnumerateArray().Select(t => t.GetProperty("role").GetString()));
        Assert.Equal("image/png", turns[0].GetProperty("content")[1].GetProperty("source").GetProperty("media_type").GetString());
        Assert.Equal("Granby", turns[1].GetProperty("content")[0].GetProperty("input").GetProperty("ville").GetString());
        Assert.Equal("t1", turns[2].GetProperty("content")[0].GetProperty("tool_use_id").GetString());
        Assert.Equal("any", body.GetProperty("tool_choice").GetProperty("type").GetString());
        Assert.True(body.GetProperty("tool_choice").GetProperty("disable_parallel_tool_use").GetBoolean());
    }

    [Fact]
    public void A_wanted_schema_becomes_the_one_tool()
    {
        var body = Request(
            """{"model":"m","messages":[{"role":"user","content":"a"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object","properties":{}}}}}""");

        Assert.Equal(AnthropicRequest.StructuredTool, body.GetProperty("tools")[0].GetProperty("name").GetString());
        Assert.Equal(("tool", AnthropicRequest.StructuredTool), (
            body.GetProperty("tool_choice").GetProperty("type").GetString(), body.GetProperty("tool_choice").GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("""{"model":"m","n":2,"messages":[{"role":"user","content":"a"}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"x"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"t","function":{"name":"f","arguments":"{"}}]}]}""")]
    public void What_cannot_be_asked_is_said(string json) => Assert.Throws<UntranslatableException>(() => Request(json));

    [Fact]
    public void A_stream_of_words_and_a_tool_call_becomes_chunks_with_their_usage()
    {
        var chunks = Stream(
            """{"type":"message_start","message":{"id":"msg_1","model":"claude-x","usage":{"input_tokens":7,"cache_read_input_tokens":3,"output_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
            """{"type":"ping"}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Bon"}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"jour"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"meteo","input":{}}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"ville\":"}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"\"Granby\"}"}}""",
            """{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}}""",
            """{"type":"message_stop"}""");

        Assert.Equal("[DONE]", chunks[^1]);
        var read = chunks[..^1].Select(c => JsonDocument.Parse(c).RootElement).ToList();
        Assert.Equal("Bonjour", string.Concat(read.Select(c => Member(c, "content"))));
        var calls = read.Where(c => c.GetProperty("choices").GetArrayLength() > 0 && c.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("tool_calls", out _))
            .Select(c => c.GetProperty("choices")[0].GetProperty("delta").GetProperty("tool_calls")[0]).ToList();
        Assert.Equal(("t1", "meteo"), (calls[0].GetProperty("id").GetString(), calls[0].GetProperty("function").GetProperty("name").GetString()));
        Assert.Equal("""{"ville":"Granby"}""", string.Concat(calls.Select(c => c.GetProperty("function").GetProperty("arguments").GetString())));
        Assert.Equal("tool_calls", read[^2].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal((10, 9), (read[^1].GetProperty("usage").GetProperty("prompt_tokens").GetInt32(), read[^1].GetProperty("usage").GetProperty("completion_tokens").GetInt32()));
    }

    [Fact]
    public void A_structured_answer_streams_as_text()
    {
        var chunks = Stream(
            """{"type":"message_start","message":{"id":"m","usage":{"input_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"NAME"}}""".Replace("NAME", AnthropicRequest.StructuredTool),
            """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"a\":1}"}}""",
            """{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":2}}""",
            """{"type":"message_stop"}""");

        var read = chunks[..^1].Select(c => JsonDocument.Parse(c).RootElement).ToList();
        Assert.Equal("""{"a":1}""", string.Concat(read.Select(c => Member(c, "content"))));
        Assert.Equal("stop", read[^2].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task A_translated_stream_is_the_same_however_it_is_cut()
    {
        string[] events =
        [
            """{"type":"message_start","message":{"id":"m","usage":{"input_tokens":1}}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"été à Québec"}}""", """{"type":"message_stop"}""",
        ];
        var bytes = Encoding.UTF8.GetBytes(string.Concat(events.Select(e => $"event: x\r\ndata: {e}\r\n\r\n")));
        var whole = await ReadAsync(bytes, bytes.Length);

        foreach (var size in (int[])[1, 2, 7, 64])
        {
            Assert.Equal(whole, await ReadAsync(bytes, size));
        }
    }

    [Fact]
    public void An_error_in_the_stream_breaks_it_without_its_words() => Assert.Throws<IOException>(() =>
        Stream("""{"type":"error","error":{"type":"overloaded_error","message":"secret of the provider"}}"""));

    private static JsonElement Request(string json) =>
        JsonDocument.Parse(AnthropicRequest.From(Encoding.UTF8.GetBytes(json), "claude-x")).RootElement;

    private static string[] Stream(params string[] events)
    {
        var translation = new AnthropicStream("m", DateTimeOffset.UnixEpoch);
        var output = new ArrayBufferWriter<byte>();
        foreach (var one in events)
        {
            translation.Translate(Encoding.UTF8.GetBytes(one), output);
        }

        return [.. Encoding.UTF8.GetString(output.WrittenSpan).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e => e["data: ".Length..])];
    }

    private static async Task<string> ReadAsync(byte[] bytes, int size)
    {
        await using var translated = new TranslatedStream(new SlicedStream(bytes, size), new AnthropicStream("m", DateTimeOffset.UnixEpoch));
        using var reader = new StreamReader(translated);
        return await reader.ReadToEndAsync();
    }

    private static string Member(JsonElement chunk, string name) =>
        chunk.GetProperty("choices").GetArrayLength() > 0 && chunk.GetProperty("choices")[0].GetProperty("delta").TryGetProperty(name, out var text)
            ? text.GetString() ?? ""
            : "";

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class SlicedStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default) =>
            base.ReadAsync(destination[..Math.Min(size, destination.Length)], cancellationToken);
    }
}
