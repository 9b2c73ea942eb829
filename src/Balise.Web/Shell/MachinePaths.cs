using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Shell;

/// <summary>The addresses that programs call: they get no page, whatever happens.</summary>
internal static class MachinePaths
{
    private static readonly PathString[] Roots = ["/v1", "/api", "/openapi", "/health", "/metrics"];

    public static bool Hold(PathString path) => Array.Exists(Roots, r => path.StartsWithSegments(r));

    /// <summary>
    /// Leaves the status of such an answer without a page. And shows a page of error as if it had been asked with GET: it keeps the
    /// verb of the request that failed, and a post without its form would fail again.
    /// </summary>
    public static async Task PrepareErrorsAsync(HttpContext context, RequestDelegate next)
    {
        var features = context.Features;
        if (Hold(context.Request.Path) && features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        if (features.Get<IStatusCodeReExecuteFeature>() is not null || features.Get<IExceptionHandlerPathFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        await next(context);

        // The page endpoint announces HTML, then writes nothing, when the token of a form is missing or too old.
        if (features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && !context.Response.HasStarted)
        {
            context.Response.ContentType = null;
        }
    }
}

/// <summary>A bug met by a program is told in the error shape of the API, without its details.</summary>
internal sealed class MachineExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!MachinePaths.Hold(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path))
        {
            return false;
        }

        httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await httpContext.Response.WriteAsJsonAsync(
            new
            {
                type = "error",
                error = new { message = "Internal error.", type = "server_error", param = (string?)null, code = "internal_error" },
            },
            cancellationToken);

        return true;
    }
}
