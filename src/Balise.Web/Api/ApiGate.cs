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
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<ApiEndpoint>() is not { } api)
        {
            await next(context);
            return;
        }

        if (Refusal(context, endpoint, api, current.Actor, words) is { } refused)
        {
            await refused.ExecuteAsync(context);
            return;
        }

        context.Items[Passed] = true;
        try
        {
            await next(context);
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

    private static IResult? Refusal(HttpContext context, RouteEndpoint endpoint, ApiEndpoint api, Actor? actor, ErrorWords words)
    {
        if (actor is null)
        {
            return ErrorHttp.Problem(StatusCodes.Status401Unauthorized, "sign_in_needed", words);
        }

        if (!api.Known)
        {
            return ErrorHttp.Of(new NotFound("api.unknown_route"), words);
        }

        var verb = context.Request.Method;
        if (!HttpMethods.IsGet(verb) && !HttpMethods.IsHead(verb) && context.Request.Headers[GuardHeader] != "1")
        {
            return ErrorHttp.Of(new Forbidden("cross_site_guard", ("header", GuardHeader)), words);
        }

        var roles = ApiRights.RolesFor(HttpMethods.IsHead(verb) ? HttpMethods.Get : verb, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));
        return actor.IsOneOf(roles) ? null : ErrorHttp.Of(new Forbidden("role.needed", ("roles", string.Join(", ", roles))), words);
    }

    private static IResult Unreadable(BadHttpRequestException unreadable, ErrorWords words)
    {
        if (unreadable.InnerException is JsonException json)
        {
            var field = json.Path is { Length: > 2 } path ? path[2..] : "";
            return ErrorHttp.Problem(StatusCodes.Status400BadRequest, field.Length > 0 ? "api.unreadable_field" : "api.invalid_json", words, ("field", field));
        }

        return ErrorHttp.Problem(
            unreadable.StatusCode,
            unreadable.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => "api.too_large",
                StatusCodes.Status415UnsupportedMediaType => "api.json_needed",
                _ => "api.invalid_request",
            },
            words);
    }
}

/// <summary>Marks an endpoint of the API.</summary>
/// <param name="Known">False for the answer to every address that is not one.</param>
internal sealed record ApiEndpoint(bool Known);
