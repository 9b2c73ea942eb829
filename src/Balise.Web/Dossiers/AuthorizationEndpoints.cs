using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Dossiers;

/// <summary>Authorisations: what an authority opens, for whom, up to which level, from when until when.</summary>
internal static class AuthorizationEndpoints
{
    public static void MapAuthorizations(this IEndpointRouteBuilder api)
    {
        var authorizations = api.MapGroup("/authorizations").WithTags("Authorizations");
        authorizations.MapGet("", ListAsync).WithSummary("Every authorization, the latest first");
        authorizations.MapGet("/{number}", FindAsync).WithSummary("One authorization").Finds();
        authorizations.MapPost("", IssueAsync).WithSummary("Authorize a use case on a system: the gateway executes it when this returns").Acts();
        authorizations.MapPost("/{number}/move", MoveAsync).WithSummary("Suspend, resume or withdraw, with a reason").Acts();
    }

    private static async Task<Ok<IReadOnlyList<AuthorizationView>>> ListAsync(
        IStore<Authorization> authorizations, AuthorizationNames names, CancellationToken ct)
    {
        var all = (await authorizations.AllAsync(ct)).OrderByDescending(a => a.DecidedAt).ToList();
        await names.LoadAsync(ct);
        return TypedResults.Ok<IReadOnlyList<AuthorizationView>>([.. all.Select(a => AuthorizationView.Of(a, names))]);
    }

    private static async Task<Results<Ok<AuthorizationView>, ProblemHttpResult>> FindAsync(
        string number, IStore<Authorization> authorizations, AuthorizationNames names, ApiCaller caller, CancellationToken ct)
    {
        await names.LoadAsync(ct);
        return caller.Found(await authorizations.FindAsync(number, ct), "authorization.not_found", a => AuthorizationView.Of(a, names));
    }

    private static async Task<Results<Created<AuthorizationView>, ProblemHttpResult>> IssueAsync(
        AuthorizationRequest body, IssueAuthorization issue, IStore<Person> people, AuthorizationNames names, ApiCaller caller, CancellationToken ct)
    {
        var terms = await body.ReadAsync(people, ct);
        if (!terms.Ok)
        {
            return caller.Problem(terms.Error);
        }

        var issued = await issue.ExecuteAsync(body.UseCase.Trim(), body.System.Trim(), terms.Value, caller.Actor, ct);
        await names.LoadAsync(ct);
        return caller.Created(issued, a => AuthorizationView.Of(a, names), a => $"authorizations/{a.Number}");
    }

    private static async Task<Results<Ok<AuthorizationView>, ProblemHttpResult>> MoveAsync(
        string number, AuthorizationMoveRequest body, MoveAuthorization move, AuthorizationNames names, ApiCaller caller, CancellationToken ct)
    {
        if (body.Action is not { } action)
        {
            return caller.Problem(new Invalid([new("action", "field.required")]));
        }

        var moved = await move.ExecuteAsync(number, action, body.Reason.Trim(), caller.Actor, ct);
        await names.LoadAsync(ct);
        return caller.Ok(moved, a => AuthorizationView.Of(a, names));
    }
}
