using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Endpoints;

/// <summary>
/// Anthropic Messages. Text: <c>system</c> (a string or blocks) and <c>messages[].content</c> (a string or blocks: text, thinking,
/// documents, results of tools); tool definitions and inputs are scanned beside. Streams as typed events that end with
/// <c>message_stop</c>; fails, once begun, with <c>event: error</c>.
/// </summary>
internal sealed class Messages : EndpointShape
{
    public override string Route => "/v1/messages";

    public override string Name => "messages";

    public override string Required => "messages";

    public override ReadOnlySpan<byte> UsageUnder => "message"u8;

    public override Place Enter(Place place, ReadOnlySpan<byte> name) => place switch
    {
        Place.Root when name.SequenceEqual("model"u8) => Place.Model,
        Place.Root when name.SequenceEqual("stream"u8) => Place.StreamFlag,
        Place.Root when name.SequenceEqual("max_tokens"u8) => Place.OutputCap,
        Place.Root when name.SequenceEqual("messages"u8) => Place.Messages,
        Place.Root when name.SequenceEqual("system"u8) => Place.Content,
        Place.Root when name.SequenceEqual("container"u8) => Place.Stored,
        Place.Message when name.SequenceEqual("role"u8) => Place.Role,
        Place.Message when name.SequenceEqual("content"u8) => Place.Content,
        Place.Part when name.SequenceEqual("type"u8) => Place.PartType,
        Place.Part when name.SequenceEqual("text"u8) || name.SequenceEqual("thinking"u8) || name.SequenceEqual("content"u8) => Place.Content,
        Place.Part when name.SequenceEqual("source"u8) => Place.Attachment,
        Place.Attachment when name.SequenceEqual("content"u8) => Place.Content,
        Place.Attachment when name.SequenceEqual("file_id"u8) => Place.Stored,
        Place.Attachment when name.SequenceEqual("type"u8) || name.SequenceEqual("media_type"u8) => Place.Other,
        Place.Attachment => Place.Attachment,
        _ => Place.Other,
    };

    public override bool KnowsRole(ReadOnlySpan<byte> role) =>
        role.SequenceEqual("user"u8) || role.SequenceEqual("assistant"u8) || role.SequenceEqual("system"u8);

    public override bool KnowsPart(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("text"u8) || type.SequenceEqual("thinking"u8) || type.SequenceEqual("redacted_thinking"u8)
        || type.SequenceEqual("tool_use"u8) || type.SequenceEqual("tool_result"u8) || type.SequenceEqual("document"u8);

    public override AnswerPlace Answer(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name) =>
        AnswerPlaces.IsMechanical(name) ? AnswerPlace.Mechanical
        : !parent.SequenceEqual("delta"u8) ? AnswerPlace.Whole
        : name.SequenceEqual("partial_json"u8) ? AnswerPlace.DeltaJson
        : name.SequenceEqual("text"u8) || name.SequenceEqual("thinking"u8) ? AnswerPlace.Delta
        : AnswerPlace.Whole;

    public override void AddHeaders(HttpRequestHeaders headers, string? key)
    {
        headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        if (key is not null)
        {
            headers.TryAddWithoutValidation("x-api-key", key);
        }
    }

    public override bool IsLast(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) => type.SequenceEqual("message_stop"u8);

    public override void WriteWhole(IBufferWriter<byte> output, JsonObject answer, bool usage) =>
        WholeStreams.Messages(output, answer);

    public override void WriteEnding(IBufferWriter<byte> output, StreamIdentity stream, Call call, Refusal refusal, bool filtered) =>
        StreamEndings.Error(output, call, refusal, "event: error\n"u8);
}
