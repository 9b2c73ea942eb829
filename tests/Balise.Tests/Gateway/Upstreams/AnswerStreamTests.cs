using System.Buffers;
using System.Text;
using System.Text.Json;
using Balise.Detection;
using Balise.Gateway.Content.Output;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Upstreams.Streaming;
using Balise.Tests.Web.Fakes;
using CsCheck;

namespace Balise.Tests.Gateway.Upstreams;

/// <summary>A streamed answer shows nothing that will turn out to be forbidden, and holds back no more than it must.</summary>
public sealed class AnswerStreamTests
{
    private const string Sin = "046 454 286";

    private static readonly Gen<string> Around = Words("mot ", "Voici. ", "le 3 mars ", "total 1 250 $ ", "\n", "Bonjour à tous, ", "page 12 ").Array[0, 120]
        .Select(words => string.Concat(words));

    [Theory]
    [InlineData("chat")]
    [InlineData("responses")]
    [InlineData("completions")]
    [InlineData("messages")]
    public void Nothing_of_a_forbidden_value_is_shown(string family) =>
        Gen.Select(Around, Around, Gen.Int[1, 40].Array[1, 30]).Sample((before, after, cuts) =>
        {
            var (shown, permitted) = Stream(Bodies.Shape(family), $"{before}NAS : {Sin} {after}", cuts, GatewayPolicy.Bit(FindingType.CaSin));

            return !permitted && !shown.Contains("046", StringComparison.Ordinal);
        }, iter: 200);

    [Theory]
    [InlineData("chat")]
    [InlineData("responses")]
    [InlineData("completions")]
    [InlineData("messages")]
    public void An_answer_without_fault_is_shown_whole(string family) =>
        Gen.Select(Around, Gen.Int[1, 40].Array[1, 30]).Sample((text, cuts) =>
        {
            var (shown, permitted) = Stream(Bodies.Shape(family), text, cuts, GatewayPolicy.Bit(FindingType.CaSin));

            return permitted && shown == text;
        }, iter: 200);

    /// <summary>Where people may be named but nothing sensitive told of them: the name flows, the matter is judged before it is shown.</summary>
    [Fact]
    public void A_sensitive_matter_is_not_shown_beside_the_person_it_would_be_told_of()
    {
        var between = Words("mot ", "Voici. ", "le 3 mars ", "de la garde ").Array[0, 8].Select(words => string.Concat(words));
        Gen.Select(Around, between, Around, Gen.Bool, Gen.Int[1, 40].Array[1, 30]).Sample((before, middle, after, nameFirst, cuts) =>
        {
            const string name = "Mme Ginette Bellavance ";
            const string matter = "a un diabète ";
            var text = before + (nameFirst ? name + middle + matter : matter + middle + name) + after;

            var (shown, permitted) = Stream(Bodies.Shape("chat"), text, cuts, 1UL << GatewayPolicy.Categories.SensitiveContext, detectors: Portal.Detectors.Value);

            return !permitted && !(shown.Contains("Bellavance", StringComparison.Ordinal) && shown.Contains("diabète", StringComparison.Ordinal));
        }, iter: 200);
    }

    [Fact]
    public void A_person_is_named_at_once_where_only_sensitive_matters_wait()
    {
        using var call = GatewayPolicy.Allowed(new ChatCompletions(), GatewayPolicy.Prompt(new ChatCompletions(), "a"));
        var stream = new AnswerStream(call, new AnswerScan(Portal.Detectors.Value), 1UL << GatewayPolicy.Categories.SensitiveContext);

        var permitted = stream.Inspect(GatewayPolicy.Event("{\"choices\":[{\"delta\":{\"content\":\"Voici Ginette Bellavance, \"},\"index\":0}]}"));

        Assert.True(permitted && stream.TryRelease(out _, out _));
    }

    [Fact]
    public void A_value_of_the_request_may_come_back()
    {
        var (shown, permitted) = Stream(Bodies.Shape("chat"), $"Le NAS {Sin} est noté.", [5], GatewayPolicy.Bit(FindingType.CaSin), $"NAS {Sin}");

        Assert.True(permitted);
        Assert.Contains(Sin, shown);
    }

    [Fact]
    public void Two_choices_are_two_texts()
    {
        using var call = GatewayPolicy.Allowed(new ChatCompletions(), GatewayPolicy.Prompt(new ChatCompletions(), "a"));
        var stream = new AnswerStream(call, new AnswerScan(DetectorSet.Standard), GatewayPolicy.Bit(FindingType.CaSin));
        var permitted = true;
        foreach (var (index, text) in new[] { (0, "NAS : 046 "), (1, "le 12 mars "), (0, "454 "), (1, "à midi"), (0, "286.") })
        {
            permitted &= stream.Inspect(GatewayPolicy.Event($$"""{"choices":[{"delta":{"content":"{{text}}"},"index":{{index}}}]}"""));
        }

        Assert.False(permitted && stream.Complete());
    }

    [Fact]
    public void An_event_the_client_did_not_ask_for_is_taken_out()
    {
        using var call = GatewayPolicy.Allowed(new ChatCompletions(), GatewayPolicy.Prompt(new ChatCompletions(), "a"));
        var stream = new AnswerStream(call, new AnswerScan(DetectorSet.Standard), 0);

        stream.Inspect(GatewayPolicy.Event("""{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}"""));
        stream.TryRelease(out _, out var dropped);

        Assert.True(dropped);
        Assert.Equal((3, 4), (call.Figures.InputTokens, call.Figures.OutputTokens));
    }

    [Theory]
    [InlineData("data: a\n\n", 9)]
    [InlineData("data: a\r\n\r\n", 11)]
    [InlineData("data: a\r\rdata", 9)]
    [InlineData("data: a\n", 0)]
    [InlineData("data: a\r\n\r", 0)]
    [InlineData("\n\n", 1)]
    public void An_event_ends_with_a_blank_line(string bytes, int length) =>
        Assert.Equal(length, EventBuffer.FirstEvent(Encoding.UTF8.GetBytes(bytes)));

    private static (string Shown, bool Permitted) Stream(EndpointShape shape, string text, int[] cuts, ulong denied, string asked = "Bonjour", DetectorSet? detectors = null)
    {
        using var call = GatewayPolicy.Allowed(shape, GatewayPolicy.Prompt(shape, asked));
        var stream = new AnswerStream(call, new AnswerScan(detectors ?? DetectorSet.Standard), denied);
        var output = new ArrayBufferWriter<byte>();
        var pending = new Queue<byte[]>();
        var permitted = true;
        for (int at = 0, i = 0; permitted && at < text.Length; i++)
        {
            var length = Math.Min(cuts[i % cuts.Length], text.Length - at);
            var one = GatewayPolicy.Event(Fragment(shape, text.Substring(at, length)));
            pending.Enqueue(one);
            permitted = stream.Inspect(one);
            at += length;
            Release(permitted);
        }

        permitted = permitted && stream.Complete();
        Release(permitted);
        return (Words(output), permitted);

        void Release(bool may)
        {
            while (may && stream.TryRelease(out _, out var dropped))
            {
                Assert.False(dropped);
                stream.Write(pending.Dequeue(), output);
            }
        }
    }

    private static string Fragment(EndpointShape shape, string text)
    {
        var quoted = JsonSerializer.Serialize(text);
        return shape.Name switch
        {
            "chat" => $$"""{"id":"c","choices":[{"delta":{"content":{{quoted}}},"index":0}]}""",
            "completions" => $$"""{"id":"c","choices":[{"text":{{quoted}},"index":0}]}""",
            "responses" => $$"""{"type":"response.output_text.delta","item_id":"i","output_index":0,"content_index":0,"delta":{{quoted}}}""",
            _ => $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{quoted}}}}}""",
        };
    }

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static string Words(ArrayBufferWriter<byte> output)
    {
        var text = new StringBuilder();
        foreach (var line in Encoding.UTF8.GetString(output.WrittenSpan).Split('\n').Where(l => l.StartsWith("data: ", StringComparison.Ordinal)))
        {
            var json = JsonDocument.Parse(line[6..]).RootElement;
            var holder = json.TryGetProperty("choices", out var choices) ? choices[0] : json;
            var words = holder.TryGetProperty("delta", out var delta) ? delta : holder.GetProperty("text");
            text.Append(words.ValueKind is JsonValueKind.String ? words.GetString() : words.EnumerateObject().Last().Value.GetString());
        }

        return text.ToString();
    }
}
