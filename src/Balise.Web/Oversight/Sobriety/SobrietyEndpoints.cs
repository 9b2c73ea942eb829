using Balise.Domain;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight.Sobriety;

/// <summary>Electricity factors, the models a use case chooses among, comparisons of models, the monthly report.</summary>
internal static class SobrietyEndpoints
{
    public static void MapSobriety(this IEndpointRouteBuilder api)
    {
        var zones = api.MapGroup("/footprint-zones").WithTags("Sobriety");
        zones.MapGet("", ZonesAsync).WithSummary("The electricity factor of each system: place, year, source, since when");
        zones.MapPost("", SetZoneAsync).WithSummary("Choose the place whose electricity factor counts from now on").Acts();
        var routes = api.MapGroup("/model-routes").WithTags("Sobriety");
        routes.MapGet("", RoutesAsync).WithSummary("The models each use case chooses among, the smallest first");
        routes.MapPut("/{useCase}", SetRouteAsync).WithSummary("Say which models a use case chooses among; none ends the choice").Acts();
        var compared = api.MapGroup("/use-cases/{slug}/comparisons").WithTags("Sobriety");
        compared.MapGet("/options", OptionsAsync).WithSummary("The models of the systems authorised for a use case, side by side").Acts();
        compared.MapGet("", ComparisonsAsync).WithSummary("Stored comparisons of a use case, the latest first");
        compared.MapPost("", CompareAsync).WithSummary("Keep a comparison with the model chosen and why").Acts();
        api.MapGet("/usage/report", ReportAsync).WithTags("Usage")
            .WithSummary("The sustainability report of a month: by unit, use case and system, beside the month before and the year before").Finds();
    }

    private static async Task<Ok<IReadOnlyList<SystemFactorView>>> ZonesAsync(
        IStore<AiSystem> systems, IStore<FootprintZone> zones, ActivePolicies policies, ApiCaller caller, CancellationToken ct)
    {
        var chosen = await zones.AllAsync(ct);
        var policy = policies.Find(caller.Actor.Organization);
        return TypedResults.Ok<IReadOnlyList<SystemFactorView>>([.. (await systems.AllAsync(ct)).Select(s => SystemFactorView.Of(s, chosen, policy))]);
    }

    private static async Task<Results<Ok<ZoneView>, ProblemHttpResult>> SetZoneAsync(ZoneRequest body, SetFootprintZone set, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await set.ExecuteAsync(body.System.Trim(), body.Place.Trim(), body.Reason.Trim(), caller.Actor, ct), ZoneView.Of);

    private static async Task<Ok<IReadOnlyList<RouteView>>> RoutesAsync(IStore<ModelRoute> routes, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<RouteView>>([.. (await routes.AllAsync(ct)).Where(r => !r.Terms.Ends).Select(RouteView.Of)]);

    private static async Task<Results<Ok<RouteView>, ProblemHttpResult>> SetRouteAsync(
        string useCase, ModelRouteTerms body, SetModelRoute set, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await set.ExecuteAsync(useCase, body, caller.Actor, ct), RouteView.Of);

    /// <param name="tokens">Tokens written of a typical answer; 400 when absent.</param>
    private static async Task<Results<Ok<IReadOnlyList<ComparedModel>>, ProblemHttpResult>> OptionsAsync(
        string slug, int? tokens, CompareModels compare, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await compare.ReadAsync(slug, tokens ?? CompareModels.UsualTokens, caller.Actor, ct), options => options);

    private static async Task<Ok<IReadOnlyList<ComparisonView>>> ComparisonsAsync(string slug, IStore<ModelComparison> comparisons, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<ComparisonView>>([.. (await comparisons.AllAsync(ct)).Where(c => c.UseCase == slug).Select(ComparisonView.Of)]);

    private static async Task<Results<Created<ComparisonView>, ProblemHttpResult>> CompareAsync(
        string slug, ComparisonRequest body, CompareModels compare, ApiCaller caller, CancellationToken ct) =>
        caller.Created(
            await compare.ExecuteAsync(
                slug, body.Models, body.TypicalTokens, new ComparisonChoice(body.Chosen.Trim(), body.Reason.Trim(), body.Dossier.Trim()), caller.Actor, ct),
            ComparisonView.Of, c => $"use-cases/{slug}/comparisons/{c.Id}");

    /// <param name="month">For example 2026-11; the newest when absent.</param>
    private static async Task<Results<Ok<SustainabilityReport>, ProblemHttpResult>> ReportAsync(
        string? month, ReadSustainability read, ApiCaller caller, CancellationToken ct) => caller.Ok(await read.ExecuteAsync(month, ct), report => report);
}

/// <summary>A place to choose.</summary>
public sealed record ZoneRequest
{
    /// <summary>Slug; empty for every system of the body in Canada that has no choice of its own.</summary>
    public string System { get; init; } = "";

    /// <summary>For example <c>CA-QC</c> or <c>CA</c>; empty to go back to each system's own place.</summary>
    public string Place { get; init; } = "";

    public string Reason { get; init; } = "";
}

public sealed record ZoneView(string System, string Place, string Reason, Guid SetBy, DateTimeOffset SetAt)
{
    internal static ZoneView Of(FootprintZone zone) => new(zone.System, zone.Place, zone.Reason, zone.SetBy.Value, zone.SetAt);
}

/// <param name="OwnPlace">Where it runs, as in the register.</param>
/// <param name="Factor">What its estimates are made with now; absent when the size of its models is not known.</param>
/// <param name="Choice">Absent when the system's own place was never changed.</param>
public sealed record SystemFactorView(string System, string Name, string OwnPlace, EnergyFactors? Factor, ZoneView? Choice)
{
    internal static SystemFactorView Of(AiSystem system, IReadOnlyList<FootprintZone> zones, CompiledPolicy? policy) => new(
        system.Slug, system.Details.Name, system.Details.Jurisdiction,
        policy?.Snapshot.Systems.FirstOrDefault(s => s.Slug == system.Slug)?.Metering?.Factors,
        FootprintZone.Of(zones, system.Slug, system.Details.Jurisdiction) is { } zone ? ZoneView.Of(zone) : null);
}

public sealed record RouteView(
    string UseCase, string Alias, IReadOnlyList<RouteChoice> Choices, string Reason, Guid? Comparison, Guid SetBy, DateTimeOffset SetAt)
{
    internal static RouteView Of(ModelRoute route) => new(
        route.UseCase, route.Terms.Alias, route.Terms.Choices, route.Terms.Reason, route.Terms.Comparison, route.SetBy.Value, route.SetAt);
}

/// <summary>Models to compare, the one chosen and why.</summary>
public sealed record ComparisonRequest
{
    /// <summary>Two or more names of models.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Tokens written of a typical answer.</summary>
    public int TypicalTokens { get; init; } = CompareModels.UsualTokens;

    public string Chosen { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>Number of an approval file; empty for none.</summary>
    public string Dossier { get; init; } = "";
}

public sealed record ComparisonView(
    Guid Id, string UseCase, int TypicalTokens, IReadOnlyList<ComparedModel> Options, string Chosen, string Reason, string Dossier, Guid MadeBy, DateTimeOffset MadeAt)
{
    internal static ComparisonView Of(ModelComparison made) => new(
        made.Id.Value, made.UseCase, made.TypicalTokens, made.Options, made.Chosen, made.Reason, made.Dossier, made.MadeBy.Value, made.MadeAt);
}
