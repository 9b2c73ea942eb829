using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.People;

/// <summary>Absences, and who takes the place of whom in approval files.</summary>
internal static class AbsenceEndpoints
{
    public static void MapAbsences(this IEndpointRouteBuilder api)
    {
        var absences = api.MapGroup("/absences").WithTags("People");
        absences.MapGet("", ListAsync).WithSummary("Absences under way or to come: yours, those of people you replace; all of them for the head of the body and auditors");
        absences.MapPost("", DeclareAsync).WithSummary("Declare an absence and who takes your place in approval files").Acts();
        absences.MapPost("/{id:guid}/end", EndAsync).WithSummary("End an absence before its last day, or call it off").Acts();
    }

    private static async Task<Ok<IReadOnlyList<AbsenceView>>> ListAsync(IAbsenceStore absences, DossierOffice office, ApiCaller caller, CancellationToken ct)
    {
        var me = caller.Actor;
        var all = me.IsOneOf([.. Roles.HeadsOfBody, Roles.Auditor]);
        return TypedResults.Ok<IReadOnlyList<AbsenceView>>(
            [.. (await absences.FromAsync(office.Today, ct)).Where(each => all || each.Person == me.Person || each.Delegate == me.Person).Select(AbsenceView.Of)]);
    }

    private static async Task<Results<Created<AbsenceView>, ProblemHttpResult>> DeclareAsync(
        AbsenceRequest body, DeclareAbsence declare, ApiCaller caller, CancellationToken ct) =>
        caller.Created(
            await declare.ExecuteAsync(body.Person.Trim(), body.Delegate.Trim(), new(body.From, body.Until, body.Act.Trim()), caller.Actor, ct),
            AbsenceView.Of, absence => $"absences/{absence.Id}");

    private static async Task<Results<Ok<AbsenceView>, ProblemHttpResult>> EndAsync(Guid id, EndAbsence end, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await end.ExecuteAsync(id, caller.Actor, ct), AbsenceView.Of);
}

public sealed record AbsenceRequest
{
    /// <summary>E-mail; yours when empty. Someone else's only by the head of the body.</summary>
    public string Person { get; init; } = "";

    /// <summary>E-mail of who takes the place.</summary>
    public string Delegate { get; init; } = "";

    public DateOnly From { get; init; }

    /// <summary>Last day included.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Where the delegation is written; needed when the person decides.</summary>
    public string Act { get; init; } = "";
}

/// <param name="Until">Last day included; before <paramref name="From"/> when it was called off.</param>
public sealed record AbsenceView(Guid Id, Guid Person, Guid Delegate, DateOnly From, DateOnly Until, string Act)
{
    internal static AbsenceView Of(Absence absence) =>
        new(absence.Id.Value, absence.Person.Value, absence.Delegate.Value, absence.From, absence.Until, absence.Act);
}
