using Balise.Domain.Policies;
using Balise.Gateway.Metering;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Recording;
using Balise.Gateway.Upstreams.Services;
using Balise.Journal.Entries;

namespace Balise.Gateway.Upstreams;

/// <summary>
/// Sends a call to its system and, when that one does not answer, to the use case's other systems in their order. Each of them is judged
/// by the same rules and recorded as a decision of its own before anything leaves for it: never a downgrade, never a silent detour.
/// Only while nothing of an answer was shown.
/// </summary>
internal sealed class Continuity(
    Forwarder forwarder, UpstreamDirectory directory, UpstreamHealth health, Recorder recorder, QuotaGate quotas, OpenCalls open,
    RefusalWriter refusals)
{
    /// <summary>Makes the body that will leave. Not null when the system cannot be asked this.</summary>
    public Refusal? Prepare(Call call)
    {
        if (call.Verdict.Effect is not (Effect.Allow or Effect.Transform))
        {
            return null;
        }

        var system = call.Policy.SystemAt(call.Facts.System);
        var upstream = directory.Find(call.Holder.Organization, system, call.Text.Model!);
        if (!upstream.Dialect.Speaks(call.Shape))
        {
            return Refusals.ShapeNotSpoken(call.Language, system.Name, call.Shape.Route);
        }

        try
        {
            call.Departure = new Departure(system.Slug, upstream, upstream.Dialect.Body(call, upstream));
            return null;
        }
        catch (UntranslatableException e)
        {
            return e.Refusal(call.Language);
        }
    }

    /// <returns>One of <see cref="Outcomes"/>, for the last decision recorded.</returns>
    public async Task<string> SendAsync(Call call)
    {
        var others = Others(call);
        var skipFirst = others.Count > 0 && health.IsUnavailable(call.Holder.Organization, call.Departure.System);
        call.MayYield = others.Count > 0;
        var outcome = skipFirst ? null : await forwarder.SendAsync(call);
        foreach (var other in others)
        {
            if (outcome is not null || call.Ended.IsCancellationRequested)
            {
                break;
            }

            if (TryPrepare(call, other) is not { } next)
            {
                continue;
            }

            if (!await TryReserveAsync(call, next))
            {
                continue;
            }

            recorder.Outcome(call, Outcomes.UpstreamFailed);
            if (!await TakeAsync(call, next))
            {
                return await StoppedAsync(call);
            }

            call.MayYield = other != others[^1];
            outcome = await forwarder.SendAsync(call);
        }

        if (outcome is null && skipFirst && call.FallbackOf == default && !call.Ended.IsCancellationRequested)
        {
            // Nobody else may take it: what seems out of service is tried all the same.
            call.MayYield = false;
            outcome = await forwarder.SendAsync(call);
        }

        return outcome ?? await UnansweredAsync(call);
    }

    // What a provider keeps for a conversation is with that provider: another one would answer something else.
    private static IReadOnlyList<SnapshotAlternative> Others(Call call) =>
        call.Policy.UseCaseAt(call.Facts.UseCase) is { Alternatives: { } others } && !call.Text.UnscannedKinds.Contains("stored_context") ? others : [];

    /// <summary>Null when the rules refuse it, or it cannot be asked this.</summary>
    private Candidate? TryPrepare(Call call, SnapshotAlternative other)
    {
        var index = call.Policy.FindSystem(other.Model);
        if (index < 0 || call.Policy.SystemAt(index) is not { } system || system.Slug != other.System || other.System == call.Departure.System)
        {
            return null;
        }

        // It was not chosen by what was measured: the decision it follows was.
        var facts = call.Facts with { System = index, Model = other.Model, Route = null };
        var verdict = call.Policy.Evaluate(facts);

        // What must be masked for it was masked already, or it is not for this call.
        var masked = call.Placeholders is null ? 0 : call.Verdict.MaskedCategories;
        if (verdict.Effect is not (Effect.Allow or Effect.Transform) || (verdict.MaskedCategories & ~masked) != 0)
        {
            return null;
        }

        var upstream = directory.Find(call.Holder.Organization, system, other.Model);
        try
        {
            return upstream.Dialect.Speaks(call.Shape) ? new Candidate(facts, verdict, new(other.System, upstream, upstream.Dialect.Body(call, upstream))) : null;
        }
        catch (UntranslatableException)
        {
            return null;
        }
    }

    /// <summary>Gives back what was reserved for the system that did not answer and reserves for the next; false without room.</summary>
    private async Task<bool> TryReserveAsync(Call call, Candidate next)
    {
        call.Left = false;
        await quotas.SettleAsync(call);
        var (facts, verdict, model) = (call.Facts, call.Verdict, call.Text.Model);
        (call.Facts, call.Verdict, call.Text.Model) = (next.Facts, next.Verdict, next.Facts.Model);
        await quotas.ReserveAsync(call);
        var room = call.Verdict.Effect is Effect.Allow or Effect.Transform;
        (call.Facts, call.Verdict, call.Text.Model) = (facts, verdict, model);
        return room;
    }

    /// <summary>False when a stop forbids it.</summary>
    private async Task<bool> TakeAsync(Call call, Candidate next)
    {
        call.FallbackOf = call.Decision;
        call.Left = true;
        (call.Facts, call.Verdict, call.Departure) = (next.Facts, next.Verdict, next.Departure);
        call.Text.Model = next.Facts.Model;
        call.Figures.Restart();
        call.Routed = call.Routed is null ? null : "fallback";
        await recorder.DecisionAsync(call);
        RefusalWriter.SetHeaders(call, recorded: true);
        call.Http.Response.Headers[CallHeaders.Fallback] = next.Departure.System;
        return open.TryOpen(call);
    }

    private async Task<string> StoppedAsync(Call call)
    {
        await refusals.WriteAsync(call, refusals.Stopped(call));
        return Outcomes.CutByStop;
    }

    private async Task<string> UnansweredAsync(Call call)
    {
        if (call.StoppedByAuthority)
        {
            return await StoppedAsync(call);
        }

        if (call.Http.RequestAborted.IsCancellationRequested)
        {
            return Outcomes.CutByClient;
        }

        await refusals.WriteAsync(call, RefusalWriter.Unanswered(call));
        return Outcomes.UpstreamFailed;
    }

    private sealed record Candidate(RequestFacts Facts, Verdict Verdict, Departure Departure);
}

/// <summary>What is about to leave, and for where.</summary>
/// <param name="System">Slug.</param>
internal sealed record Departure(string System, Upstream Upstream, ReadOnlyMemory<byte> Body);
