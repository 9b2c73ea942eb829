using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Dossiers;

/// <summary>Approval files: from a use case to its decision, and after. A file you take no part in is not found.</summary>
internal static class DossierEndpoints
{
    public static void MapDossiers(this IEndpointRouteBuilder api)
    {
        var dossiers = api.MapGroup("/dossiers").WithTags("Approval files");
        dossiers.MapGet("", ListAsync).WithSummary("Approval files: filtered, sorted, by pages of 25; those you take part in, or all under a role that reads all").Acts();
        dossiers.MapPost("", StartAsync).WithSummary("Open the file of a use case").Acts();
        dossiers.MapGet("/{number}", FindAsync).WithSummary("A whole file, and what it still needs").Finds();
        dossiers.MapPost("/{number}/submit", SubmitAsync).WithSummary("Send the request for analysis; an incomplete one is refused, item by item").Acts();
        dossiers.MapPost("/{number}/move", MoveAsync).WithSummary("Take a file one step along its life; its authorization follows").Acts();
        dossiers.MapPost("/{number}/close-access", CloseAccessAsync).WithSummary("First step of the exit checklist: withdraw the authorization and revoke the keys of the use case").Acts();
        dossiers.MapPost("/{number}/risk", AcceptAsync).WithSummary("Take a residual risk above the body's appetite, with a reason, until a day").Acts();
        dossiers.MapPost("/{number}/conditions/{gate}/{rank:int}/meet", MeetAsync).WithSummary("Mark a condition of a decision as met, with its proof").Acts();
        dossiers.MapGet("/{number}/examinations/{hash}", ExaminedAsync).WithSummary("The exact bytes a committee examined: their SHA-256 is the hash").Finds();
    }

    private static async Task<Results<Ok<DossierListView>, ProblemHttpResult>> ListAsync(
        [AsParameters] DossierQuery query, IDossierRegister register, ApiCaller caller, CancellationToken ct)
    {
        DossierState? state = null;
        if (query.State is { Length: > 0 } name)
        {
            if (!WireNames.TryParse<DossierState>(name, out var wanted))
            {
                return caller.Problem(new Invalid([new("state", "field.unknown", ("value", name))]));
            }

            state = wanted;
        }

        var own = query.Mine == true || !caller.Actor.May(hat => hat.IsOneOf(DossierReaders.OfAll));
        var filter = new DossierFilter(
            query.Q ?? "", state, query.UseCase ?? "", own ? caller.Actor.Person : null, query.ToReview == true, query.Sort ?? "-changed", Math.Max(1, query.Page ?? 1));
        var page = await register.ListAsync(filter, ct);
        return TypedResults.Ok(new DossierListView(page.Rows, page.Total, filter.Page, DossierFilter.PageSize));
    }

    private static async Task<Results<Created<DossierView>, ProblemHttpResult>> StartAsync(
        StartRequest body, StartDossier start, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct)
    {
        var started = await start.ExecuteAsync(body.UseCase.Trim(), caller.Actor, ct);
        var file = started.Ok ? await registers.OpenAsync(started.Value.Number, ct) : null;
        return caller.Created(started, _ => DossierView.Of(file!, office), dossier => $"dossiers/{dossier.Number}");
    }

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> FindAsync(
        string number, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct)
    {
        var file = await registers.OpenAsync(number, ct);
        return caller.Found(file?.Dossier.MayRead(caller.Actor) == true ? file : null, "dossier.not_found", found => DossierView.Of(found, office));
    }

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> SubmitAsync(
        string number, SubmitDossier submit, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        await ShowAsync(await submit.ExecuteAsync(number, caller.Actor, ct), registers, office, caller, ct);

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> MoveAsync(
        string number, DossierMoveRequest body, MoveDossier move, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        body.Action is { } action
            ? await ShowAsync(await move.ExecuteAsync(number, action, body.Reason.Trim(), caller.Actor, ct), registers, office, caller, ct)
            : caller.Problem(new Invalid([new("action", "field.required")]));

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> CloseAccessAsync(
        string number, CloseAccess close, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        await ShowAsync(await close.ExecuteAsync(number, caller.Actor, ct), registers, office, caller, ct);

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> AcceptAsync(
        string number, RiskRequest body, AcceptRisk accept, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        await ShowAsync(await accept.ExecuteAsync(number, body.Rating, body.Reason.Trim(), body.Until, caller.Actor, ct), registers, office, caller, ct);

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> MeetAsync(
        string number, string gate, int rank, ProofRequest body, MeetCondition meet, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        WireNames.TryParse<CommitteeGate>(gate, out var of)
            ? await ShowAsync(await meet.ExecuteAsync(number, of, rank, body.Proof.Trim(), caller.Actor, ct), registers, office, caller, ct)
            : caller.Problem(new Domain.NotFound("dossier.condition_not_found"));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ExaminedAsync(
        string number, string hash, IStore<Dossier> dossiers, IExaminations examinations, ApiCaller caller, CancellationToken ct)
    {
        var dossier = await dossiers.FindAsync(number, ct);
        return dossier?.MayRead(caller.Actor) == true && await examinations.FindAsync(hash, ct) is { } kept && kept.Dossier == dossier.Id
            ? TypedResults.Content(kept.Json, "application/json; charset=utf-8")
            : caller.Problem(new Domain.NotFound("dossier.not_found"));
    }

    /// <summary>The file after an act, or what refused it.</summary>
    internal static async Task<Results<Ok<DossierView>, ProblemHttpResult>> ShowAsync(
        Result<Dossier> acted, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct)
    {
        var file = acted.Ok ? await registers.OpenAsync(acted.Value.Number, ct) : null;
        return caller.Ok(acted, _ => DossierView.Of(file!, office));
    }
}
