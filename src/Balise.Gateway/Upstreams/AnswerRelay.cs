using System.Text.Json;
using System.Text.Json.Nodes;
using System.Diagnostics;
using System.Net;
using Balise.Domain.Data;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Content.Output;
using Balise.Gateway.Metering;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Validation;
using Balise.Gateway.Upstreams.Streaming;
using Balise.Journal.Entries;
using Microsoft.AspNetCore.Http;

namespace Balise.Gateway.Upstreams;

/// <summary>Brings an upstream's answer back: checked, counted, and ended with words when it must end early.</summary>
internal sealed class AnswerRelay(SseRelay sse, AnswerScans scans, OutputPermissions permissions, ValidationGate validation, AnswerWeight weight, RefusalWriter refusals)
{
    private const int MaxAnswer = 64 * 1024 * 1024;

    public async Task RelayAsync(Call call, HttpResponseMessage answer)
    {
        call.Figures.FirstByteMs = (long)Stopwatch.GetElapsedTime(call.Started).TotalMilliseconds;
        call.Answered = answer.StatusCode switch
        {
            HttpStatusCode.OK when IsEventStream(answer) && call.Text.Stream && call.Watched is null => await sse.RelayAsync(call, answer),
            HttpStatusCode.OK when IsJson(answer) => await JsonAsync(call, answer),
            HttpStatusCode.TooManyRequests => await FailAsync(call, Refusals.UpstreamBusy(call.Language, RetryAfter(answer))),
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity
                when IsJson(answer) => await JsonAsync(call, answer),

            // Anything else says something about our account or their health, not about the request: the client need not know which.
            _ => await FailAsync(call, RefusalWriter.Unanswered(call)),
        };
    }

    private async Task<string> JsonAsync(Call call, HttpResponseMessage answer)
    {
        using var body = new PooledBody();
        var scan = scans.Rent();
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(call.Ended);
            return !await body.FillAsync(stream, MaxAnswer, call.Ended) || !scan.Text.TryRead(body.Written.Span, call.Shape, call.Figures)
                ? await FailAsync(call, RefusalWriter.Unanswered(call))
                : Inspect(call, scan)
                ? await (call.Watched is not null && answer.IsSuccessStatusCode
                    ? ValidateAsync(call, answer, body, scan.Text)
                    : SendAsync(call, answer, body, scan.Text))
                : await BlockAsync(call);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return await CutShortAsync(call);
        }
        finally
        {
            scans.Return(scan);
        }
    }

    private bool Inspect(Call call, AnswerScan scan)
    {
        call.Figures.CharactersOut = scan.Text.Chars.Length;
        scan.Scan(scan.Text.Chars);
        return OutputJudge.Permits(call, scan.Found.Findings.IsEmpty ? 0 : permissions.Denied(call), scan.Found, scan.Text.Chars);
    }

    private static void Restore(Call call, PooledBody body, AnswerText text)
    {
        if (call.Placeholders is { } placeholders)
        {
            var edits = new BodyEdits();
            call.Restored = RestoredJson.AddEdits(text, placeholders, edits) > 0;
            body.Edit(edits);
        }
    }

    private async Task<string> ValidateAsync(Call call, HttpResponseMessage answer, PooledBody body, AnswerText text)
    {
        Restore(call, body, text);
        if (WholeOf(body) is not { } whole)
        {
            return await FailAsync(call, Refusals.UpstreamFailed(call.Language));
        }

        var judged = await validation.JudgeAsync(call, whole);
        if (!judged.Agreed)
        {
            call.NotAgreed = true;
            return await EndAsync(call, refusals.NotAgreed(call, judged.Reason), Outcomes.BlockedOnOutput);
        }

        if (call.Text.Stream)
        {
            await StreamedAnswer.WriteAsync(call, whole, weight);
            return Outcomes.Completed;
        }

        return await SendAsync(call, answer, judged.Edited ? JsonSerializer.SerializeToUtf8Bytes(whole) : body.Written);
    }

    // An answer that says a member twice may mean one thing to a person and another to a client: it is nobody's.
    private static JsonObject? WholeOf(PooledBody body)
    {
        try
        {
            return JsonNode.Parse(body.Written.Span, null, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 128 }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<string> EndAsync(Call call, Refusal refusal, string outcome)
    {
        if (!await StreamedAnswer.TryRefuseAsync(call, refusal))
        {
            await refusals.WriteAsync(call, refusal);
        }

        return outcome;
    }

    private Task<string> SendAsync(Call call, HttpResponseMessage answer, PooledBody body, AnswerText text)
    {
        Restore(call, body, text);
        return SendAsync(call, answer, body.Written);
    }

    private async Task<string> SendAsync(Call call, HttpResponseMessage answer, ReadOnlyMemory<byte> body)
    {
        var response = call.Http.Response;
        response.StatusCode = (int)answer.StatusCode;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        response.Headers[CallHeaders.Classification] = call.AnswerLevel.Name();
        AllowedHeaders.Copy(answer, response);
        call.Figures.Status = response.StatusCode;
        call.Figures.BytesOut = body.Length;
        if (answer.IsSuccessStatusCode)
        {
            weight.Begin(call, whole: true);
        }

        try
        {
            await response.Body.WriteAsync(body, call.Http.RequestAborted);
            return answer.IsSuccessStatusCode ? Outcomes.Completed : Outcomes.UpstreamFailed;
        }
        catch (OperationCanceledException)
        {
            return Outcomes.CutByClient;
        }
    }

    private async Task<string> BlockAsync(Call call)
    {
        await refusals.WriteAsync(call, refusals.OutputBlocked(call));
        return Outcomes.BlockedOnOutput;
    }

    private async Task<string> CutShortAsync(Call call)
    {
        if (call.StoppedByAuthority)
        {
            return await EndAsync(call, refusals.Stopped(call), Outcomes.CutByStop);
        }

        return call.Http.RequestAborted.IsCancellationRequested
            ? Outcomes.CutByClient
            : await FailAsync(call, RefusalWriter.Unanswered(call));
    }

    private async Task<string> FailAsync(Call call, Refusal refusal)
    {
        await refusals.WriteAsync(call, refusal);
        return Outcomes.UpstreamFailed;
    }

    private static bool IsEventStream(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType is "text/event-stream" && answer.Content.Headers.ContentEncoding.Count == 0;

    private static bool IsJson(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType is "application/json" && answer.Content.Headers.ContentEncoding.Count == 0;

    private static int RetryAfter(HttpResponseMessage answer) => (int)(answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 1);
}

/// <summary>The provider's headers that reach the client. Others may hold an account's name, a key, a routing secret.</summary>
internal static class AllowedHeaders
{
    private static readonly string[] Names = ["openai-processing-ms", "openai-version"];

    public static void Copy(HttpResponseMessage answer, HttpResponse response)
    {
        foreach (var name in Names)
        {
            if (answer.Headers.TryGetValues(name, out var values))
            {
                response.Headers[name] = string.Join(", ", values);
            }
        }
    }
}
