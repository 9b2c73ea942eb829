using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Web.Api;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Dossiers;

/// <summary>Versions kept of the answers of a file, and what changed between two of them.</summary>
internal static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder api)
    {
        var versions = api.MapGroup("/dossiers/{number}/versions").WithTags("Approval files");
        versions.MapGet("", ListAsync).WithSummary("Versions kept of the answers, the latest first: each step of the file, and at most one save for each person, form and hour").Finds();
        versions.MapGet("/compare", CompareAsync).WithSummary("What changed between two versions; without « to », until now").Finds();
    }

    private static async Task<Results<Ok<IReadOnlyList<VersionLineView>>, ProblemHttpResult>> ListAsync(
        string number, IStore<Dossier> dossiers, IAnswerVersions versions, ApiCaller caller, CancellationToken ct) =>
        await dossiers.FindAsync(number, ct) is { } dossier && dossier.MayRead(caller.Actor)
            ? TypedResults.Ok<IReadOnlyList<VersionLineView>>([.. (await versions.OfAsync(dossier.Id, ct)).Select(VersionLineView.Of)])
            : caller.Problem(new Domain.NotFound("dossier.not_found"));

    private static async Task<Results<Ok<IReadOnlyList<VersionDifferenceView>>, ProblemHttpResult>> CompareAsync(
        string number, Guid from, Guid? to, IStore<Dossier> dossiers, VersionComparison comparison, Words words, ApiCaller caller, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier || !dossier.MayRead(caller.Actor))
        {
            return caller.Problem(new Domain.NotFound("dossier.not_found"));
        }

        var found = await comparison.BetweenAsync(dossier, from.ToString(), to?.ToString() ?? VersionComparison.Now, words.Spoken(), ct);
        return caller.Found<IReadOnlyList<FormDifferences>, IReadOnlyList<VersionDifferenceView>>(found, "dossier.version_not_found", forms =>
            [.. forms.SelectMany(form => form.Rows.Select(row => new VersionDifferenceView(form.Form.Id, row.Path, row.Label, row.Before, row.After, row.Material)))]);
    }
}

/// <param name="Form">Empty for a step of the file.</param>
public sealed record VersionLineView(Guid Id, string Form, VersionCause Cause, Guid By, Guid? InPlaceOf, DateTimeOffset Since, DateTimeOffset At)
{
    internal static VersionLineView Of(VersionLine line) => new(line.Id.Value, line.Form, line.Cause, line.By.Value, line.InPlaceOf?.Value, line.Since, line.At);
}

/// <param name="Path">Question, or <c>question.row.column</c>, rows from 0.</param>
/// <param name="Before">In words; empty for no answer.</param>
/// <param name="Material">Its change marks a decision to review.</param>
public sealed record VersionDifferenceView(string Form, string Path, Text Label, string Before, string After, bool Material);
