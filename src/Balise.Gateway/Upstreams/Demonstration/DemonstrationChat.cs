namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>Chat Completions.</summary>
internal static class DemonstrationChat
{
    public static DemonstrationAnswer Answer(DemonstrationSaid said, bool usage) => new(
        DemonstrationJson.Of(new
        {
            id = Id(said), @object = "chat.completion", created = said.Created, model = said.Model,
            choices = new[]
            {
                new
                {
                    index = 0, message = new { role = "assistant", content = said.Text, refusal = (string?)null }, logprobs = (string?)null,
                    finish_reason = "stop",
                },
            },
            usage = Usage(said),
        }),
        [
            Chunk(said, new() { ["role"] = "assistant", ["content"] = "" }, null),
            .. said.Words.Select(word => Chunk(said, new() { ["content"] = word }, null)),
            Chunk(said, [], "stop"),
            .. usage ? [UsageChunk(said)] : Array.Empty<byte[]>(),
            "data: [DONE]\n\n"u8.ToArray(),
        ]);

    internal static object Usage(DemonstrationSaid said) => new
    {
        prompt_tokens = said.InputTokens, completion_tokens = said.OutputTokens, total_tokens = said.InputTokens + said.OutputTokens,
    };

    private static byte[] Chunk(DemonstrationSaid said, Dictionary<string, string> delta, string? finish) => DemonstrationJson.Event(new
    {
        id = Id(said), @object = "chat.completion.chunk", created = said.Created, model = said.Model,
        choices = new[] { new { index = 0, delta, logprobs = (string?)null, finish_reason = finish } },
    });

    private static byte[] UsageChunk(DemonstrationSaid said) => DemonstrationJson.Event(new
    {
        id = Id(said), @object = "chat.completion.chunk", created = said.Created, model = said.Model, choices = Array.Empty<object>(),
        usage = Usage(said),
    });

    private static string Id(DemonstrationSaid said) => $"chatcmpl-demo-{said.Created}";
}
