using System.Diagnostics;
using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;
using System.Text.Json;
using System.Numerics;

namespace Balise.Gateway.Recording;

/// <summary>Puts calls into journal entries: the decision before anything leaves, its outcome after.</summary>
internal sealed class Recorder(JournalWriter journal, OutcomeCounts counts, TimeProvider clock, LiveBoard board, GatewayTelemetry telemetry)
{
    [ThreadStatic]
    private static MemoryStream? scratch;

    /// <summary>Durable when it returns; from then on the call may leave.</summary>
    /// <exception cref="JournalUnavailableException">Nothing may leave.</exception>
    public async Task DecisionAsync(Call call)
    {
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
        var body = new CanonicalJsonWriter().BeginObject()
            .Name("outcome"u8).String(outcome)
            .Name("status"u8).Number(figures.Status)
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
        board.Settled(call, outcome);
        telemetry.Settled(call, outcome, amounts);
    }

    /// <summary>A request that never reached a decision: its key was known, but the request itself could not be read.</summary>
    public async Task RejectionAsync(Call call, Refusal refusal)
    {
        call.Decision = EntryId.New(call.At);
        var body = new CanonicalJsonWriter().BeginObject()
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
        var body = new CanonicalJsonWriter().BeginObject()
            .Name("endpoint"u8).String(call.Shape.Name)
            .Name("key"u8).String(call.Holder.Key)
            .Name("useCase"u8).String(call.Holder.UseCase)
            .Name("models"u8).Number(models);
        await journal.AppendAsync(new PendingEntry(
            call.Decision, "listing", call.At, call.Holder.Organization.ToString(), EntryBody.From(body.EndObject()), call.RequestId));
    }

    private static EntryBody DecisionBody(Call call)
    {
        var stream = scratch ??= new MemoryStream(2048);
        stream.SetLength(0);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("endpoint"u8, call.Shape.Name);
            json.WriteBoolean("stream"u8, call.Text.Stream);
            json.WriteString("key"u8, call.Holder.Key);
            json.WriteString("person"u8, call.Holder.Requester.Person == Guid.Empty ? null : call.Holder.Requester.Person.ToString());
            if (call.Holder.Application is not null)
            {
                json.WriteString("application"u8, call.Holder.Application);
            }

            if (call.FallbackOf != default)
            {
                json.WriteString("fallbackOf"u8, call.FallbackOf.ToString());
            }

            DecisionJson.Write(json, call.Policy, call.Facts, call.Verdict);
            Findings(json, call);
            json.WriteStartObject("scan"u8);
            json.WriteNumber("characters"u8, call.Text.Scanned);
            json.WriteNumber("unscannedBytes"u8, call.Text.Unscanned);
            json.WriteStartArray("unscannedKinds"u8);
            foreach (var kind in call.Text.UnscannedKinds)
            {
                json.WriteStringValue(kind);
            }

            json.WriteEndArray();
            if (call.Masked > 0)
            {
                json.WriteNumber("masked"u8, call.Masked);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return EntryBody.FromJson(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Findings(Utf8JsonWriter json, Call call)
    {
        json.WriteStartArray("findings"u8);
        for (var bits = call.Scan.Categories; bits != 0; bits &= bits - 1)
        {
            var category = BitOperations.TrailingZeroCount(bits);
            json.WriteStartObject();
            json.WriteString("type"u8, call.Policy.Snapshot.Categories[category].Id);
            json.WriteNumber("count"u8, call.Scan[category]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
