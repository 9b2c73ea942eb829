namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>Responses: the events a client's helpers expect, in their order.</summary>
internal static class DemonstrationResponse
{
    public static DemonstrationAnswer Answer(DemonstrationSaid said)
    {
        var number = 0;
        var item = $"msg_demo_{said.Created}";
        return new DemonstrationAnswer(
            DemonstrationJson.Of(Body(said, "completed", [Item(item, said.Text, "completed")])),
            [
                Event("response.created", new { type = "response.created", sequence_number = number++, response = Body(said, "in_progress", []) }),
                Event("response.output_item.added", new
                {
                    type = "response.output_item.added", sequence_number = number++, output_index = 0, item = Item(item, null, "in_progress"),
                }),
                Event("response.content_part.added", new
                {
                    type = "response.content_part.added", sequence_number = number++, item_id = item, output_index = 0, content_index = 0,
                    part = Part(""),
                }),
                .. said.Words.Select(word => Event("response.output_text.delta", new
                {
                    type = "response.output_text.delta", sequence_number = number++, item_id = item, output_index = 0, content_index = 0,
                    delta = word, logprobs = Array.Empty<object>(),
                })),
                Event("response.output_text.done", new
                {
                    type = "response.output_text.done", sequence_number = number++, item_id = item, output_index = 0, content_index = 0,
                    text = said.Text, logprobs = Array.Empty<object>(),
                }),
                Event("response.content_part.done", new
                {
                    type = "response.content_part.done", sequence_number = number++, item_id = item, output_index = 0, content_index = 0,
                    part = Part(said.Text),
                }),
                Event("response.output_item.done", new
                {
                    type = "response.output_item.done", sequence_number = number++, output_index = 0, item = Item(item, said.Text, "completed"),
                }),
                Event("response.completed", new
                {
                    type = "response.completed", sequence_number = number, response = Body(said, "completed", [Item(item, said.Text, "completed")]),
                }),
            ]);
    }

    private static byte[] Event(string kind, object value) => DemonstrationJson.Event(value, kind);

    private static object Part(string text) => new { type = "output_text", text, annotations = Array.Empty<object>(), logprobs = Array.Empty<object>() };

    private static object Item(string id, string? text, string status) => new
    {
        id, type = "message", role = "assistant", status, content = text is null ? [] : new[] { Part(text) },
    };

    private static object Body(DemonstrationSaid said, string status, object[] output) => new
    {
        id = $"resp_demo_{said.Created}", @object = "response", created_at = said.Created, status, error = (string?)null,
        incomplete_details = (string?)null, instructions = (string?)null, metadata = new { }, model = said.Model, output, parallel_tool_calls = true,
        temperature = 1.0, tool_choice = "auto", tools = Array.Empty<object>(), top_p = 1.0,
        usage = status == "completed"
            ? new
            {
                input_tokens = said.InputTokens, input_tokens_details = new { cached_tokens = 0 }, output_tokens = said.OutputTokens,
                output_tokens_details = new { reasoning_tokens = 0 }, total_tokens = said.InputTokens + said.OutputTokens,
            }
            : null,
    };
}
