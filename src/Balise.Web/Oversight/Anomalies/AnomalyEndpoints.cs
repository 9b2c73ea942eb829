using Balise.Domain;
using Balise.Domain.Norms;
using Balise.Domain.Oversight.Anomalies;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight.Anomalies;

/// <summary>Alerts, their release, and what is watched.</summary>
internal static class AnomalyEndpoints
{
    public static void MapAnomalies(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/anomalies").WithTags("Anomalies");
        alerts.MapGet("", ListAsync).WithSummary("Alerts, open ones first");
        alerts.MapPost("/{id:guid}/release", ReleaseAsync).WithSummary("Release whoever is held, or close an alert: the security officer, with a reason").Acts();
        var watches = api.MapGroup("/anomaly-watches").WithTags("Anomalies");
        watches.MapGet("", WatchesAsync).WithSummary("What is watched, with the thresholds of the body");
        watches.MapPut("/{pattern}", SetAsync).WithSummary("Set the threshold of a pattern and what reaching it does").Acts();
    }

    private static async Task<Ok<IReadOnlyList<AlertView>>> ListAsync(IStore<AnomalyAlert> alerts, bool? open, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<AlertView>>([.. (await alerts.AllAsync(ct)).Where(a => open is null || a.Open == open).Select(AlertView.Of)]);

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> ReleaseAsync(
        Guid id, ReleaseRequest body, ReleaseAnomaly release, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await release.ExecuteAsync(id, body.Reason.Trim(), caller.Actor, ct), AlertView.Of);

    private static async Task<Ok<IReadOnlyList<WatchView>>> WatchesAsync(IStore<AnomalyWatch> watches, NormsPack norms, CancellationToken ct)
    {
        var set = (await watches.AllAsync(ct)).ToDictionary(w => w.Pattern);
        return TypedResults.Ok<IReadOnlyList<WatchView>>(
        [
            .. norms.Anomalies.Values.Select(p => set.TryGetValue(p.Id, out var watch)
                ? new WatchView(p.Id, p.Signal, watch.Threshold, p.Minutes, watch.Action)
                : new WatchView(p.Id, p.Signal, p.Threshold, p.Minutes, AnomalyAction.Off)),
        ]);
    }

    private static async Task<Results<Ok<WatchView>, ProblemHttpResult>> SetAsync(
        string pattern, WatchRequest body, SetAnomalyWatch set, NormsPack norms, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(
            body.Action is { } action ? await set.ExecuteAsync(pattern, body.Threshold, action, caller.Actor, ct) : new Invalid([new("action", "field.required")]),
            w => new WatchView(w.Pattern, norms.Anomalies[w.Pattern].Signal, w.Threshold, norms.Anomalies[w.Pattern].Minutes, w.Action));
}

/// <summary>Why they may ask again.</summary>
public sealed record ReleaseRequest
{
    public string Reason { get; init; } = "";
}

/// <summary>A threshold, and what reaching it does.</summary>
public sealed record WatchRequest
{
    public int Threshold { get; init; }

    public AnomalyAction? Action { get; init; }
}

/// <param name="Holds">Requests are refused until it is released.</param>
public sealed record AlertView(
    Guid Id, string Pattern, string Key, Guid? Person, int Count, Guid Decision, DateTimeOffset At, bool Holds, bool Open, Guid? ReleasedBy,
    DateTimeOffset? ReleasedAt, string? Reason)
{
    internal static AlertView Of(AnomalyAlert alert) => new(
        alert.Id.Value, alert.Pattern, alert.Key, alert.Person?.Value, alert.Count, alert.Decision, alert.At, alert.Holds, alert.Open,
        alert.ReleasedBy?.Value, alert.ReleasedAt, alert.Reason);
}

public sealed record WatchView(string Pattern, AnomalySignal Signal, int Threshold, int Minutes, AnomalyAction Action);
