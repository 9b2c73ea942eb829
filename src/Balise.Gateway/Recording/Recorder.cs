using System.Diagnostics;
using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;
using System.Numerics;

namespace Balise.Gateway.Recording;

/// <summary>Puts calls into journal entries: the decision before anything leaves, its outcome after.</summary>
internal sealed class Recorder(JournalWriter journal, OutcomeCounts counts, TimeProvider clock, LiveBoard board, GatewayTelemetry telemetry)
{
    [ThreadStatic]
    private static CanonicalJsonWriter? scratch;

    private readonly DecisionMembers members = new();

    // One for each thread, reset: a body that failed half-way leaves nothing to the next.
    private static CanonicalJsonWriter Scratch => (scratch ??= new CanonicalJsonWriter()).Reset();

    /// <summary>Durable when it returns; from then on the call may leave.</summary>
    /// <exception cref="JournalUnavailableException">Nothing may leave.</exception>
    public async Task DecisionAsync(Call call)
    {
        // A fallback decides again: until this decision is durable, there is none to give an outcome to.
        call.Recorded = false;
        call.Decision = EntryId.New(call.At);
        await journal.AppendAsync(new PendingEntry(
            call.Decision, EntryType.Decision, call.At, call.Holder.Organization.ToString(), DecisionBody(call), call.RequestId));
        call.Recorded = true;
        board.Decided(call);
        telemetry.Decided(call);
    }

    /// <summary>Exactly one for each decision that let something through.</summary>
    public void Outcome(Call call, string outcome)
    {
        if (!call.Recorded || call.Verdict.Effect is not (Effect.Allow or Effect.Transform))
        {
            return;
        }

        var figures = call.Figures;
        var body = Scratch.BeginObject()
            .Name("outcome"u8).String(outcome)
            .Name("status"u8).Number(figures.Status);
        if (call.NotAgreed)
        {
            // Same outcome for whoever counts; another reason for whoever reads.
            body.Name("code"u8).String("validation_refused");
        }

        body
            .Name("durationMs"u8).Number((long)Stopwatch.GetElapsedTime(call.Started).TotalMilliseconds)
            .Name("addedMicroseconds"u8).Number(figures.AddedMicroseconds)
            .Name("bytesOut"u8).Number(figures.BytesOut);
        if (figures.FirstByteMs is { } first)
        {
            body.Name("firstByteMs"u8).Number(first);
        }

        body.Name("level"u8).String(call.AnswerLevel.Name());
        var amounts = counts.Amounts(call);
        OutcomeCounts.Write(body, call, amounts);

        var at = clock.GetUtcNow();
        journal.AppendLater(new PendingEntry(
            EntryId.New(at), EntryType.Outcome, at, call.Holder.Organization.ToString(), EntryBody.From(body.EndObject()), call.RequestId,
            call.Decision));
        board.Settled(call, call.NotAgreed ? "validation_refused" : outcome);
        telemetry.Settled(call, outcome, amounts);
    }

    /// <summary>A request that never reached a decision: its key was known, but the request itself could not be read.</summary>
    public async Task RejectionAsync(Call call, Refusal refusal)
    {
        call.Decision = EntryId.New(call.At);
        var body = Scratch.BeginObject()
            .Name("code"u8).String(refusal.Code)
            .Name("endpoint"u8).String(call.Shape.Name)
            .Name("key"u8).String(call.Holder.Key)
            .Name("useCase"u8).String(call.Holder.UseCase);
        await journal.AppendAsync(new PendingEntry(
            call.Decision, "rejection", call.At, call.Holder.Organization.ToString(), EntryBody.From(body.EndObject()), call.RequestId));
    }

    /// <summary>The list of models was given: which key asked, and how many it may use.</summary>
    public async Task ListingAsync(Call call, int models)
    {
        call.Decision = EntryId.New(call.At);
        var body = Scratch.BeginObject()
            .Name("endpoint"u8).String(call.Shape.Name)
            .Name("key"u8).String(call.Holder.Key)
            .Name("useCase"u8).String(call.Holder.UseCase)
            .Name("models"u8).Number(models);
        await journal.AppendAsync(new PendingEntry(
            call.Decision, "listing", call.At, call.Holder.Organization.ToString(), EntryBody.From(body.EndObject()), call.RequestId));
    }

    private EntryBody DecisionBody(Call call)
    {
        var body = Scratch.BeginObject()
            .Name("endpoint"u8).String(call.Shape.Name)
            .Name("stream"u8).Boolean(call.Text.Stream)
            .Name("key"u8).String(call.Holder.Key)
            .Name("person"u8);
        _ = call.Holder.Requester.Person == Guid.Empty ? body.Null() : body.Id(call.Holder.Requester.Person);
        if (call.Holder.Application is { } application)
        {
            body.Name("application"u8).String(application);
        }

        if (call.FallbackOf != default)
        {
            body.Name("fallbackOf"u8).Id(call.FallbackOf.Value);
        }

        body.Members(members.Of(call));
        Findings(body, call);
        body.Name("scan"u8).BeginObject()
            .Name("characters"u8).Number(call.Text.Scanned)
            .Name("unscannedBytes"u8).Number(call.Text.Unscanned)
            .Name("unscannedKinds"u8).BeginArray();
        foreach (var kind in call.Text.UnscannedKinds)
        {
            body.String(kind);
        }

        body.EndArray();
        if (call.Masked > 0)
        {
            body.Name("masked"u8).Number(call.Masked);
        }

        return EntryBody.From(body.EndObject().EndObject());
    }

    private static void Findings(CanonicalJsonWriter body, Call call)
    {
        body.Name("findings"u8).BeginArray();
        for (var bits = call.Scan.Categories; bits != 0; bits &= bits - 1)
        {
            var category = BitOperations.TrailingZeroCount(bits);
            body.BeginObject()
                .Name("type"u8).String(call.Policy.Snapshot.Categories[category].Id)
                .Name("count"u8).Number(call.Scan[category])
                .EndObject();
        }

        body.EndArray();
    }
}
