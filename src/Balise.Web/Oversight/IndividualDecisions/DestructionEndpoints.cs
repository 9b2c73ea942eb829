using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight.IndividualDecisions;

/// <summary>The end of what is written about persons.</summary>
internal static class DestructionEndpoints
{
    public static void MapDestructions(this IEndpointRouteBuilder api)
    {
        var destructions = api.MapGroup("/destructions").WithTags("Decisions about persons");
        destructions.MapGet("", DueAsync).WithSummary("Decisions, consents and proposals about persons whose retention is over, the oldest first, 100 at most");
        destructions.MapPost("", DestroyAsync).WithSummary("Destroy those named, all or none, citing the rule of the retention schedule").Acts();
    }

    private static async Task<Ok<IReadOnlyList<DueRecordView>>> DueAsync(DestroyRecords destroy, ApiCaller caller, CancellationToken ct)
    {
        var due = await destroy.DueAsync(caller.Actor, ct);
        return TypedResults.Ok<IReadOnlyList<DueRecordView>>(
        [
            .. due.Decisions.Select(d => new DueRecordView("decision", d.Decision.Number, d.Decision.UseCase, d.Decision.Subject, d.End.Class, d.End.At)),
            .. due.Consents.Select(c => new DueRecordView("consent", c.Consent.Id.ToString(), c.Consent.UseCase, c.Consent.Subject, c.End.Class, c.End.At)),
            .. due.Proposals.Select(p => new DueRecordView("proposal", p.Proposal.Id.ToString(), p.Proposal.UseCase, p.Proposal.Subject!, p.End.Class, p.End.At)),
        ]);
    }

    private static async Task<Results<Ok<DestroyedView>, ProblemHttpResult>> DestroyAsync(
        DestroyRequest body, DestroyRecords destroy, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(
            await destroy.ExecuteAsync(new(body.Decisions, body.Consents, body.Proposals), body.Rule.Trim(), caller.Actor, ct), count => new DestroyedView(count));
}

/// <summary>What a list of records is asked for by.</summary>
internal static class RecordQuery
{
    /// <summary>Header with the file number of the person, as at the gateway: a number that designates somebody is not put in an address.</summary>
    public const string Subject = "x-balise-subject";

    public static RecordFilter Of(string? subject, string? useCase, int? page, ISecretBox box, ApiCaller caller) =>
        new(subject is null ? null : Subjects.Key(box, caller.Actor.Organization, subject), useCase, page ?? 1);
}

/// <param name="Kind">decision, consent, proposal.</param>
/// <param name="Name">Number of the decision, id of the others.</param>
/// <param name="EndedAt">When its class let it go.</param>
public sealed record DueRecordView(string Kind, string Name, string UseCase, string Subject, RetentionClass Retention, DateTimeOffset EndedAt);

/// <summary>What is destroyed, and why.</summary>
public sealed record DestroyRequest
{
    /// <summary>Numbers.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    public IReadOnlyList<Guid> Consents { get; init; } = [];

    /// <summary>Held actions about a person that became no decision.</summary>
    public IReadOnlyList<Guid> Proposals { get; init; } = [];

    /// <summary>The rule of the retention schedule.</summary>
    public string Rule { get; init; } = "";
}

public sealed record DestroyedView(int Count);
