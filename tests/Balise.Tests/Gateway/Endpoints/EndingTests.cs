using System.Buffers;
using System.Text;
using System.Text.Json;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Tests.Gateway.Endpoints;

/// <summary>The last words of a stream the gateway ends itself, in each family.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData("chat", "chat.completion.chunk")]
    [InlineData("completions", "text_completion")]
    public void A_filtered_chat_or_completion_ends_with_its_reason_then_an_error(string family, string kind)
    {
        var events = Ending(family, filtered: true);

        Assert.Equal(2, events.Count);
        var chunk = events[0].Data;
        Assert.Equal((kind, "content_filter"), (chunk.GetProperty("object").GetString(), chunk.GetProperty("choices")[0].GetProperty("finish_reason").GetString()));
        Assert.Equal("content_blocked", events[1].Data.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public void A_fault_of_the_provider_is_not_called_a_filter()
    {
        Assert.Single(Ending("chat", filtered: false));
    }

    [Fact]
    public void A_response_fails_then_errs()
    {
        var events = Ending("responses", filtered: true);

        Assert.Equal(["response.failed", "error"], events.Select(e => e.Kind));
        Assert.Equal(["response.failed", "error"], events.Select(e => e.Data.GetProperty("type").GetString()));
        Assert.Equal("failed", events[0].Data.GetProperty("response").GetProperty("status").GetString());
        Assert.Equal("content_blocked", events[1].Data.GetProperty("code").GetString());
        Assert.Equal([8, 9], events.Select(e => e.Data.GetProperty("sequence_number").GetInt32()));
    }

    [Fact]
    public void A_message_ends_with_an_error_event()
    {
        var last = Assert.Single(Ending("messages", filtered: true));

        Assert.Equal(("error", "error"), (last.Kind, last.Data.GetProperty("type").GetString()));
        Assert.Equal("content_blocked", last.Data.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public void None_says_done()
    {
        foreach (var shape in Bodies.Shapes)
        {
            Assert.All(Ending(shape.Name, filtered: true), e => Assert.NotEqual("[DONE]", e.Data.ToString()));
        }
    }

    private static List<(string? Kind, JsonElement Data)> Ending(string family, bool filtered)
    {
        var shape = Bodies.Shape(family);
        using var call = GatewayPolicy.Allowed(shape, GatewayPolicy.Prompt(shape, "a"));
        var output = new ArrayBufferWriter<byte>();
        shape.WriteEnding(output, new StreamIdentity("id", "m", 5, 8), call, new Refusal(403, "content_blocked", "Retenu."), filtered);
        return [.. Encoding.UTF8.GetString(output.WrittenSpan).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e =>
        {
            var lines = e.Split('\n');
            var kind = lines.FirstOrDefault(l => l.StartsWith("event: ", StringComparison.Ordinal))?[7..];
            return (kind, JsonDocument.Parse(lines.Single(l => l.StartsWith("data: ", StringComparison.Ordinal))[6..]).RootElement);
        })];
    }
}
