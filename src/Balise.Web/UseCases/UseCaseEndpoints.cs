using Balise.Domain;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.UseCases;

/// <summary>The register of use cases.</summary>
internal static class UseCaseEndpoints
{
    public static void MapUseCases(this IEndpointRouteBuilder api)
    {
        var useCases = api.MapGroup("/use-cases").WithTags("Use cases");
        useCases.MapGet("", ListAsync).WithSummary("The register of use cases: filtered, sorted, by pages of 25").Acts();
        useCases.MapGet("/{slug}", FindAsync).WithSummary("One use case").Finds();
        useCases.MapPost("", ProposeAsync).WithSummary("Propose a use case").Acts();
        useCases.MapPut("/{slug}", EditAsync).WithSummary("Replace the details of a use case, if nobody did since the version you read").Acts();
        useCases.MapPost("/{slug}/move", MoveAsync).WithSummary("Move a use case one step along its lifecycle").Acts();
    }

    private static async Task<Results<Ok<UseCaseListView>, ProblemHttpResult>> ListAsync(
        [AsParameters] UseCaseQuery query, IUseCaseRegister register, ApiCaller caller, CancellationToken ct)
    {
        UseCaseState? state = null;
        if (query.State is { Length: > 0 } name)
        {
            if (!WireNames.TryParse<UseCaseState>(name, out var wanted))
            {
                return caller.Problem(new Invalid([new("state", "field.unknown", ("value", name))]));
            }

            state = wanted;
        }

        var filter = new UseCaseFilter(query.Q ?? "", state, query.System ?? "", query.Sort ?? "-changed", Math.Max(1, query.Page ?? 1));
        var page = await register.ListAsync(filter, ct);
        return TypedResults.Ok(new UseCaseListView(page.Rows, page.Total, filter.Page, UseCaseFilter.PageSize));
    }

    private static async Task<Results<Ok<UseCaseView>, ProblemHttpResult>> FindAsync(
        string slug, IStore<UseCase> useCases, IStore<AiSystem> systems, ApiCaller caller, CancellationToken ct)
    {
        var found = await useCases.FindAsync(slug, ct);
        var on = found is null ? null : await systems.FindAsync(found.Details.System.Value, ct);
        return caller.Found(found, "use_case.not_found", u => UseCaseView.Of(u, on?.Slug ?? ""));
    }

    private static async Task<Results<Created<UseCaseView>, ProblemHttpResult>> ProposeAsync(
        UseCaseRequest body, ProposeUseCase propose, IStore<AiSystem> systems, ApiCaller caller, CancellationToken ct) =>
        await body.ReadAsync(systems, ct) is var read && read.Ok
            ? caller.Created(
                await propose.ExecuteAsync(body.Slug, read.Value, caller.Actor, ct), u => UseCaseView.Of(u, body.System), u => $"use-cases/{u.Slug}")
            : caller.Problem(read.Error);

    private static async Task<Results<Ok<UseCaseView>, ProblemHttpResult>> EditAsync(
        string slug, UseCaseRequest body, EditUseCase edit, IStore<AiSystem> systems, ApiCaller caller, CancellationToken ct) =>
        await body.ReadAsync(systems, ct) is var read && read.Ok
            ? caller.Ok(await edit.ExecuteAsync(slug, read.Value, body.Version, caller.Actor, ct), u => UseCaseView.Of(u, body.System))
            : caller.Problem(read.Error);

    private static async Task<Results<Ok<UseCaseView>, ProblemHttpResult>> MoveAsync(
        string slug, UseCaseMoveRequest body, MoveUseCase move, IStore<AiSystem> systems, ApiCaller caller, CancellationToken ct)
    {
        if (body.Action is not { } action)
        {
            return caller.Problem(new Invalid([new("action", "field.required")]));
        }

        var moved = await move.ExecuteAsync(slug, action, caller.Actor, ct);
        var on = moved.Ok ? await systems.FindAsync(moved.Value.Details.System.Value, ct) : null;
        return caller.Ok(moved, u => UseCaseView.Of(u, on?.Slug ?? ""));
    }
}
