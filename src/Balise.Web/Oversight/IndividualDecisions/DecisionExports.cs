using Balise.Domain.People;
using Balise.Web.Documents;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Web.Oversight.IndividualDecisions;

/// <summary>The letters of decisions about persons as Word files.</summary>
internal static class DecisionExports
{
    private const string Page = "/passerelle/decisions/{Number}/lettre";

    public static void MapDecisionExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/passerelle/decisions/{number}/lettre.docx", (HttpContext context, string number, CancellationToken ct) =>
            WriteAsync(context, number, "lettre", (letters, by) => letters.LetterAsync(number, by, ct))).ExcludeFromDescription();
        endpoints.MapGet("/passerelle/decisions/{number}/explication.docx", (HttpContext context, string number, CancellationToken ct) =>
            WriteAsync(context, number, "explication", (letters, by) => letters.ExplanationAsync(number, by, ct))).ExcludeFromDescription();
    }

    private static async Task<IResult> WriteAsync(HttpContext context, string number, string kind, Func<DecisionLetters, Actor, Task<PortalDocument?>> compose)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<ICurrentActor>().Actor is not { } actor)
        {
            return TypedResults.Redirect(ShellRoutes.SignInThen(context.Request.Path));
        }

        if (!PageRights.Allows(Page, actor))
        {
            context.Need([.. PageRights.RolesFor(Page) ?? []]);
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await compose(services.GetRequiredService<DecisionLetters>(), actor) is { } document
            ? TypedResults.File(WordWriter.Write(document, services.GetRequiredService<TimeProvider>().GetUtcNow()), WordWriter.MediaType, $"{number}-{kind}.docx")
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }
}
