using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Balise.Detection;
using Balise.Gateway;
using Balise.Gateway.Content.Masking.Vault;
using Balise.Gateway.Content.Output;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Upstreams.Streaming;
using Balise.Persistence.Secrets;
using Balise.Tests.Gateway.Content;

namespace Balise.Tests.Gateway.Endpoints;

/// <summary>The events of a streamed response, as its clients count and read them.</summary>
public sealed class ResponseEventTests
{
    // type → the members its clients read, besides type and sequence_number.
    private static readonly Dictionary<string, string[]> Members = new()
    {
        ["response.created"] = ["response"],
        ["response.output_item.added"] = ["output_index", "item"],
        ["response.content_part.added"] = ["item_id", "output_index", "content_index", "part"],
        ["response.output_text.delta"] = ["item_id", "output_index", "content_index", "delta", "logprobs"],
        ["response.output_text.done"] = ["item_id", "output_index", "content_index", "text", "logprobs"],
        ["response.content_part.done"] = ["item_id", "output_index", "content_index", "part"],
        ["response.function_call_arguments.delta"] = ["item_id", "output_index", "delta"],
        ["response.function_call_arguments.done"] = ["item_id", "output_index", "name", "arguments"],
        ["response.output_item.done"] = ["output_index", "item"],
        ["response.completed"] = ["response"],
    };

    [Fact]
    public void An_answer_told_whole_has_every_event_its_members_and_numbers_without_a_gap()
    {
        var output = new ArrayBufferWriter<byte>();
        WholeStreams.Response(output, (JsonObject)JsonNode.Parse("""
            {"id":"r","object":"response","status":"completed","output":[
              {"id":"m1","type":"message","role":"assistant","content":[{"type":"output_text","text":"Voici.","annotations":[]}]},
              {"id":"f1","type":"function_call","call_id":"c1","name":"payer","arguments":"{}"}],"usage":{"input_tokens":1}}
            """)!);

        var events = Events(output);

        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(e => e.Data.GetProperty("sequence_number").GetInt32()));
        Assert.Equal(Members.Keys.Order(), events.Select(e => e.Kind!).Distinct().Order());
        Assert.All(events, e =>
        {
            Assert.Equal(e.Kind, e.Data.GetProperty("type").GetString());
            Assert.Equal([.. Members[e.Kind!], "sequence_number", "type"], e.Data.EnumerateObject().Select(m => m.Name).OrderBy(n => Array.IndexOf([.. Members[e.Kind!], "sequence_number", "type"], n)));
        });
    }

    [Fact]
    public void Events_that_the_gateway_adds_push_the_numbers_of_those_that_follow()
    {
        using var vault = new PlaceholderVault(new MemoryPlaceholders(TimeProvider.System), new SecretBox(new byte[32]), new GatewayOptions(), TimeProvider.System);
        using var call = GatewayPolicy.Allowed(new Responses(), GatewayPolicy.Prompt(new Responses(), "a"));
        call.Placeholders = vault.Alone();
        call.Placeholders.TryIssue(FindingType.CaSin, "046 454 286", out _);
        var stream = new AnswerStream(call, new AnswerScan(DetectorSet.Standard), 0);
        var output = new ArrayBufferWriter<byte>();
        string[] sent =
        [
            """{"type":"response.output_text.delta","item_id":"i","output_index":0,"content_index":0,"delta":"Le [[CA_","sequence_number":4}""",
            """{"type":"response.output_text.delta","item_id":"i","output_index":0,"content_index":0,"delta":"SIN_1","sequence_number":5}""",
            """{"type":"response.output_text.done","item_id":"i","output_index":0,"content_index":0,"text":"Le [[CA_SIN_1]]","sequence_number":6}""",
            """{"type":"response.completed","response":{"id":"r","output":[]},"sequence_number":7}""",
        ];

        foreach (var data in sent)
        {
            var one = GatewayPolicy.Event(data);
            Assert.True(stream.Inspect(one));
            while (stream.TryRelease(out _, out _))
            {
                stream.Write(one, output);
            }
        }

        var events = Events(output);
        Assert.Equal(Enumerable.Range(4, events.Count), events.Select(e => e.Data.GetProperty("sequence_number").GetInt32()));
        Assert.Equal("Le 046 454 286", string.Concat(events.Where(e => e.Data.TryGetProperty("delta", out _)).Select(e => e.Data.GetProperty("delta").GetString())));
        Assert.Equal("Le 046 454 286", events.Single(e => e.Data.TryGetProperty("text", out _)).Data.GetProperty("text").GetString());
    }

    private static List<(string? Kind, JsonElement Data)> Events(ArrayBufferWriter<byte> output) =>
    [
        .. Encoding.UTF8.GetString(output.WrittenSpan).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e =>
        {
            var lines = e.Split('\n');
            return (lines.FirstOrDefault(l => l.StartsWith("event: ", StringComparison.Ordinal))?[7..],
                JsonDocument.Parse(lines.Single(l => l.StartsWith("data: ", StringComparison.Ordinal))[6..]).RootElement);
        }),
    ];
}
