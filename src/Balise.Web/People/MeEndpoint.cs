using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.People;

/// <summary>Who the session belongs to.</summary>
internal static class MeEndpoint
{
    public static void MapMe(this IEndpointRouteBuilder api) => api.MapGet("/me", Read).WithTags("People").WithSummary("Who is signed in, and the role they act under");

    private static Ok<MeView> Read(ApiCaller caller) => TypedResults.Ok(new MeView(
        caller.Actor.Person.Value, caller.Actor.Organization.Value, caller.Actor.Name, caller.Actor.Role, caller.Actor.Roles));
}

/// <param name="Role">The role acted under.</param>
/// <param name="Roles">Every role held.</param>
public sealed record MeView(Guid Id, Guid Organization, string Name, string Role, IReadOnlyList<string> Roles);
