using System.Text.Json;
using Balise.Domain;
using Balise.Domain.People;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Api;

/// <summary>
/// Opens an address of the API or not, from <see cref="ApiRights"/>, before its body is read; and puts what the framework refuses into
/// problem details. After authentication.
/// </summary>
internal sealed class ApiGate(RequestDelegate next)
{
    /// <summary>A session's cookie comes along with any request a browser is led to make; this header does not.</summary>
    public const string GuardHeader = "x-balise-request";

    private static readonly object Passed = new();

    public async Task InvokeAsync(HttpContext context, ICurrentActor current, ErrorWords words)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        if (Refusal(context, current.Actor, words) is { } refused)
        {
            await refused.ExecuteAsync(context);
            return;
        }

        context.Items[Passed] = true;
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentType: null } && Code(context.Response.StatusCode) is { } code)
            {
                await ErrorHttp.Problem(context.Response.StatusCode, code, words).ExecuteAsync(context);
            }
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            await Unreadable(unreadable, words).ExecuteAsync(context);
        }
    }

    /// <summary>INVARIANT: nothing of the API answers unless the gate let it through; forgetting the gate is a bug that shows at once.</summary>
    public static ValueTask<object?> RequireAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Items.ContainsKey(Passed)
            ? next(context)
            : throw new InvalidOperationException("The API answers without its rights being read: the host must call UseBalisePages.");

    private static IResult? Refusal(HttpContext context, Actor? actor, ErrorWords words)
    {
        if (actor is null)
        {
            return ErrorHttp.Problem(StatusCodes.Status401Unauthorized, "sign_in_needed", words);
        }

        // The framework's own answers, to a wrong verb or type of body, have no route: they reach nothing.
        var endpoint = context.GetEndpoint();
        var route = endpoint as RouteEndpoint;
        if (endpoint is null || (route is not null && endpoint.Metadata.GetMetadata<ApiEndpoint>() is null))
        {
            return ErrorHttp.Of(new NotFound("unknown_route"), words);
        }

        var verb = context.Request.Method;
        if (!HttpMethods.IsGet(verb) && !HttpMethods.IsHead(verb) && context.Request.Headers[GuardHeader] != "1")
        {
            return ErrorHttp.Of(new Forbidden("cross_site_guard", ("header", GuardHeader)), words);
        }

        if (route is null)
        {
            return null;
        }

        var (asked, address) = (HttpMethods.IsHead(verb) ? HttpMethods.Get : verb, "/" + route.RoutePattern.RawText!.TrimStart('/'));
        return ApiRights.Allows(asked, address, actor)
            ? null
            : ErrorHttp.Of(new Forbidden("role.needed", ("roles", string.Join(", ", ApiRights.RolesFor(asked, address)))), words);
    }

    private static IResult Unreadable(BadHttpRequestException unreadable, ErrorWords words)
    {
        if (unreadable.InnerException is JsonException json)
        {
            var field = json.Path is { Length: > 2 } path ? path[2..] : "";
            return ErrorHttp.Problem(StatusCodes.Status400BadRequest, field.Length > 0 ? "unreadable_field" : "invalid_json", words, ("field", field));
        }

        return ErrorHttp.Problem(unreadable.StatusCode, Code(unreadable.StatusCode) ?? "invalid_request", words);
    }

    /// <summary>The words of an answer that the framework gave alone; <c>null</c> when it is ours.</summary>
    private static string? Code(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "invalid_request",
        StatusCodes.Status404NotFound => "unknown_route",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => "too_large",
        StatusCodes.Status415UnsupportedMediaType => "json_needed",
        _ => null,
    };
}

/// <summary>Marks an endpoint of the API.</summary>
internal sealed class ApiEndpoint
{
    public static readonly ApiEndpoint Mark = new();
}
