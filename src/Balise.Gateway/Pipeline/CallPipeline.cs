using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Gateway.Assistant;
using Balise.Gateway.Content;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Metering;
using Balise.Gateway.Recording;
using Balise.Gateway.Upstreams;
using Balise.Gateway.Validation;
using Balise.Journal.Entries;
using Microsoft.AspNetCore.Http;

namespace Balise.Gateway.Pipeline;

/// <summary>The way of a request, in one readable list. A stage that refuses ends it.</summary>
internal sealed class CallPipeline(
    Gatekeeper gatekeeper, ContentScanner scanner, FileTexts files, SubjectGate subjects, ModelRouter router, Outgoing outgoing, QuotaGate quotas, AnomalyWatcher watcher, Recorder recorder,
    Continuity continuity, OpenCalls open, GatewayTelemetry telemetry,
    RefusalWriter refusals, GatewayOptions options, TimeProvider clock)
{
    private readonly ConditionalWeakTable<CompiledPolicy, CategoryMap> categories = [];

    public async Task RunAsync(HttpContext http, EndpointShape shape)
    {
        using var call = new Call(http, shape, clock.GetUtcNow());
        http.Features.Get<PortalCaller>()?.Follow(call);
        try
        {
            if (gatekeeper.Identify(call) is { } stranger)
            {
                await refusals.WriteAsync(call, stranger);
            }
            else if (await ReadAsync(call) is { } unreadable)
            {
                await recorder.RejectionAsync(call, unreadable);
                await refusals.WriteAsync(call, unreadable);
            }
            else
            {
                Scan(call);
                if (await DecideAsync(call) is { } unsaid)
                {
                    await recorder.RejectionAsync(call, unsaid);
                    await refusals.WriteAsync(call, unsaid);
                    return;
                }

                await outgoing.PrepareAsync(call);
                if (continuity.Prepare(call) is { } unspoken)
                {
                    await recorder.RejectionAsync(call, unspoken);
                    await refusals.WriteAsync(call, unspoken);
                    return;
                }

                await quotas.ReserveAsync(call);
                call.Figures.AddedMicroseconds = (long)Stopwatch.GetElapsedTime(call.Started).TotalMicroseconds;
                await recorder.DecisionAsync(call);
                watcher.Watch(call);
                await (call.Verdict.Effect is Effect.Allow or Effect.Transform ? ForwardAsync(call) : refusals.WriteAsync(call, refusals.Of(call)));
            }
        }
        catch (JournalUnavailableException)
        {
            call.Decision = default;
            await refusals.WriteAsync(call, refusals.JournalUnavailable(call));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left before anything was decided: nothing was sent, nothing is owed.
        }
        finally
        {
            await quotas.SettleAsync(call);
        }
    }

    private async Task<Refusal?> ReadAsync(Call call)
    {
        var request = call.Http.Request;
        if (request.ContentType is not { } type || !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            || request.Headers.ContentEncoding.Count > 0)
        {
            return Refusals.UnsupportedMedia(call.Language);
        }

        if (request.ContentLength > options.MaxBodyBytes)
        {
            return Refusals.TooLarge(call.Language, options.MaxBodyBytes);
        }

        using var body = new PooledBody();
        try
        {
            if (!await body.FillAsync(request.Body, options.MaxBodyBytes, call.Http.RequestAborted))
            {
                return Refusals.TooLarge(call.Language, options.MaxBodyBytes);
            }
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == 413
                ? Refusals.TooLarge(call.Language, options.MaxBodyBytes)
                : Refusals.InvalidJson(call.Language, BodyReader.Say(call.Language, "le corps est arrivé incomplet.", "the body came incomplete."));
        }

        var bytes = body.Detach(out var length);
        call.Text = new RequestText(bytes, length);
        return BodyReader.Read(call.Text, call.Shape, files, call.Language) ?? gatekeeper.Headers(call);
    }

    private void Scan(Call call)
    {
        call.Categories = categories.GetValue(call.Policy, static policy => new CategoryMap(policy));
        call.Scan = scanner.Scan(call.Text, call.Categories);
    }

    private async ValueTask<Refusal?> DecideAsync(Call call)
    {
        CallHeaders.TryClassification(call.Http.Request, out var declared);
        call.Facts = new RequestFacts
        {
            Day = LegalDay.On(call.At, call.Policy),
            Model = call.Text.Model,
            System = call.Policy.FindSystem(call.Text.Model),
            UseCase = call.Policy.FindUseCase(call.Holder.UseCase),
            UseType = call.Http.Request.Headers[CallHeaders.UseType] is [{ } useType] ? call.Policy.FindUseType(useType) : -1,
            Requester = call.Holder.Requester,
            Declared = declared,
            Findings = call.Scan.Categories,

            // What was found beyond the cap is nowhere: it cannot be replaced.
            Fixed = call.Scan.Truncated ? call.Scan.Categories : call.Scan.Fixed,
            Unscanned = call.Text.Unscanned > 0,
            Overflowed = call.Scan.Truncated,
            Held = call.Policy.Anomalies.HoldOf(call.Holder.Key, call.Holder.Requester.Person),
        };
        await subjects.LookAsync(call);
        var unsaid = call.Policy.HasRoutes && call.Facts.UseCase >= 0 ? router.Route(call) : null;
        call.Verdict = call.Policy.Evaluate(call.Facts);
        return unsaid;
    }

    private async Task ForwardAsync(Call call)
    {
        // INVARIANT: whatever happens from here on, one outcome is written.
        var outcome = Outcomes.UpstreamFailed;
        RefusalWriter.SetHeaders(call, recorded: true);
        if (!open.TryOpen(call))
        {
            recorder.Outcome(call, Outcomes.CutByStop);
            await refusals.WriteAsync(call, refusals.Stopped(call));
            return;
        }

        try
        {
            using var span = telemetry.Begin(call);
            call.Left = true;
            outcome = await continuity.SendAsync(call);
            span?.SetTag("gen_ai.usage.input_tokens", call.Figures.InputTokens).SetTag("gen_ai.usage.output_tokens", call.Figures.OutputTokens)
                .SetTag("balise.outcome", outcome);
        }
        catch (OperationCanceledException)
        {
            outcome = call.StoppedByAuthority ? Outcomes.CutByStop : Outcomes.CutByClient;
        }
        finally
        {
            open.Close(call);
            recorder.Outcome(call, outcome);
        }
    }
}
