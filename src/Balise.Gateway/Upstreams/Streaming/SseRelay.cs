using Balise.Gateway.Content.Output;
using Balise.Gateway.Metering;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Upstreams.Streaming;

/// <summary>
/// Relays server-sent events whole: an event leaves when its blank line has come and nothing in it may still
/// become something that may not be shown, so that an answer cut short is cut between events and can be closed with words.
/// </summary>
internal sealed class SseRelay(AnswerScans scans, OutputPermissions permissions, AnswerWeight weight, RefusalWriter refusals)
{
    // One event, and all that wait for what follows them.
    private const int MaxWaiting = 16 * 1024 * 1024;

    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(250);

    public async Task<string> RelayAsync(Call call, HttpResponseMessage answer)
    {
        var response = call.Http.Response;
        response.StatusCode = 200;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        AllowedHeaders.Copy(answer, response);
        call.Figures.Status = 200;
        weight.Begin(call, whole: false);
        var scan = scans.Rent();
        var stream = new AnswerStream(call, scan, permissions.Denied(call));
        try
        {
            await using var from = await answer.Content.ReadAsStreamAsync(call.Ended);
            var permitted = await CopyAsync(call, from, stream);
            return !permitted ? await EndAsync(call, stream, refusals.OutputBlocked(call), Outcomes.BlockedOnOutput)
                : stream.Done ? Outcomes.Completed
                : await BreakAsync(call, stream);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException or InvalidDataException)
        {
            return await BreakAsync(call, stream);
        }
        finally
        {
            stream.Close();
            scans.Return(scan);
        }
    }

    /// <summary>False when the answer may not be shown further.</summary>
    private async Task<bool> CopyAsync(Call call, Stream from, AnswerStream stream)
    {
        using var buffer = new EventBuffer();
        var inspected = 0;
        while (true)
        {
            var (more, broken) = await FillAsync(buffer, from, call.Ended);
            var permitted = Inspect(buffer, stream, ref inspected);
            var ended = stream.Done || !more;
            if (!permitted || (ended && !stream.Complete()))
            {
                return false;
            }

            if (stream.Done)
            {
                weight.End(call);
            }

            if (Release(call, buffer, stream, ref inspected))
            {
                await call.Http.Response.BodyWriter.FlushAsync(call.Ended);
            }

            if (broken is not null)
            {
                throw broken;
            }

            if (ended)
            {
                return true;
            }
        }
    }

    // A provider that dies leaves behind what it had already said: that much is shown before the end is told.
    private static async ValueTask<(bool More, IOException? Broken)> FillAsync(EventBuffer buffer, Stream from, CancellationToken ct)
    {
        if (buffer.Length > MaxWaiting)
        {
            throw new InvalidDataException("An event without an end.");
        }

        try
        {
            return (await buffer.FillAsync(from, ct), null);
        }
        catch (IOException e)
        {
            return (false, e);
        }
    }

    private static bool Inspect(EventBuffer buffer, AnswerStream stream, ref int inspected)
    {
        while (!stream.Done && EventBuffer.FirstEvent(buffer.Bytes[inspected..]) is > 0 and var length)
        {
            if (!stream.Inspect(buffer.Bytes.Slice(inspected, length)))
            {
                return false;
            }

            inspected += length;
        }

        return true;
    }

    private static bool Release(Call call, EventBuffer buffer, AnswerStream stream, ref int inspected)
    {
        var sent = false;
        while (stream.TryRelease(out var length, out var dropped))
        {
            if (!dropped)
            {
                stream.Write(buffer.Bytes[..length], call.Http.Response.BodyWriter);
                call.Figures.BytesOut += length;
                sent = true;
            }

            buffer.Release(length);
            inspected -= length;
        }

        return sent;
    }

    private async Task<string> BreakAsync(Call call, AnswerStream stream)
    {
        if (call.Http.RequestAborted.IsCancellationRequested && !call.StoppedByAuthority)
        {
            return Outcomes.CutByClient;
        }

        return call.StoppedByAuthority
            ? await EndAsync(call, stream, refusals.Stopped(call), Outcomes.CutByStop)
            : await EndAsync(call, stream, RefusalWriter.Unanswered(call), Outcomes.UpstreamFailed);
    }

    // In a stream already begun nothing can become a status code: the end says it.
    private async Task<string> EndAsync(Call call, AnswerStream stream, Refusal refusal, string outcome)
    {
        if (!call.Http.Response.HasStarted)
        {
            await refusals.WriteAsync(call, refusal);
            return outcome;
        }

        var output = call.Http.Response.BodyWriter;
        call.Shape.WriteEnding(output, stream.Identity, call, refusal, filtered: outcome is not Outcomes.UpstreamFailed);
        await output.FlushAsync(CancellationToken.None);
        if (outcome is Outcomes.UpstreamFailed)
        {
            // A reader that ignores the event must still see that the answer is not whole; but a reset throws away what was not read yet.
            await Task.Delay(LastWords, CancellationToken.None);
            call.Http.Abort();
        }

        return outcome;
    }
}
