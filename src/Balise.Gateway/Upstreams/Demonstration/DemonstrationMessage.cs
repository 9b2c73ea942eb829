namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>Messages, in Anthropic's shape.</summary>
internal static class DemonstrationMessage
{
    public static DemonstrationAnswer Answer(DemonstrationSaid said) => new(
        DemonstrationJson.Of(Body(said, [new { type = "text", text = said.Text }], "end_turn", said.OutputTokens)),
        [
            Event("message_start", new { type = "message_start", message = Body(said, [], null, 0) }),
            Event("content_block_start", new { type = "content_block_start", index = 0, content_block = new { type = "text", text = "" } }),
            .. said.Words.Select(text => Event("content_block_delta", new
            {
                type = "content_block_delta", index = 0, delta = new { type = "text_delta", text },
            })),
            Event("content_block_stop", new { type = "content_block_stop", index = 0 }),
            Event("message_delta", new
            {
                type = "message_delta", delta = new { stop_reason = "end_turn", stop_sequence = (string?)null },
                usage = new { output_tokens = said.OutputTokens },
            }),
            Event("message_stop", new { type = "message_stop" }),
        ]);

    private static byte[] Event(string kind, object value) => DemonstrationJson.Event(value, kind);

    private static object Body(DemonstrationSaid said, object[] content, string? reason, int output) => new
    {
        id = $"msg_demo_{said.Created}", type = "message", role = "assistant", model = said.Model, content, stop_reason = reason,
        stop_sequence = (string?)null, usage = new { input_tokens = said.InputTokens, output_tokens = output },
    };
}
