using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Balise.Gateway.Content;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Upstreams;

/// <summary>
/// Relays server-sent events whole: an event leaves when its blank line has come (WHATWG HTML, 9.2.6), so that an answer cut by a
/// stop is cut between events and can be closed with words.
/// </summary>
internal sealed class SseRelay(RefusalWriter refusals)
{
    private const int MaxEvent = 4 * 1024 * 1024;

    public async Task<string> RelayAsync(Call call, HttpResponseMessage answer)
    {
        var response = call.Http.Response;
        response.StatusCode = 200;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        AllowedHeaders.Copy(answer, response);
        call.Figures.Status = 200;
        var state = new StreamState();
        try
        {
            var reader = PipeReader.Create(await answer.Content.ReadAsStreamAsync(call.Ended));
            await CopyAsync(call, reader, state);
            await reader.CompleteAsync();
            return state.Done ? Outcomes.Completed : await BreakAsync(call, state);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException or InvalidDataException)
        {
            return await BreakAsync(call, state);
        }
    }

    private static async Task CopyAsync(Call call, PipeReader reader, StreamState state)
    {
        var output = call.Http.Response.BodyWriter;
        while (true)
        {
            var read = await reader.ReadAsync(call.Ended);
            var buffer = read.Buffer;
            var sent = false;
            while (!state.Done && TryTakeEvent(ref buffer, out var one))
            {
                state.Look(one, call.Figures);
                foreach (var segment in one)
                {
                    output.Write(segment.Span);
                }

                call.Figures.BytesOut += one.Length;
                sent = true;
            }

            if (buffer.Length > MaxEvent)
            {
                throw new InvalidDataException("An event without an end.");
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (sent)
            {
                await output.FlushAsync(call.Ended);
            }

            if (read.IsCompleted || state.Done)
            {
                return;
            }
        }
    }

    // In a stream already begun nothing can become a status code: the end says it (OpenAI .NET ignores a bare error event).
    private async Task<string> BreakAsync(Call call, StreamState state)
    {
        if (call.Http.RequestAborted.IsCancellationRequested && !call.StoppedByAuthority)
        {
            return Outcomes.CutByClient;
        }

        var refusal = call.StoppedByAuthority ? refusals.Stopped(call) : Refusals.UpstreamFailed(call.Language);
        if (!call.Http.Response.HasStarted)
        {
            await refusals.WriteAsync(call, refusal);
        }
        else
        {
            await state.EndWithAsync(call, refusal);
            if (!call.StoppedByAuthority)
            {
                // A reader that ignores the event must still see that the answer is not whole.
                call.Http.Abort();
            }
        }

        return call.StoppedByAuthority ? Outcomes.CutByStop : Outcomes.UpstreamFailed;
    }

    /// <summary>Takes one event, blank line included, off the front of the buffer.</summary>
    internal static bool TryTakeEvent(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> one)
    {
        var reader = new SequenceReader<byte>(buffer);
        var lineStart = true;
        while (reader.TryRead(out var b))
        {
            if (b is (byte)'\r')
            {
                if (!reader.TryPeek(out var next))
                {
                    break;
                }

                if (next is (byte)'\n')
                {
                    reader.Advance(1);
                }
            }
            else if (b is not (byte)'\n')
            {
                lineStart = false;
                if (!reader.TryAdvanceToAny("\r\n"u8, advancePastDelimiter: false))
                {
                    break;
                }

                continue;
            }

            if (lineStart)
            {
                one = buffer.Slice(0, reader.Position);
                buffer = buffer.Slice(reader.Position);
                return true;
            }

            lineStart = true;
        }

        one = default;
        return false;
    }
}
