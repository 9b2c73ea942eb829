using System.Buffers;
using System.Text.Json.Nodes;
using System.Text.Json;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Endpoints;

/// <summary>
/// OpenAI Chat Completions. Text: <c>messages[].content</c> (a string or parts with <c>text</c> or <c>refusal</c>); everything else
/// that is a string (names, tool definitions, tool arguments, metadata) is scanned beside the conversation. Streams as
/// <c>chat.completion.chunk</c>; fails, once begun, with <c>finish_reason: content_filter</c> and then an error event, no
/// <c>[DONE]</c>: .NET clients see the reason, Node and Python raise the error.
/// </summary>
internal sealed class ChatCompletions : EndpointShape
{
    public override string Route => "/v1/chat/completions";

    public override string Name => "chat";

    public override string Required => "messages";

    public override bool AsksForUsage => true;

    public override Place Enter(Place place, ReadOnlySpan<byte> name) => place switch
    {
        Place.Root when name.SequenceEqual("model"u8) => Place.Model,
        Place.Root when name.SequenceEqual("stream"u8) => Place.StreamFlag,
        Place.Root when name.SequenceEqual("max_completion_tokens"u8) || name.SequenceEqual("max_tokens"u8) => Place.OutputCap,
        Place.Root when name.SequenceEqual("n"u8) => Place.Choices,
        Place.Root when name.SequenceEqual("stream_options"u8) => Place.StreamOptions,
        Place.StreamOptions when name.SequenceEqual("include_usage"u8) => Place.IncludeUsage,
        Place.Root when name.SequenceEqual("messages"u8) => Place.Messages,
        Place.Message when name.SequenceEqual("role"u8) => Place.Role,
        Place.Message when name.SequenceEqual("content"u8) => Place.Content,
        Place.Part when name.SequenceEqual("type"u8) => Place.PartType,
        Place.Part when name.SequenceEqual("text"u8) || name.SequenceEqual("refusal"u8) => Place.Content,
        Place.Part when name.SequenceEqual("image_url"u8) || name.SequenceEqual("input_audio"u8) || name.SequenceEqual("file"u8) =>
            Place.Attachment,
        Place.Attachment when name.SequenceEqual("file_id"u8) => Place.Stored,
        Place.Attachment when name.SequenceEqual("filename"u8) => Place.Other,
        Place.Attachment => Place.Attachment,
        _ => Place.Other,
    };

    public override bool KnowsRole(ReadOnlySpan<byte> role) =>
        role.SequenceEqual("user"u8) || role.SequenceEqual("assistant"u8) || role.SequenceEqual("system"u8)
        || role.SequenceEqual("tool"u8) || role.SequenceEqual("developer"u8) || role.SequenceEqual("function"u8);

    public override bool KnowsPart(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("text"u8) || type.SequenceEqual("refusal"u8) || type.SequenceEqual("file"u8);

    public override AnswerPlace Answer(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name) =>
        AnswerPlaces.IsMechanical(name) ? AnswerPlace.Mechanical
        : name.SequenceEqual("arguments"u8) ? AnswerPlace.DeltaJson
        : parent.SequenceEqual("delta"u8) ? AnswerPlace.Delta
        : AnswerPlace.Whole;

    public override void WriteWhole(IBufferWriter<byte> output, JsonObject answer, bool usage) =>
        WholeStreams.Chat(output, answer, usage, "chat.completion.chunk");

    public override void WriteEnding(IBufferWriter<byte> output, StreamIdentity stream, Call call, Refusal refusal, bool filtered)
    {
        if (filtered)
        {
            StreamEndings.Chunk(output, stream, call, "chat.completion.chunk"u8, static json =>
            {
                json.WriteStartObject("delta"u8);
                json.WriteEndObject();
            });
        }

        StreamEndings.Error(output, call, refusal);
    }
}
