using Balise.Domain.People;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.People;

/// <summary>What the account menu posts to.</summary>
internal static class Session
{
    public static void MapSession(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(ShellRoutes.SignOut, SignOutAsync).ExcludeFromDescription();
        endpoints.MapPost(ShellRoutes.Role, ActAsAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, ISignIn signIn, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        await signIn.SignOutAsync(ct);
        return TypedResults.Redirect(ShellRoutes.SignIn);
    }

    private static async Task<IResult> ActAsAsync(HttpContext context, ISignIn signIn, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(ct);
        return await signIn.ActAsAsync(form["role"].ToString(), ct)
            ? TypedResults.Redirect(ShellRoutes.Home)
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }
}
