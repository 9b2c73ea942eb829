using System.Diagnostics;
using System.Diagnostics.Metrics;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Recording;

/// <summary>
/// Measures and spans with the names of OpenTelemetry's GenAI conventions (status: development; all of them are in this file) and our own
/// under <c>balise</c>. Never content: no prompt, no answer, no tool argument, no person.
/// </summary>
internal sealed class GatewayTelemetry : IDisposable
{
    public const string Name = "Balise.Gateway";

    private readonly ActivitySource spans = new(Name);
    private readonly Meter meter = new(Name);
    private readonly Histogram<long> tokens;
    private readonly Histogram<double> duration;
    private readonly Histogram<double> firstChunk;
    private readonly Histogram<double> added;
    private readonly Counter<long> decisions;
    private readonly Counter<long> outcomes;
    private readonly Counter<long> turnedAway;
    private readonly Counter<double> cost;
    private readonly Counter<double> energy;

    public GatewayTelemetry(OpenCalls open)
    {
        tokens = meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of a request, by type");
        duration = meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "From the request to the end of its answer");
        firstChunk = meter.CreateHistogram<double>("gen_ai.client.operation.time_to_first_chunk", "s", "From the request to the first byte of its answer");
        added = meter.CreateHistogram<double>("balise.added.duration", "s", "Spent in the gateway before the request left");
        decisions = meter.CreateCounter<long>("balise.decisions", "{decision}", "Decisions, by verdict and code");
        outcomes = meter.CreateCounter<long>("balise.outcomes", "{outcome}", "How answers ended");
        turnedAway = meter.CreateCounter<long>("balise.turned_away", "{request}", "Requests without a valid key or address");
        cost = meter.CreateCounter<double>("balise.cost", "{CAD}", "Canadian dollars, of the models that have a price");
        energy = meter.CreateCounter<double>("balise.energy", "{Wh}", "Highest estimate, of the models whose size is known");
        meter.CreateObservableGauge("balise.calls.open", () => open.Count, "{call}", "Calls on their way");
    }

    public void Decided(Call call) => decisions.Add(
        1, new("balise.verdict", call.Verdict.Effect.Name()), new("balise.code", call.Verdict.Code ?? ""), new("balise.use_case", call.Verdict.UseCase ?? ""),
        new("balise.system", call.Verdict.System ?? ""), new("gen_ai.operation.name", Operation(call)));

    public void TurnedAway(string code) => turnedAway.Add(1, new KeyValuePair<string, object?>("balise.code", code));

    /// <summary>A span for what is sent to a provider; null when nobody listens.</summary>
    public Activity? Begin(Call call)
    {
        if (spans.StartActivity($"{Operation(call)} {call.Text.Model}", ActivityKind.Client) is not { } span)
        {
            return null;
        }

        var upstream = call.Departure.Upstream;
        span.SetTag("gen_ai.operation.name", Operation(call)).SetTag("gen_ai.provider.name", Provider(call)).SetTag("gen_ai.request.model", call.Text.Model)
            .SetTag("gen_ai.request.stream", call.Text.Stream).SetTag("server.address", SystemConnection.HostOf(upstream.Address))
            .SetTag("balise.decision", call.Decision.ToString()).SetTag("balise.use_case", call.Verdict.UseCase).SetTag("balise.system", call.Verdict.System);
        return span;
    }

    public void Settled(Call call, string outcome, in Amounts amounts)
    {
        TagList tags = new()
        {
            { "gen_ai.operation.name", Operation(call) }, { "gen_ai.provider.name", Provider(call) }, { "gen_ai.request.model", call.Text.Model },
            { "balise.use_case", call.Verdict.UseCase }, { "balise.system", call.Verdict.System },
        };
        outcomes.Add(1, new("balise.outcome", outcome), new("balise.use_case", call.Verdict.UseCase), new("balise.system", call.Verdict.System));
        added.Record(call.Figures.AddedMicroseconds / 1e6);
        if (call.Figures.FirstByteMs is { } first)
        {
            firstChunk.Record(first / 1e3, tags);
        }

        if (call.Figures.Status == 200)
        {
            Used(amounts, tags);
        }

        if (outcome is not Outcomes.Completed)
        {
            tags.Add("error.type", outcome);
        }

        duration.Record(Stopwatch.GetElapsedTime(call.Started).TotalSeconds, tags);
    }

    public void Dispose()
    {
        spans.Dispose();
        meter.Dispose();
    }

    private void Used(in Amounts amounts, TagList tags)
    {
        if (amounts.CostMicros is { } micros)
        {
            cost.Add(micros / 1e6, tags);
        }

        if (amounts.Footprint is { } footprint)
        {
            energy.Add(footprint.Energy.Max, tags);
        }

        tags.Add("gen_ai.token.type", "input");
        tokens.Record(amounts.InputTokens, tags);
        tags[^1] = new("gen_ai.token.type", "output");
        tokens.Record(amounts.OutputTokens, tags);
    }

    private static string Operation(Call call) => call.Shape.Name switch
    {
        "embeddings" => "embeddings",
        "completions" => "text_completion",
        _ => "chat",
    };

    private static string Provider(Call call) => call.Policy.SystemAt(call.Facts.System).Connection?.Kind switch
    {
        ServiceKind.AzureOpenAi => "azure.ai.openai",
        ServiceKind.Mistral => "mistral_ai",
        ServiceKind.Anthropic => "anthropic",
        _ => "openai",
    };
}
