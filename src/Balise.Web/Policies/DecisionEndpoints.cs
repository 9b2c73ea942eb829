using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Policies;
using Balise.Web.Api;
using Balise.Web.Oversight;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Policies;

/// <summary>A decision explained, and judged again with the rules of its day.</summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder api)
    {
        var decisions = api.MapGroup("/decisions/{id:guid}").WithTags("Decisions");
        decisions.MapGet("/explain", ExplainAsync).WithSummary("Every rule that spoke, in words, with its source").Finds();
        decisions.MapGet("/replay", ReplayAsync).WithSummary("Judge the decision again with the policy it names").Finds().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<ExplanationView>, ProblemHttpResult>> ExplainAsync(
        Guid id, DecisionReader reader, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await reader.ExplainAsync(id, ct), ExplanationView.Of);

    private static async Task<Results<Ok<ReplayView>, ProblemHttpResult>> ReplayAsync(
        Guid id, ReplayDecision replay, ISnapshotStore snapshots, ApiCaller caller, CancellationToken ct)
    {
        try
        {
            var replayed = await replay.ExecuteAsync(id, ct);
            return caller.Ok(replayed, ReplayView.Of);
        }
        catch (JsonException)
        {
            return caller.Problem(new Domain.Conflict("replay.altered"));
        }
    }
}

/// <param name="Code">Refusal code; absent when nothing refused.</param>
/// <param name="Message">What happened and why, for a refusal.</param>
/// <param name="Remedy">What can be done, for a refusal.</param>
/// <param name="Snapshot">Id of the policy that decided.</param>
/// <param name="About">Outcome and interventions.</param>
public sealed record ExplanationView(
    Guid Id, DateTimeOffset At, string Verdict, string? Code, string Level, string? System, string? UseCase, string? Authorization,
    string? Message, string? Remedy, IReadOnlyList<string> Sources, IReadOnlyList<ExplainedRuleView> Rules,
    IReadOnlyList<FindingView> Findings, string? Snapshot, string? Norms, IReadOnlyList<EntryView> About)
{
    internal static ExplanationView Of(ExplainedDecision explained)
    {
        var (decision, verdict) = (explained.Decision, explained.Decision.Verdict);
        return new(
            decision.Line.Id, decision.Line.At, verdict.Effect.Name(), verdict.Code, Domain.Data.SecurityLevels.Name(verdict.Level), verdict.System,
            verdict.UseCase, verdict.Authorization, explained.Words?.Words?.Message, explained.Words?.Words?.Remedy,
            explained.Words?.Words?.Sources ?? [],
            [.. verdict.Rules.Select(r => ExplainedRuleView.Of(r, explained.Words?.Rules.FirstOrDefault(e => e.Rule.Id == r.Id)))],
            [.. decision.Findings.Select(f => new FindingView(f.Category, f.Count))], decision.Snapshot, explained.Policy?.Norms,
            [.. explained.About.Select(EntryView.Of)]);
    }
}

/// <summary>One rule that spoke.</summary>
public sealed record ExplainedRuleView(string Id, string Effect, string Instrument, string Clause, string? Title, string? Message)
{
    internal static ExplainedRuleView Of(SpokenRule rule, ExplainedRule? words) =>
        new(rule.Id, rule.Effect.Name(), rule.Instrument, rule.Clause, words?.Title, words?.Message);
}

public sealed record FindingView(string Type, int Count);

/// <param name="Same">The replay says what the journal says.</param>
/// <param name="Differences">What differs; empty when nothing does.</param>
public sealed record ReplayView(
    Guid Id, bool Same, string Verdict, string? Code, string Level, IReadOnlyList<string> Differences, string? Snapshot)
{
    internal static ReplayView Of(ReplayedDecision replayed)
    {
        var verdict = replayed.Result.Verdict;
        var snapshot = replayed.Decision.Json is { } json && json.TryGetProperty("snapshot", out var id) ? id.GetString() : null;
        return new(
            replayed.Decision.Id, replayed.Result.Same, verdict.Effect.Name(), verdict.Code, Domain.Data.SecurityLevels.Name(verdict.Level),
            replayed.Result.Differences, snapshot);
    }
}
