using Balise.Domain.People;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Shell;

/// <summary>
/// Opens a page or not, from <see cref="PageRights"/>, before anything of it runs: a visitor is sent to the sign-in form, someone
/// without the role gets the 403 page that names it. After authentication, before antiforgery.
/// </summary>
internal sealed class PageGate(RequestDelegate next)
{
    private static readonly object Passed = new();

    public Task InvokeAsync(HttpContext context, ICurrentActor current)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return next(context);
        }

        var route = RouteOf(endpoint);
        if (PageRights.Allows(route, current.Actor))
        {
            context.Items[Passed] = true;
            return next(context);
        }

        if (current.Actor is not null)
        {
            context.Need([.. PageRights.RolesFor(route) ?? []]);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(ShellRoutes.SignInThen(context.Request.Path + context.Request.QueryString));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <summary>INVARIANT: no page is drawn unless the gate let it through; forgetting the gate is a bug that shows at once.</summary>
    public static void Require(HttpContext? context)
    {
        if (context is not null && !context.Items.ContainsKey(Passed))
        {
            throw new InvalidOperationException("A page is drawn without its rights being read: the host must call UseBalisePages.");
        }
    }

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
