using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Web.Dossiers;

/// <summary>Keeps a committee’s grid while it is typed, as <see cref="SectionAutosave"/> keeps a section.</summary>
internal static class GridAutosave
{
    private const string Page = "/seances/{Number}/{File}";
    private const string Path = "/seances/{number}/{file}/grille/{form}/enregistrer";

    public static string Of(string page, string form) => $"{page}/grille/{form}/enregistrer";

    public static void MapGridAutosave(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, SaveAsync).ExcludeFromDescription();

    private static async Task<IResult> SaveAsync(
        string number, string file, string form, HttpContext context, ICurrentActor current, IAntiforgery antiforgery, CancellationToken ct)
    {
        // Asked before the token, which is of a session: the script must know that the session ended.
        if (current.Actor is not { } actor)
        {
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var services = context.RequestServices;
        if (!PageRights.Allows(Page, actor) || services.GetRequiredService<NormsPack>().Forms.GetValueOrDefault(form) is not { } grid
            || await services.GetRequiredService<IStore<CommitteeSession>>().FindAsync(number, ct) is not { } session
            || await services.GetRequiredService<IStore<Dossier>>().FindAsync(file, ct) is not { } dossier)
        {
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        }

        var posted = await context.Request.ReadFormAsync(ct);
        var read = PostedAnswers.Read(grid, posted, session.GridOf(dossier.Id, grid));
        var written = await services.GetRequiredService<SitInSession>().WriteGridAsync(number, dossier.Id, grid.Id, read.Edits, actor, ct);
        if (!written.Ok && written.Error is not Invalid)
        {
            return ErrorHttp.Of(written.Error, services.GetRequiredService<ErrorWords>());
        }

        IReadOnlyList<FieldProblem> problems = written.Error is Invalid invalid ? [.. read.Problems, .. invalid.Problems] : read.Problems;
        return TypedResults.Ok(Answer(written.Value, problems, grid, posted, services));
    }

    private static AutosaveAnswer Answer(AnswerMerge? written, IReadOnlyList<FieldProblem> problems, Form grid, IFormCollection posted, IServiceProvider services)
    {
        var (words, formats) = (services.GetRequiredService<Words>(), services.GetRequiredService<Formats>());
        var said = new AnswerWords(words, formats, FormChoices.None);
        var conflicts = written?.Conflicts ?? [];
        var open = problems.Select(problem => PostedAnswers.PathOf(grid, problem).Split('.')[0]).Concat(conflicts.Select(each => each.Question)).ToHashSet();
        return new(
            words["section.saved.now", formats.Time(formats.Now)],
            written is null
                ? new Dictionary<string, string>()
                : grid.Questions.Where(question => posted.ContainsKey(FieldValues.Mark(question.Id)) && !open.Contains(question.Id))
                    .ToDictionary(question => question.Id, question => AnswerMark.Of(written.Answers[question.Id])),
            "",
            problems.Count == 0 ? null : words["section.wrong", formats.List([.. problems.Select(each => said.Label(grid, PostedAnswers.PathOf(grid, each))).Distinct()])],
            conflicts.Count == 0 ? null : words["section.conflict", formats.List([.. conflicts.Select(each => said.Label(grid, each.Question))])]);
    }
}
