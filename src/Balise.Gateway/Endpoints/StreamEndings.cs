using System.Buffers;
using System.Text.Json;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Endpoints;

/// <summary>The last events of a stream that the gateway ends itself.</summary>
internal static class StreamEndings
{
    /// <summary>The gateway's error body, as one event.</summary>
    public static void Error(IBufferWriter<byte> output, Call call, Refusal refusal, ReadOnlySpan<byte> kind = default)
    {
        output.Write(kind);
        output.Write("data: "u8);
        refusal.WriteTo(output, call.Decision, call.Policy.Id);
        output.Write("\n\n"u8);
    }

    /// <summary>A last chunk of the OpenAI kind whose reason is <c>content_filter</c>.</summary>
    public static void Chunk(IBufferWriter<byte> output, StreamIdentity stream, Call call, ReadOnlySpan<byte> kind, Action<Utf8JsonWriter> text)
    {
        output.Write("data: "u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, stream.Id ?? call.Decision.ToString());
            json.WriteString("object"u8, kind);
            json.WriteNumber("created"u8, stream.Created);
            json.WriteString("model"u8, stream.Model ?? call.Text.Model);
            json.WriteStartArray("choices"u8);
            json.WriteStartObject();
            json.WriteNumber("index"u8, 0);
            text(json);
            json.WriteNull("logprobs"u8);
            json.WriteString("finish_reason"u8, "content_filter"u8);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }

    /// <summary>The <c>response.failed</c> event of the Responses API.</summary>
    public static void FailedResponse(IBufferWriter<byte> output, StreamIdentity stream, Call call, Refusal refusal)
    {
        output.Write("event: response.failed\ndata: "u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "response.failed"u8);
            json.WriteNumber("sequence_number"u8, stream.Events);
            json.WriteStartObject("response"u8);
            json.WriteString("id"u8, stream.Id ?? call.Decision.ToString());
            json.WriteString("object"u8, "response"u8);
            json.WriteNumber("created_at"u8, stream.Created);
            json.WriteString("status"u8, "failed"u8);
            json.WriteStartObject("error"u8);
            json.WriteString("code"u8, refusal.Code);
            json.WriteString("message"u8, refusal.Message);
            json.WriteEndObject();
            json.WriteNull("incomplete_details"u8);
            json.WriteString("model"u8, stream.Model ?? call.Text.Model);
            json.WriteStartArray("output"u8);
            json.WriteEndArray();
            json.WriteNull("usage"u8);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }

    /// <summary>The <c>error</c> event of the Responses API, with the gateway's error beside the members its clients read.</summary>
    public static void ResponseError(IBufferWriter<byte> output, StreamIdentity stream, Call call, Refusal refusal)
    {
        output.Write("event: error\ndata: "u8);
        refusal.WriteTo(output, call.Decision, call.Policy.Id, stream.Events + 1);
        output.Write("\n\n"u8);
    }
}
