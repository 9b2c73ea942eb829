using Balise.Domain;
using Balise.Domain.Oversight;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight;

/// <summary>Emergency stops: press, lift by a second person, read.</summary>
internal static class StopEndpoints
{
    public static void MapStops(this IEndpointRouteBuilder api)
    {
        var stops = api.MapGroup("/stops").WithTags("Emergency stops");
        stops.MapGet("", ListAsync).WithSummary("Stops, the latest first");
        stops.MapGet("/{id:guid}", FindAsync).WithSummary("One stop").Finds();
        stops.MapGet("/{id:guid}/report", ReportAsync).WithSummary("How fast a stop was in force, on each process").Finds();
        stops.MapPost("", PressAsync).WithSummary("Stop a body, a system, a use case, a model or a person").Acts();
        stops.MapPost("/{id:guid}/lift", LiftAsync).WithSummary("Restart what was stopped: a second person, with a reason").Acts();
    }

    private static async Task<Ok<IReadOnlyList<StopView>>> ListAsync(IStore<EmergencyStop> stops, bool? active, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<StopView>>(
        [
            .. (await stops.AllAsync(ct)).Where(s => active is null || s.Active == active).OrderByDescending(s => s.PressedAt).Select(StopView.Of),
        ]);

    private static async Task<Results<Ok<StopView>, ProblemHttpResult>> FindAsync(
        Guid id, IStore<EmergencyStop> stops, ApiCaller caller, CancellationToken ct) =>
        caller.Found(await stops.FindAsync(id, ct), "stop.not_found", StopView.Of);

    private static async Task<Results<Ok<StopReport>, ProblemHttpResult>> ReportAsync(Guid id, ReadStopReport read, ApiCaller caller, CancellationToken ct) =>
        caller.Found(await read.ExecuteAsync(id, ct), "stop.not_found", r => r);

    private static async Task<Results<Created<PressedStopView>, ProblemHttpResult>> PressAsync(
        StopRequest body, PressStop press, ApiCaller caller, CancellationToken ct) =>
        caller.Created(
            body.Scope is { } scope
                ? await press.ExecuteAsync(scope, body.Target.Trim(), body.Reason.Trim(), body.Drill, caller.Actor, ct)
                : new Invalid([new("scope", "field.required")]),
            p => new PressedStopView(p.Stop.Id.Value, p.Stop.PressedAt, p.Streams), p => $"stops/{p.Stop.Id}");

    private static async Task<Results<Ok<StopView>, ProblemHttpResult>> LiftAsync(
        Guid id, LiftRequest body, LiftStop lift, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await lift.ExecuteAsync(id, body.Reason.Trim(), caller.Actor, ct), StopView.Of);
}

/// <summary>What to stop and why.</summary>
public sealed record StopRequest
{
    public StopScope? Scope { get; init; }

    /// <summary>Slug of the system or use case, name of the model, e-mail of the person, slug of the body.</summary>
    public string Target { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>To try: it stops all the same, and is counted as an exercise.</summary>
    public bool Drill { get; init; }
}

/// <summary>Why it may start again.</summary>
public sealed record LiftRequest
{
    public string Reason { get; init; } = "";
}

/// <param name="Streams">Answers under way that were cut.</param>
public sealed record PressedStopView(Guid Id, DateTimeOffset At, int Streams);

/// <summary>One stop. <c>liftedAt</c> is absent while it holds.</summary>
public sealed record StopView(
    Guid Id, StopScope Scope, string Target, string Reason, bool Drill, bool Active, Guid PressedBy, DateTimeOffset PressedAt, Guid? LiftedBy,
    DateTimeOffset? LiftedAt, string? LiftReason)
{
    internal static StopView Of(EmergencyStop stop) => new(
        stop.Id.Value, stop.Scope, stop.Target, stop.Reason, stop.Drill, stop.Active, stop.PressedBy.Value, stop.PressedAt, stop.LiftedBy?.Value, stop.LiftedAt,
        stop.LiftReason);
}
