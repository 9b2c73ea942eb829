using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight.IndividualDecisions;

/// <summary>Decisions about persons, from the agent who confirms them to the agent who reviews them.</summary>
internal static class IndividualDecisionEndpoints
{
    public static void MapIndividualDecisions(this IEndpointRouteBuilder api)
    {
        var decisions = api.MapGroup("/individual-decisions").WithTags("Decisions about persons");
        decisions.MapGet("", ListAsync).WithSummary("Decisions about persons by pages of 25, the latest first; of one person when asked");
        decisions.MapGet("/{number}", FindAsync).WithSummary("One decision, with what it says for those who may read it").Finds();
        decisions.MapPost("/{number}/notify", NotifyAsync).WithSummary("Say that the letter left").Acts();
        decisions.MapPost("/{number}/ask-explanation", AskAsync).WithSummary("Record that the person asks for the reasons").Acts();
        decisions.MapPost("/{number}/give-explanation", GiveAsync).WithSummary("Say that the explanation was given").Acts();
        decisions.MapPost("/{number}/contest", ContestAsync).WithSummary("Record the person’s observations").Acts();
        decisions.MapPost("/{number}/assign", AssignAsync).WithSummary("Give the review to another agent").Acts();
        decisions.MapPost("/{number}/review", ReviewAsync).WithSummary("Uphold or change the decision, with reasons: the reviewer alone").Acts();
    }

    private static async Task<Ok<IReadOnlyList<IndividualDecisionView>>> ListAsync(
        [FromHeader(Name = RecordQuery.Subject)] string? subject, string? useCase, int? page, IPersonRecords records, ISecretBox box, ApiCaller caller, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<IndividualDecisionView>>(
            [.. (await records.DecisionsAsync(RecordQuery.Of(subject, useCase, page, box, caller), ct)).Rows.Select(d => IndividualDecisionView.Of(d, null))]);

    private static async Task<Results<Ok<IndividualDecisionView>, ProblemHttpResult>> FindAsync(
        string number, IStore<IndividualDecision> decisions, DecisionContents contents, ApiCaller caller, CancellationToken ct) =>
        caller.Found(
            await decisions.FindAsync(number, ct), "individual_decision.not_found",
            d => IndividualDecisionView.Of(d, d.MayRead(caller.Actor) ? contents.Open(d) : null));

    private static Task<Results<Ok<IndividualDecisionView>, ProblemHttpResult>> NotifyAsync(
        string number, DatedRequest body, HandleIndividualDecision handle, ApiCaller caller, CancellationToken ct) =>
        HandleAsync(number, IndividualDecisionAction.Notify, body, handle, caller, ct);

    private static Task<Results<Ok<IndividualDecisionView>, ProblemHttpResult>> AskAsync(
        string number, DatedRequest body, HandleIndividualDecision handle, ApiCaller caller, CancellationToken ct) =>
        HandleAsync(number, IndividualDecisionAction.AskExplanation, body, handle, caller, ct);

    private static Task<Results<Ok<IndividualDecisionView>, ProblemHttpResult>> GiveAsync(
        string number, DatedRequest body, HandleIndividualDecision handle, ApiCaller caller, CancellationToken ct) =>
        HandleAsync(number, IndividualDecisionAction.GiveExplanation, body, handle, caller, ct);

    private static async Task<Results<Ok<IndividualDecisionView>, ProblemHttpResult>> HandleAsync(
        string number, IndividualDecisionAction action, DatedRequest body, HandleIndividualDecision handle, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await handle.ExecuteAsync(number, action, body.On, caller.Actor, ct), d => IndividualDecisionView.Of(d, null));

    private static async Task<Results<Ok<IndividualDecisionView>, ProblemHttpResult>> ContestAsync(
        string number, ObservationsRequest body, ContestIndividualDecision contest, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await contest.ExecuteAsync(number, body.Observations, body.On, caller.Actor, ct), d => IndividualDecisionView.Of(d, null));

    private static async Task<Results<Ok<IndividualDecisionView>, ProblemHttpResult>> AssignAsync(
        string number, AssignReviewRequest body, AssignDecisionReview assign, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await assign.ExecuteAsync(number, body.Reviewer.Trim(), caller.Actor, ct), d => IndividualDecisionView.Of(d, null));

    private static async Task<Results<Ok<IndividualDecisionView>, ProblemHttpResult>> ReviewAsync(
        string number, ReviewRequest body, ReviewIndividualDecision review, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(
            body.Verdict is { } verdict
                ? await review.ExecuteAsync(number, verdict is ReviewVerdict.Change, body.Reasons, body.Outcome, caller.Actor, ct)
                : new Invalid([new("verdict", "field.required")]),
            d => IndividualDecisionView.Of(d, null));
}

/// <summary>The day on which it happened.</summary>
public sealed record DatedRequest
{
    public required DateOnly On { get; init; }
}

/// <summary>What the person wrote or said.</summary>
public sealed record ObservationsRequest
{
    public string Observations { get; init; } = "";

    public required DateOnly On { get; init; }
}

/// <summary>Who reviews.</summary>
public sealed record AssignReviewRequest
{
    /// <summary>E-mail.</summary>
    public string Reviewer { get; init; } = "";
}

/// <summary>What the review ends with.</summary>
public enum ReviewVerdict : byte
{
    Uphold,
    Change,
}

/// <summary>The end of a review.</summary>
public sealed record ReviewRequest
{
    public ReviewVerdict? Verdict { get; init; }

    public string Reasons { get; init; } = "";

    /// <summary>The decision in its new words; needed to change it.</summary>
    public string Outcome { get; init; } = "";
}

/// <param name="Request">Journal entry of the request.</param>
/// <param name="Content">Only for those who may read it.</param>
public sealed record IndividualDecisionView(
    string Number, IndividualDecisionState State, string UseCase, string System, string Subject, Guid? Consent, bool Automated, Guid Validation, Guid Request,
    Guid Agent, bool Edited, Guid? Reviewer, IReadOnlyList<DecisionStepView> Steps, DecisionContent? Content)
{
    internal static IndividualDecisionView Of(IndividualDecision d, DecisionContent? content) => new(
        d.Number, d.State, d.UseCase, d.System, d.Subject, d.Consent, d.Automated, d.Held.Value, d.Request, d.Agent.Value, d.Edited, d.Reviewer?.Value,
        [.. d.Steps.Select(s => new DecisionStepView(s.Action, s.State, s.By.Value, s.At, s.On))], content);
}

public sealed record DecisionStepView(IndividualDecisionAction Action, IndividualDecisionState State, Guid By, DateTimeOffset At, DateOnly? On);
