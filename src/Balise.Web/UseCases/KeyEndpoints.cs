using Balise.Domain;
using Balise.Domain.UseCases;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.UseCases;

/// <summary>Keys of the gateway. A secret leaves once, in the answer to the request that made it.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("Gateway keys");
        keys.MapGet("", ListAsync).WithSummary("Every key, without its secret");
        keys.MapPost("", IssueAsync).WithSummary("Issue a key: its secret is in this answer and nowhere else").Acts();
        keys.MapPost("/{slug}/revoke", RevokeAsync).WithSummary("Revoke a key: the gateway refuses it when this returns").Acts();
    }

    private static async Task<Ok<IReadOnlyList<KeyView>>> ListAsync(IStore<GatewayKey> keys, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<KeyView>>([.. (await keys.AllAsync(ct)).OrderBy(k => k.Slug, StringComparer.Ordinal).Select(KeyView.Of)]);

    private static async Task<Results<Created<IssuedKeyView>, ProblemHttpResult>> IssueAsync(
        KeyRequest body, IssueKey issue, HttpResponse response, ApiCaller caller, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var issued = await issue.ExecuteAsync(body.Slug.Trim(), body.UseCase.Trim(), body.Person, body.Application?.Trim(), caller.Actor, ct);
        return caller.Created(issued, i => new IssuedKeyView(i.Key.Slug, body.UseCase, i.Key.Hint, i.Secret, i.Key.CreatedAt), _ => "keys");
    }

    private static async Task<Results<Ok<KeyView>, ProblemHttpResult>> RevokeAsync(string slug, RevokeKey revoke, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await revoke.ExecuteAsync(slug, caller.Actor, ct), KeyView.Of);
}

/// <summary>Who a new key stands for.</summary>
public sealed record KeyRequest
{
    public string Slug { get; init; } = "";

    /// <summary>Slug of the use case.</summary>
    public string UseCase { get; init; } = "";

    /// <summary>E-mail of the person who answers for it; absent for an application.</summary>
    public string? Person { get; init; }

    public string? Application { get; init; }
}

/// <param name="Secret">Send it as <c>Authorization: Bearer</c>. It is not kept.</param>
public sealed record IssuedKeyView(string Slug, string UseCase, string Hint, string Secret, DateTimeOffset CreatedAt);

/// <param name="Hint">First characters of the secret.</param>
public sealed record KeyView(
    Guid Id, string Slug, Guid UseCase, Guid? Person, string? Application, string Hint, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    internal static KeyView Of(GatewayKey key) => new(
        key.Id.Value, key.Slug, key.UseCase.Value, key.Person?.Value, key.Application, key.Hint, key.CreatedAt, key.RevokedAt);
}
