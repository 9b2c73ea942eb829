namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>Completions.</summary>
internal static class DemonstrationCompletion
{
    public static DemonstrationAnswer Answer(DemonstrationSaid said, bool usage) => new(
        DemonstrationJson.Of(Body(said, said.Text, "stop", DemonstrationChat.Usage(said))),
        [
            .. said.Words.Select(word => DemonstrationJson.Event(Body(said, word, null, null))),
            DemonstrationJson.Event(Body(said, "", "stop", null)),
            .. usage ? [UsageChunk(said)] : Array.Empty<byte[]>(),
            "data: [DONE]\n\n"u8.ToArray(),
        ]);

    private static object Body(DemonstrationSaid said, string text, string? finish, object? usage) => new
    {
        id = $"cmpl-demo-{said.Created}", @object = "text_completion", created = said.Created, model = said.Model,
        choices = new[] { new { index = 0, text, logprobs = (string?)null, finish_reason = finish } },
        usage,
    };

    private static byte[] UsageChunk(DemonstrationSaid said) => DemonstrationJson.Event(new
    {
        id = $"cmpl-demo-{said.Created}", @object = "text_completion", created = said.Created, model = said.Model,
        choices = Array.Empty<object>(), usage = DemonstrationChat.Usage(said),
    });
}
