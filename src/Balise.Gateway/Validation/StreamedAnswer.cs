using System.Text;
using System.Text.Json.Nodes;
using Balise.Gateway.Metering;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Validation;

/// <summary>
/// A stream whose answer was asked for whole, because a person may have to agree to it: comments while it waits, then the answer as
/// events of its family, or words that say why not.
/// </summary>
internal static class StreamedAnswer
{
    /// <summary>A comment (WHATWG HTML, 9.2.6): readers skip it, and know that the line is alive.</summary>
    public static async Task HeartbeatAsync(Call call, Guid held)
    {
        Begin(call);
        call.Http.Response.BodyWriter.Write(Encoding.ASCII.GetBytes($": held {held}\n\n"));
        await call.Http.Response.BodyWriter.FlushAsync(call.Ended);
    }

    public static async Task WriteAsync(Call call, JsonObject answer, AnswerWeight weight)
    {
        if (!call.Http.Response.HasStarted)
        {
            weight.Begin(call, whole: false);
        }

        Begin(call);
        weight.End(call);
        call.Shape.WriteWhole(call.Http.Response.BodyWriter, answer, call.Text.Usage.Asked);
        call.Figures.BytesOut = call.Http.Response.BodyWriter.UnflushedBytes;
        await call.Http.Response.BodyWriter.FlushAsync(call.Ended);
    }

    /// <summary>True when the stream had begun, and was ended with these words.</summary>
    public static async Task<bool> TryRefuseAsync(Call call, Refusal refusal)
    {
        if (!call.Http.Response.HasStarted || !call.Text.Stream)
        {
            return false;
        }

        call.Shape.WriteEnding(call.Http.Response.BodyWriter, default(StreamIdentity), call, refusal, filtered: true);
        await call.Http.Response.BodyWriter.FlushAsync(CancellationToken.None);
        return true;
    }

    private static void Begin(Call call)
    {
        var response = call.Http.Response;
        if (!response.HasStarted)
        {
            response.StatusCode = 200;
            response.ContentType = "text/event-stream; charset=utf-8";
            response.Headers.CacheControl = "no-cache";
            call.Figures.Status = 200;
        }
    }

    private static void Write(this System.IO.Pipelines.PipeWriter writer, byte[] bytes) => System.Buffers.BuffersExtensions.Write(writer, bytes);
}
