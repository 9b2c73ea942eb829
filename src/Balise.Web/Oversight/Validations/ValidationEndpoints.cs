using Balise.Domain;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight.Validations;

/// <summary>Held actions and what makes them so.</summary>
internal static class ValidationEndpoints
{
    public static void MapValidations(this IEndpointRouteBuilder api)
    {
        var held = api.MapGroup("/validations").WithTags("Human validation");
        held.MapGet("", ListAsync).WithSummary("Held actions, the latest first");
        held.MapGet("/{id:guid}", FindAsync).WithSummary("One held action, with what is proposed for those who may answer").Finds();
        held.MapPost("/{id:guid}/decide", DecideAsync).WithSummary("Accept, edit or refuse a held action").Acts();
        var rules = api.MapGroup("/validation-rules").WithTags("Human validation");
        rules.MapGet("", RulesAsync).WithSummary("What each use case may not do without a person");
        rules.MapPut("/{useCase}", SetAsync).WithSummary("Say what a use case may not do without a person").Acts();
    }

    private static async Task<Ok<IReadOnlyList<HeldView>>> ListAsync(IStore<HeldAction> actions, string? state, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<HeldView>>([.. (await actions.AllAsync(ct)).Where(a => state is null || a.State.Wire() == state).Select(a => HeldView.Of(a, null))]);

    private static async Task<Results<Ok<HeldView>, ProblemHttpResult>> FindAsync(
        Guid id, IStore<HeldAction> actions, IStore<Person> people, HeldReader reader, ExplanationDraft draft, ApiCaller caller, CancellationToken ct)
    {
        var held = await actions.FindAsync(id, ct);
        var email = (await people.FindAsync(caller.Actor.Person.Value, ct))?.Email ?? "";
        var may = held is not null && held.MayDecide(caller.Actor, await reader.TermsAsync(held, ct), email) is null;
        var seen = may || caller.Actor.IsOneOf([.. Roles.Validators, Roles.Auditor]) ? held : null;
        var told = may && held is { Subject: not null, State: HeldState.Held } ? await draft.OfAsync(held, Language.French, ct) : null;
        return caller.Found(seen, "validation.not_found", h => HeldView.Of(h, may ? reader.Open(h) : null) with { Explanation = told });
    }

    private static async Task<Results<Ok<HeldView>, ProblemHttpResult>> DecideAsync(
        Guid id, HeldDecisionRequest body, DecideHeldAction decide, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(
            body.Verdict is { } verdict
                ? await decide.ExecuteAsync(id, verdict, body.Reason.Trim(), body.Edits, body.Explanation, caller.Actor, ct)
                : new Invalid([new("verdict", "field.required")]),
            h => HeldView.Of(h, null));

    private static async Task<Ok<IReadOnlyList<ValidationRuleView>>> RulesAsync(IStore<ValidationRule> rules, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<ValidationRuleView>>([.. (await rules.AllAsync(ct)).Select(ValidationRuleView.Of)]);

    private static async Task<Results<Ok<ValidationRuleView>, ProblemHttpResult>> SetAsync(
        string useCase, ValidationTerms body, SetValidationRule set, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await set.ExecuteAsync(useCase, body, caller.Actor, ct), ValidationRuleView.Of);
}

/// <summary>An answer to a held action.</summary>
public sealed record HeldDecisionRequest
{
    public HeldVerdict? Verdict { get; init; }

    /// <summary>Needed to edit and to refuse.</summary>
    public string Reason { get; init; } = "";

    /// <summary>To edit: one text for each proposal, in order.</summary>
    public IReadOnlyList<string> Edits { get; init; } = [];

    /// <summary>To agree to a decision about a person: what they are told if they ask why (Access act, s. 65.2).</summary>
    public DecisionExplanation Explanation { get; init; } = new();
}

/// <param name="Tools">Empty for an answer.</param>
/// <param name="Proposals">Only for those who may answer, while it is held.</param>
public sealed record HeldView(
    Guid Id, HeldState State, Guid Decision, string UseCase, string System, string Tools, Guid? Requester, DateTimeOffset HeldAt, DateTimeOffset ExpiresAt,
    Guid? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, IReadOnlyList<Proposal>? Proposals)
{
    /// <summary>The person it is about, as the body names them.</summary>
    public string? Subject { get; init; }

    public Guid? Consent { get; init; }

    /// <summary>What the journal already knows of the explanation; only for those who may answer, while it is held.</summary>
    public DecisionExplanation? Explanation { get; init; }

    internal static HeldView Of(HeldAction held, IReadOnlyList<Proposal>? proposals) => new(
        held.Id.Value, held.State, held.Decision, held.UseCase, held.System, held.Tools, held.Requester?.Value, held.HeldAt, held.ExpiresAt,
        held.DecidedBy?.Value, held.DecidedAt, held.Reason, proposals)
    {
        Subject = held.Subject, Consent = held.Consent,
    };
}

public sealed record ValidationRuleView(string UseCase, IReadOnlyList<string> Tools, bool HoldAnswers, int WaitSeconds, IReadOnlyList<string> Validators)
{
    internal static ValidationRuleView Of(ValidationRule rule) =>
        new(rule.UseCase, rule.Terms.Tools, rule.Terms.HoldAnswers, rule.Terms.WaitSeconds, rule.Terms.Validators);
}
