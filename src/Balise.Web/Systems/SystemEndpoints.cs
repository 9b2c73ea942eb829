using Balise.Domain;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.Systems;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Systems;

/// <summary>The register of systems.</summary>
internal static class SystemEndpoints
{
    public static void MapSystems(this IEndpointRouteBuilder api)
    {
        var systems = api.MapGroup("/systems").WithTags("Systems");
        systems.MapGet("", ListAsync).WithSummary("The register of systems, by name");
        systems.MapGet("/{slug}", FindAsync).WithSummary("One system").Finds();
        systems.MapPost("", RegisterAsync).WithSummary("Add a system to the register, as a draft").Acts();
        systems.MapPut("/{slug}", EditAsync).WithSummary("Replace the details of a system, if nobody did since the version you read").Acts();
        systems.MapPut("/{slug}/credential", EnterAsync).WithSummary("Enter or replace what opens the provider's service; it never comes back").Acts();
        systems.MapDelete("/{slug}/credential", RemoveAsync).WithSummary("Remove what opens the provider's service").Acts();
        systems.MapGet("/health", HealthAsync).WithSummary("How the systems answer, as this process sees it");
        systems.MapPost("/{slug}/move", MoveAsync).WithSummary("Put in service, suspend, resume or decommission").Acts();
    }

    private static async Task<Ok<IReadOnlyList<SystemView>>> ListAsync(IStore<AiSystem> systems, NormsPack norms, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<SystemView>>(
            [.. (await systems.AllAsync(ct)).OrderBy(s => s.Details.Name, StringComparer.OrdinalIgnoreCase).Select(s => SystemView.Of(s, norms))]);

    private static async Task<Results<Ok<SystemView>, ProblemHttpResult>> FindAsync(
        string slug, IStore<AiSystem> systems, NormsPack norms, ApiCaller caller, CancellationToken ct) =>
        caller.Found(await systems.FindAsync(slug, ct), "system.not_found", s => SystemView.Of(s, norms));

    private static async Task<Results<Created<SystemView>, ProblemHttpResult>> RegisterAsync(
        NewSystemRequest body, RegisterSystem register, NormsPack norms, ApiCaller caller, CancellationToken ct) =>
        caller.Created(
            await register.ExecuteAsync(body.Slug, Clean(body.Details), caller.Actor, ct), s => SystemView.Of(s, norms), s => $"systems/{s.Slug}");

    private static async Task<Results<Ok<SystemView>, ProblemHttpResult>> EditAsync(
        string slug, SystemRequest body, EditSystem edit, NormsPack norms, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await edit.ExecuteAsync(slug, Clean(body.Details), body.Version, caller.Actor, ct), s => SystemView.Of(s, norms));

    private static async Task<Results<Ok<SystemView>, ProblemHttpResult>> MoveAsync(
        string slug, SystemMoveRequest body, MoveSystem move, NormsPack norms, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(
            body.Action is { } action ? await move.ExecuteAsync(slug, action, caller.Actor, ct) : new Invalid([new("action", "field.required")]),
            s => SystemView.Of(s, norms));

    private static async Task<Results<Ok<CredentialView>, ProblemHttpResult>> EnterAsync(
        string slug, CredentialRequest body, SetCredential set, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await set.ExecuteAsync(slug, body.Secret ?? "", caller.Actor, ct), CredentialView.Of);

    private static async Task<Results<Ok<CredentialView>, ProblemHttpResult>> RemoveAsync(
        string slug, SetCredential set, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await set.ExecuteAsync(slug, null, caller.Actor, ct), CredentialView.Of);

    private static Ok<IReadOnlyList<SystemHealth>> HealthAsync(IUpstreamHealth health, ApiCaller caller) =>
        TypedResults.Ok(health.Read(caller.Actor.Organization.Value));

    // JSON may hold nulls where C# says there are none.
    private static SystemDetails Clean(SystemDetails details) => details with
    {
        Models = [.. details.Models.Where(m => m is not null).Select(m => m.Trim())],
        Connection = (details.Connection ?? new()) with
        {
            ApiVersion = details.Connection?.ApiVersion?.Trim() ?? "",
            ProviderNames = [.. (details.Connection?.ProviderNames ?? []).Where(p => p is { Model: not null, Name: not null })],
        },
        Figures = [.. (details.Figures ?? []).Where(f => f is { Model: not null })],
        Permissions = [.. details.Permissions.Where(p => p is { UseType: not null }).Select(p => p with { Condition = p.Condition ?? "" })],
    };
}

/// <summary>A system to add.</summary>
public sealed record NewSystemRequest
{
    /// <summary>Taken from the name when empty.</summary>
    public string Slug { get; init; } = "";

    public SystemDetails Details { get; init; } = new();
}

/// <summary>The details of a system, whole.</summary>
public sealed record SystemRequest
{
    /// <summary>The version you read.</summary>
    public int Version { get; init; }

    public SystemDetails Details { get; init; } = new();
}

public sealed record CredentialRequest
{
    public string? Secret { get; init; }
}

/// <param name="Host">The host it was entered for; it is sent nowhere else.</param>
public sealed record CredentialView(bool IsSet, string Host, DateTimeOffset SetAt)
{
    internal static CredentialView Of(SystemCredential credential) => new(credential.IsSet, credential.Host, credential.SetAt);
}

public sealed record SystemMoveRequest
{
    public SystemAction? Action { get; init; }
}

/// <param name="Version">To send back when replacing the details.</param>
/// <param name="ProhibitedBy">Rule of the prohibition that holds it; absent when none does.</param>
public sealed record SystemView(Guid Id, string Slug, SystemState State, int Version, string? ProhibitedBy, SystemDetails Details)
{
    internal static SystemView Of(AiSystem system, NormsPack norms) =>
        new(system.Id.Value, system.Slug, system.State, system.Version, system.Details.ProhibitedBy(norms)?.RuleId, system.Details);
}
