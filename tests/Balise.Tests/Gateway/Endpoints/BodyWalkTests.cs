using System.Text;

namespace Balise.Tests.Gateway.Endpoints;

/// <summary>Where each family keeps its texts, and what is declared when it cannot be read.</summary>
public sealed class BodyWalkTests
{
    private static readonly string TextFile = Convert.ToBase64String(Encoding.UTF8.GetBytes("Procès-verbal de la rencontre, page 1."));

    private static readonly string Picture = Convert.ToBase64String([0x89, .. "PNG\r\n\x1a\n"u8, .. new byte[60]]);

    public static TheoryData<string, string, string[]> Conversations => new()
    {
        { "chat", """{"model":"m","messages":[{"role":"system","content":"a"},{"role":"user","content":[{"type":"text","text":"b"}]}]}""", ["a", "b"] },
        { "responses", """{"model":"m","instructions":"a","input":"b"}""", ["a", "b"] },
        { "responses", """{"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"a"}]},{"type":"function_call_output","call_id":"1","output":"b"}]}""", ["a", "b"] },
        { "completions", """{"model":"m","prompt":["a","b"],"suffix":"c"}""", ["a", "b", "c"] },
        { "embeddings", """{"model":"m","input":["a","b"]}""", ["a", "b"] },
        { "messages", """{"model":"m","system":[{"type":"text","text":"a"}],"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":[{"type":"text","text":"b"}]},{"type":"thinking","thinking":"c"}]}]}""", ["a", "b", "c"] },
        { "messages", """{"model":"m","messages":[{"role":"user","content":[{"type":"document","source":{"type":"content","content":[{"type":"text","text":"a"}]}}]}]}""", ["a"] },
    };

    [Theory]
    [MemberData(nameof(Conversations))]
    public void The_conversation_is_read_in_order(string family, string body, string[] expected)
    {
        using var text = Bodies.Read(Bodies.Shape(family), body);

        Assert.Equal(expected, text.Conversation.Select(c => c.ToString()));
        Assert.Equal(0, text.Unscanned);
    }

    public static TheoryData<string, string> StringsBeside => new()
    {
        { "chat", """{"model":"m","messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"1","function":{"name":"f","arguments":"HERE"}}]}]}""" },
        { "chat", """{"model":"m","messages":[],"tools":[{"function":{"name":"f","parameters":{"properties":{"HERE":{"type":"string"}}}}}]}""" },
        { "chat", """{"model":"m","messages":[],"metadata":{"k":"HERE"}}""" },
        { "responses", """{"model":"m","input":[{"type":"function_call","call_id":"1","name":"f","arguments":"HERE"}]}""" },
        { "responses", """{"model":"m","input":"a","tools":[{"type":"function","description":"HERE"}]}""" },
        { "completions", """{"model":"m","prompt":"a","user":"HERE"}""" },
        { "embeddings", """{"model":"m","input":"a","user":"HERE"}""" },
        { "messages", """{"model":"m","messages":[{"role":"assistant","content":[{"type":"tool_use","id":"1","name":"f","input":{"HERE":"x"}}]}]}""" },
        { "messages", """{"model":"m","messages":[],"metadata":{"user_id":"HERE"}}""" },
    };

    [Theory]
    [MemberData(nameof(StringsBeside))]
    public void Every_other_string_is_read_too(string family, string body)
    {
        using var text = Bodies.Read(Bodies.Shape(family), body);

        Assert.Contains("HERE", text.Beside.ToString().Split('\n'));
    }

    public static TheoryData<string, string, string> Files => new()
    {
        { "chat", "file", """{"model":"m","messages":[{"role":"user","content":[{"type":"file","file":{"filename":"a.txt","file_data":"data:text/plain;base64,FILE"}}]}]}""" },
        { "chat", "image", """{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,FILE"}}]}]}""" },
        { "responses", "file", """{"model":"m","input":[{"role":"user","content":[{"type":"input_file","filename":"a","file_data":"FILE"}]}]}""" },
        { "responses", "image", """{"model":"m","input":[{"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,FILE"}]}]}""" },
        { "messages", "file", """{"model":"m","messages":[{"role":"user","content":[{"type":"document","source":{"type":"base64","media_type":"text/plain","data":"FILE"}}]}]}""" },
        { "messages", "image", """{"model":"m","messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"FILE"}}]}]}""" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_text_file_is_read_and_a_picture_is_declared(string family, string kind, string body)
    {
        using var text = Bodies.Read(Bodies.Shape(family), body.Replace("FILE", kind == "file" ? TextFile : Picture));

        if (kind == "file")
        {
            Assert.Contains(text.Conversation, c => c.ToString().Contains("Procès-verbal"));
            Assert.Equal(0, text.Unscanned);
        }
        else
        {
            Assert.Contains("image", text.UnscannedKinds);
        }
    }

    public static TheoryData<string, string, string> Unreadable => new()
    {
        { "chat", "audio", """{"model":"m","messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"UklGRiQAAABXQVZFZm10IBAAAAABAAEA","format":"wav"}}]}]}""" },
        { "chat", "remote", """{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://exemple.org/a.png"}}]}]}""" },
        { "chat", "stored_context", """{"model":"m","messages":[{"role":"user","content":[{"type":"file","file":{"file_id":"file-1"}}]}]}""" },
        { "chat", "unknown_part", """{"model":"m","messages":[{"role":"user","content":[{"type":"hologram","hologram":"x"}]}]}""" },
        { "responses", "stored_context", """{"model":"m","input":"a","previous_response_id":"resp_1"}""" },
        { "responses", "unknown_part", """{"model":"m","input":[{"type":"item_reference","id":"1"}]}""" },
        { "completions", "tokens", """{"model":"m","prompt":[1,2,3]}""" },
        { "embeddings", "tokens", """{"model":"m","input":[[1,2],[3]]}""" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_is_declared(string family, string kind, string body)
    {
        using var text = Bodies.Read(Bodies.Shape(family), body);

        Assert.Contains(kind, text.UnscannedKinds);
        Assert.True(text.Unscanned > 0);
    }

    [Fact]
    public void A_null_former_answer_is_nothing()
    {
        using var text = Bodies.Read(Bodies.Shape("responses"), """{"model":"m","input":"a","previous_response_id":null}""");

        Assert.Equal(0, text.Unscanned);
    }

    [Theory]
    [InlineData("chat", "messages", """{"model":"m"}""")]
    [InlineData("responses", "input", """{"model":"m"}""")]
    [InlineData("completions", "prompt", """{"model":"m","prompt":7}""")]
    [InlineData("embeddings", "input", """{"model":"m","input":null}""")]
    [InlineData("messages", "messages[0].role", """{"model":"m","messages":[{"role":"wizard","content":"a"}]}""")]
    public void A_body_without_its_text_is_refused(string family, string param, string body)
    {
        var (text, refusal) = Bodies.TryRead(Bodies.Shape(family), body);

        text.Dispose();
        Assert.Equal((400, param), (refusal!.Status, refusal.Param));
    }

    [Theory]
    [InlineData("""{"model":"m","prompt":"a"}""", """{"stream_options":{"include_usage":true},"model":"m","prompt":"a"}""")]
    [InlineData("""{"model":"m","prompt":"a","stream_options":null}""", """{"model":"m","prompt":"a","stream_options":{"include_usage":true}}""")]
    [InlineData("""{"model":"m","prompt":"a","stream_options":{}}""", """{"model":"m","prompt":"a","stream_options":{"include_usage":true}}""")]
    [InlineData("""{"model":"m","prompt":"a","stream_options":{"x":1}}""", """{"model":"m","prompt":"a","stream_options":{"include_usage":true,"x":1}}""")]
    [InlineData("""{"model":"m","prompt":"a","stream_options":{"include_usage":false}}""", """{"model":"m","prompt":"a","stream_options":{"include_usage":true}}""")]
    public void Usage_is_asked_for_without_touching_the_rest(string body, string expected)
    {
        using var text = Bodies.Read(Bodies.Shape("completions"), body);
        var edits = new Balise.Gateway.Content.BodyEdits();

        edits.Add(text.Usage.Ask(0));
        var edited = edits.Apply(text.Body.Span, out var length);

        Assert.False(text.Usage.Asked);
        Assert.Equal(expected, Encoding.UTF8.GetString(edited, 0, length));
    }
}
