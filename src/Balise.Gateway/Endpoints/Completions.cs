using System.Buffers;
using System.Text.Json.Nodes;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Endpoints;

/// <summary>
/// OpenAI Completions, the older shape that editors still use. Text: <c>prompt</c> (a string or several) and <c>suffix</c>; prompts
/// given as token numbers are declared unscanned. Streams as <c>text_completion</c>; fails, once begun, like chat.
/// </summary>
internal sealed class Completions : EndpointShape
{
    public override string Route => "/v1/completions";

    public override string Name => "completions";

    public override string Required => "prompt";

    public override bool TakesTokens => true;

    public override bool AsksForUsage => true;

    public override Place Enter(Place place, ReadOnlySpan<byte> name) => place switch
    {
        Place.Root when name.SequenceEqual("model"u8) => Place.Model,
        Place.Root when name.SequenceEqual("stream"u8) => Place.StreamFlag,
        Place.Root when name.SequenceEqual("max_tokens"u8) => Place.OutputCap,
        Place.Root when name.SequenceEqual("n"u8) => Place.Choices,
        Place.Root when name.SequenceEqual("stream_options"u8) => Place.StreamOptions,
        Place.StreamOptions when name.SequenceEqual("include_usage"u8) => Place.IncludeUsage,
        Place.Root when name.SequenceEqual("prompt"u8) => Place.Messages,
        Place.Root when name.SequenceEqual("suffix"u8) => Place.Content,
        _ => Place.Other,
    };

    public override AnswerPlace Answer(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name) =>
        AnswerPlaces.IsMechanical(name) ? AnswerPlace.Mechanical
        : name.SequenceEqual("text"u8) && parent.SequenceEqual("choices"u8) ? AnswerPlace.Delta
        : AnswerPlace.Whole;

    public override void WriteWhole(IBufferWriter<byte> output, JsonObject answer, bool usage) =>
        WholeStreams.Chat(output, answer, usage, "text_completion");

    public override void WriteEnding(IBufferWriter<byte> output, StreamIdentity stream, Call call, Refusal refusal, bool filtered)
    {
        if (filtered)
        {
            StreamEndings.Chunk(output, stream, call, "text_completion"u8, static json => json.WriteString("text"u8, ""u8));
        }

        StreamEndings.Error(output, call, refusal);
    }
}
