using System.Text.Json;

namespace Balise.Tests.Host;

/// <summary>An answer of any family that says a given text, whole or three characters at a time.</summary>
internal sealed record EchoedAnswer(string Type, IReadOnlyList<string> Pieces)
{
    public static EchoedAnswer Of(string family, string text, bool streamed) => streamed
        ? new("text/event-stream", [.. text.Chunk(3).Select(c => Event(Fragment(family, new string(c)))), .. End(family)])
        : new("application/json", [JsonSerializer.Serialize(Whole(family, text))]);

    private static object Whole(string family, string text) => family switch
    {
        "chat" => new { id = "c", choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = "stop" } } },
        "completions" => new { id = "c", choices = new[] { new { index = 0, text, finish_reason = "stop" } } },
        "responses" => new { id = "r", output = new[] { new { type = "message", content = new[] { new { type = "output_text", text } } } } },
        "messages" => new { id = "m", content = new[] { new { type = "text", text } } },
        _ => new { data = new[] { new { index = 0, embedding = new[] { 0.5, 0.5 } } } },
    };

    private static object Fragment(string family, string text) => family switch
    {
        "chat" => new { id = "c", choices = new[] { new { index = 0, delta = new { content = text } } } },
        "completions" => new { id = "c", choices = new[] { new { index = 0, text } } },
        "responses" => new { type = "response.output_text.delta", output_index = 0, content_index = 0, delta = text },
        _ => new { type = "content_block_delta", index = 0, delta = new { type = "text_delta", text } },
    };

    private static string[] End(string family) => family switch
    {
        "responses" => [Event(new { type = "response.completed", response = new { id = "r" } })],
        "messages" => [Event(new { type = "content_block_stop", index = 0 }), Event(new { type = "message_stop" })],
        _ => ["data: [DONE]\n\n"],
    };

    private static string Event(object value) => $"data: {JsonSerializer.Serialize(value)}\n\n";
}
