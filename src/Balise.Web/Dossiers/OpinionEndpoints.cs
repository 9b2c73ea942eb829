using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using System.Text.Json;

namespace Balise.Web.Dossiers;

/// <summary>Opinions: asked of a role, written with the form of their kind, signed by their author.</summary>
internal static class OpinionEndpoints
{
    public static void MapOpinions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/dossiers/{number}/opinions", RequestAsync).WithTags("Opinions").WithSummary("Ask for an opinion; its deadline is counted in working days").Acts();
        var opinions = api.MapGroup("/opinions").WithTags("Opinions");
        opinions.MapGet("/{id:guid}", FindAsync).WithSummary("One opinion with its text").Finds();
        opinions.MapPut("/{id:guid}", WriteAsync).WithSummary("Write an opinion, field by field").Acts();
        opinions.MapPost("/{id:guid}/withdraw", WithdrawAsync).WithSummary("Take back the request for an opinion that is not signed, with a reason: what it was required for is open again").Acts();
        opinions.MapPost("/{id:guid}/sign", SignAsync).WithSummary("Sign an opinion: it is valid for as long as its kind says").Acts();
    }

    private static async Task<Results<Created<OpinionView>, ProblemHttpResult>> RequestAsync(
        string number, OpinionRequest body, RequestOpinion request, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        caller.Created(
            await request.ExecuteAsync(number, body.Kind.Trim(), caller.Actor, ct), opinion => OpinionView.Of(opinion, office.Today),
            opinion => $"opinions/{opinion.Id.Value}");

    private static async Task<Results<Ok<WrittenOpinionView>, ProblemHttpResult>> FindAsync(
        Guid id, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct)
    {
        var opinion = await registers.Opinions.FindAsync(id, ct);
        var dossier = opinion is null ? null : await registers.Dossiers.FindAsync(opinion.Dossier.Value, ct);
        return caller.Found(dossier?.MayRead(caller.Actor) == true ? opinion : null, "opinion.not_found", found => new WrittenOpinionView(
            OpinionView.Of(found, office.Today), dossier!.Number, found.Answers.Form, WireAnswers.Write(found.Answers)));
    }

    private static async Task<Results<Ok<SavedOpinionView>, ProblemHttpResult>> WriteAsync(
        Guid id, SaveRequest body, SignOpinion write, ApiCaller caller, CancellationToken ct)
    {
        var edits = WireAnswers.Read(body.Edits);
        return edits.Ok
            ? caller.Ok(
                await write.WriteAsync(new(id), edits.Value, caller.Actor, ct),
                (AnswerMerge merge) => new SavedOpinionView(WireAnswers.Write(merge.Answers), WireAnswers.Write(merge.Conflicts)))
            : caller.Problem(edits.Error);
    }

    private static async Task<Results<Ok<OpinionView>, ProblemHttpResult>> WithdrawAsync(
        Guid id, WithdrawRequest body, WithdrawOpinion withdraw, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await withdraw.ExecuteAsync(new(id), body.Reason.Trim(), caller.Actor, ct), opinion => OpinionView.Of(opinion, office.Today));

    private static async Task<Results<Ok<OpinionView>, ProblemHttpResult>> SignAsync(
        Guid id, SignOpinion sign, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await sign.ExecuteAsync(new(id), caller.Actor, ct), opinion => OpinionView.Of(opinion, office.Today));
}

public sealed record OpinionRequest
{
    /// <summary>A kind of the norms, for example <c>security</c>.</summary>
    public string Kind { get; init; } = "";
}

public sealed record WithdrawRequest
{
    public string Reason { get; init; } = "";
}

public sealed record WrittenOpinionView(OpinionView Opinion, string Dossier, string Form, IReadOnlyDictionary<string, JsonElement> Answers);

public sealed record SavedOpinionView(IReadOnlyDictionary<string, JsonElement> Answers, IReadOnlyList<AnswerConflictView> Conflicts);
