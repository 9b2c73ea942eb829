using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight.IndividualDecisions;

/// <summary>What people consent to, and the rules that ask them.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder api)
    {
        var consents = api.MapGroup("/consents").WithTags("Decisions about persons");
        consents.MapGet("", ListAsync).WithSummary("Consents by pages of 25, the latest first; of one person or use case when asked");
        consents.MapPost("", RecordAsync).WithSummary("Record that a person consents, refuses or withdraws; the next request obeys it").Acts();
        var rules = api.MapGroup("/decision-rules").WithTags("Decisions about persons");
        rules.MapGet("", RulesAsync).WithSummary("Use cases that support or make decisions about persons");
        rules.MapPut("/{useCase}", SetAsync).WithSummary("Say that a use case decides about persons, what they are told, and the human path").Acts();
        api.MapGet("/decision-consent", ChoiceAsync).WithTags("Decisions about persons").WithSummary("Whether the body asks people first, or informs them");
        api.MapPut("/decision-consent", ChooseAsync).WithTags("Decisions about persons").WithSummary("Choose between asking people first and informing them").Acts();
    }

    private static async Task<Ok<IReadOnlyList<ConsentView>>> ListAsync(
        [FromHeader(Name = RecordQuery.Subject)] string? subject, string? useCase, int? page, IPersonRecords records, ISecretBox box, ApiCaller caller, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<ConsentView>>([.. (await records.ConsentsAsync(RecordQuery.Of(subject, useCase, page, box, caller), ct)).Rows.Select(ConsentView.Of)]);

    private static async Task<Results<Ok<ConsentView>, ProblemHttpResult>> RecordAsync(ConsentRequest body, RecordConsent record, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(
            body is { Action: { } action, Means: { } means }
                ? await record.ExecuteAsync(body.UseCase.Trim(), body.Subject.Trim(), new(action, body.On, means, body.GivenBy, body.Note), caller.Actor, ct)
                : new Invalid([.. Missing(body)]),
            ConsentView.Of);

    private static IEnumerable<FieldProblem> Missing(ConsentRequest body)
    {
        if (body.Action is null)
        {
            yield return new("action", "field.required");
        }

        if (body.Means is null)
        {
            yield return new("means", "field.required");
        }
    }

    private static async Task<Ok<IReadOnlyList<DecisionRuleView>>> RulesAsync(IStore<DecisionRule> rules, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<DecisionRuleView>>([.. (await rules.AllAsync(ct)).Select(DecisionRuleView.Of)]);

    private static async Task<Results<Ok<DecisionRuleView>, ProblemHttpResult>> SetAsync(
        string useCase, DecisionTerms body, SetDecisionRule set, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await set.ExecuteAsync(useCase, body, caller.Actor, ct), DecisionRuleView.Of);

    private static async Task<Results<Ok<DecisionConsentView>, ProblemHttpResult>> ChoiceAsync(
        IStore<Organization> bodies, ApiCaller caller, CancellationToken ct) =>
        caller.Found(await bodies.FindAsync(caller.Actor.Organization.Value, ct), "organization.not_found", b => new DecisionConsentView(b.DecisionConsent));

    private static async Task<Results<Ok<DecisionConsentView>, ProblemHttpResult>> ChooseAsync(
        DecisionConsentView body, SetDecisionConsent set, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await set.ExecuteAsync(body.Rule, caller.Actor, ct), b => new DecisionConsentView(b.DecisionConsent));
}

/// <summary>An answer of a person, as it was received.</summary>
public sealed record ConsentRequest
{
    /// <summary>Slug.</summary>
    public string UseCase { get; init; } = "";

    /// <summary>File number of the person in the body’s own system; never a name.</summary>
    public string Subject { get; init; } = "";

    public ConsentAction? Action { get; init; }

    /// <summary>Day on which the person answered.</summary>
    public required DateOnly On { get; init; }

    public ConsentMeans? Means { get; init; }

    public ConsentGiver GivenBy { get; init; }

    public string Note { get; init; } = "";
}

/// <param name="Steps">Every answer, oldest first.</param>
public sealed record ConsentView(Guid Id, string UseCase, string Subject, ConsentState State, IReadOnlyList<ConsentStepView> Steps)
{
    internal static ConsentView Of(Consent c) => new(
        c.Id.Value, c.UseCase, c.Subject, c.State,
        [.. c.Steps.Select(s => new ConsentStepView(s.State, s.On, s.Means, s.GivenBy, s.Note, s.Notice, s.RecordedBy.Value, s.RecordedAt))]);
}

/// <param name="Notice">Version of the notice the person had before them.</param>
public sealed record ConsentStepView(
    ConsentState State, DateOnly On, ConsentMeans Means, ConsentGiver GivenBy, string Note, int Notice, Guid RecordedBy, DateTimeOffset RecordedAt);

/// <param name="NoticeVersion">What consents given now refer to.</param>
public sealed record DecisionRuleView(string UseCase, bool InForce, bool Automated, string HumanPath, string Contact, string Notice, int NoticeVersion, RetentionClass Retention,
    string RetentionRule)
{
    internal static DecisionRuleView Of(DecisionRule rule) =>
        new(rule.UseCase, rule.Terms.InForce, rule.Terms.Automated, rule.Terms.HumanPath, rule.Terms.Contact, rule.Terms.Notice, rule.Version, rule.Terms.Retention,
            rule.Terms.RetentionRule);
}

public sealed record DecisionConsentView(DecisionConsent Rule);
