using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>A provider that does what each feature of a client asks for: words, a tool call, a structured answer, vectors, a busy moment.</summary>
internal sealed class ClientMatrixUpstream
{
    private const string Arguments = """{"ville":"Granby"}""";

    private int busy;

    public Task AnswerAsync(HttpContext http, string body)
    {
        using var request = JsonDocument.Parse(body);
        var root = request.RootElement;
        var streamed = root.TryGetProperty("stream", out var stream) && stream.ValueKind is JsonValueKind.True;
        var toolsAsked = root.TryGetProperty("tools", out _) && !body.Contains("\"tool_call_id\"") && !body.Contains("tool_result");
        return http.Request.Path.Value switch
        {
            var p when p!.EndsWith("/embeddings") => JsonAsync(http, """{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.1,0.2,0.3]}],"model":"m","usage":{"prompt_tokens":2,"total_tokens":2}}"""),
            var p when p!.EndsWith("/messages") => MessagesAsync(http, streamed, toolsAsked),
            _ when body.Contains("longtemps") => ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot ", 3000), TimeSpan.FromMilliseconds(10)),
            _ when body.Contains("occup") && Interlocked.Increment(ref busy) == 1 => BusyAsync(http),
            _ when toolsAsked => ToolAsync(http, streamed),
            _ when root.TryGetProperty("response_format", out _) => JsonAsync(http, Chat(JsonSerializer.Serialize(Arguments))),
            _ when streamed => ScriptedUpstream.StreamAsync(http, ["Bon", "jour", "."]),
            _ => JsonAsync(http, Chat("\"Bonjour.\"")),
        };
    }

    private static Task MessagesAsync(HttpContext http, bool streamed, bool tools)
    {
        var block = tools ? $$$"""{"type":"tool_use","id":"t1","name":"meteo","input":{{{Arguments}}}}""" : """{"type":"text","text":"Bonjour."}""";
        if (!streamed)
        {
            return JsonAsync(http, $$$"""{"id":"msg","type":"message","role":"assistant","model":"m","content":[{{{block}}}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":2}}""");
        }

        return EventsAsync(
            http,
            ("message_start", """{"type":"message_start","message":{"id":"msg","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1}}}"""),
            ("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""),
            ("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Bonjour."}}"""),
            ("content_block_stop", """{"type":"content_block_stop","index":0}"""),
            ("message_delta", """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":2}}"""),
            ("message_stop", """{"type":"message_stop"}"""));
    }

    private static Task ToolAsync(HttpContext http, bool streamed)
    {
        if (!streamed)
        {
            return JsonAsync(http, $$$"""{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"meteo","arguments":{{{JsonSerializer.Serialize(Arguments)}}}}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""");
        }

        const string Head = """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":""";
        return EventsAsync(
            http,
            (null, Head + """{"role":"assistant","tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"meteo","arguments":""}}]},"finish_reason":null}]}"""),
            (null, Head + """{"tool_calls":[{"index":0,"function":{"arguments":"{\"ville\":"}}]},"finish_reason":null}]}"""),
            (null, Head + """{"tool_calls":[{"index":0,"function":{"arguments":"\"Granby\"}"}}]},"finish_reason":null}]}"""),
            (null, Head + """{},"finish_reason":"tool_calls"}]}"""), (null, "[DONE]"));
    }

    private static Task BusyAsync(HttpContext http)
    {
        http.Response.StatusCode = 429;
        return Task.CompletedTask;
    }

    private static async Task EventsAsync(HttpContext http, params (string? Event, string Data)[] events)
    {
        http.Response.ContentType = "text/event-stream";
        foreach (var (name, data) in events)
        {
            await http.Response.WriteAsync((name is null ? "" : $"event: {name}\n") + $"data: {data}\n\n");
        }
    }

    private static string Chat(string content) =>
        $$$"""{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":{{{content}}}},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""";

    private static Task JsonAsync(HttpContext http, string json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json);
    }
}
