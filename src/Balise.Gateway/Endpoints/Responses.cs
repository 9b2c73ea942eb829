using System.Buffers;
using System.Text.Json.Nodes;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Endpoints;

/// <summary>
/// OpenAI Responses. Text: <c>instructions</c>; <c>input</c>, a string or items (messages, reasoning, outputs of tools) with parts;
/// tool arguments and definitions are scanned beside. What the provider keeps (former answers, conversations, stored prompts and files)
/// is declared unscanned. Streams as typed events; fails, once begun, with <c>response.failed</c> and then an <c>error</c> event.
/// </summary>
internal sealed class Responses : EndpointShape
{
    public override string Route => "/v1/responses";

    public override string Name => "responses";

    public override string Required => "input";

    public override ReadOnlySpan<byte> UsageUnder => "response"u8;

    public override Place Enter(Place place, ReadOnlySpan<byte> name) => place switch
    {
        Place.Root when name.SequenceEqual("model"u8) => Place.Model,
        Place.Root when name.SequenceEqual("stream"u8) => Place.StreamFlag,
        Place.Root when name.SequenceEqual("max_output_tokens"u8) => Place.OutputCap,
        Place.Root when name.SequenceEqual("input"u8) => Place.Messages,
        Place.Root when name.SequenceEqual("instructions"u8) => Place.Content,
        Place.Root when name.SequenceEqual("previous_response_id"u8) || name.SequenceEqual("conversation"u8) => Place.Stored,
        Place.Root when name.SequenceEqual("prompt"u8) => Place.Part,
        Place.Message when name.SequenceEqual("role"u8) => Place.Role,
        Place.Message when name.SequenceEqual("type"u8) => Place.PartType,
        Place.Message when name.SequenceEqual("content"u8) || name.SequenceEqual("output"u8) || name.SequenceEqual("summary"u8) => Place.Content,
        Place.Part when name.SequenceEqual("type"u8) => Place.PartType,
        Place.Part when name.SequenceEqual("text"u8) || name.SequenceEqual("refusal"u8) || name.SequenceEqual("variables"u8) => Place.Content,
        Place.Part when name.SequenceEqual("image_url"u8) || name.SequenceEqual("file_data"u8) || name.SequenceEqual("file_url"u8)
            || name.SequenceEqual("input_audio"u8) => Place.Attachment,
        Place.Part when name.SequenceEqual("file_id"u8) || name.SequenceEqual("id"u8) => Place.Stored,
        Place.Attachment => Place.Attachment,
        _ => Place.Other,
    };

    public override bool KnowsRole(ReadOnlySpan<byte> role) =>
        role.SequenceEqual("user"u8) || role.SequenceEqual("assistant"u8) || role.SequenceEqual("system"u8) || role.SequenceEqual("developer"u8);

    public override bool KnowsPart(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("message"u8) || type.SequenceEqual("input_text"u8) || type.SequenceEqual("output_text"u8)
        || type.SequenceEqual("refusal"u8) || type.SequenceEqual("input_file"u8) || type.SequenceEqual("summary_text"u8)
        || type.SequenceEqual("reasoning_text"u8) || type.SequenceEqual("reasoning"u8) || type.SequenceEqual("function_call"u8)
        || type.SequenceEqual("function_call_output"u8) || type.SequenceEqual("custom_tool_call"u8)
        || type.SequenceEqual("custom_tool_call_output"u8);

    public override AnswerPlace Answer(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name) =>
        AnswerPlaces.IsMechanical(name) ? AnswerPlace.Mechanical
        : parent.IsEmpty && name.SequenceEqual("delta"u8) ? AnswerPlace.Delta
        : name.SequenceEqual("arguments"u8) ? AnswerPlace.WholeJson
        : AnswerPlace.Whole;

    public override bool IsLast(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) =>
        type.SequenceEqual("response.completed"u8) || type.SequenceEqual("response.incomplete"u8) || type.SequenceEqual("response.failed"u8);

    public override void WriteWhole(IBufferWriter<byte> output, JsonObject answer, bool usage) =>
        WholeStreams.Response(output, answer);

    public override void WriteEnding(IBufferWriter<byte> output, StreamIdentity stream, Call call, Refusal refusal, bool filtered)
    {
        StreamEndings.FailedResponse(output, stream, call, refusal);
        StreamEndings.ResponseError(output, stream, call, refusal);
    }
}
