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

/// <summary>
/// What a section sends while it is typed: the same fields as its button, kept by the same code. Answers the new marks, what is wrong and
/// what someone else changed. Without script nobody calls it.
/// </summary>
internal static class SectionAutosave
{
    private const string Path = "/demandes/{number}/formulaire/{form}/{section}/enregistrer";

    public static void MapSectionAutosave(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, SaveAsync).ExcludeFromDescription();

    private static async Task<IResult> SaveAsync(
        string number, string form, string section, HttpContext context, ICurrentActor current, IAntiforgery antiforgery, CancellationToken ct)
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
        if (await services.GetRequiredService<DossierRegisters>().OpenAsync(number, ct) is not { } file || !DossierAccess.MayRead(file, actor)
            || services.GetRequiredService<NormsPack>().Forms.GetValueOrDefault(form) is not { } found)
        {
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        }

        var posted = await context.Request.ReadFormAsync(ct);
        var saved = await services.GetRequiredService<SectionSaver>().SaveAsync(number, found, file.Dossier.AnswersOf(found), posted, null, actor, ct);
        return saved.Refused is { } refused
            ? ErrorHttp.Of(refused, services.GetRequiredService<ErrorWords>())
            : TypedResults.Ok(Answer(saved, found, section, posted, services));
    }

    private static AutosaveAnswer Answer(SavedSection saved, Form form, string section, IFormCollection posted, IServiceProvider services)
    {
        var (words, formats) = (services.GetRequiredService<Words>(), services.GetRequiredService<Formats>());
        var said = new AnswerWords(words, formats, FormChoices.None);
        var reading = FormReading.Of(form, saved.Answers);
        var read = reading.Sections.FirstOrDefault(each => each.Section.Id == section);

        // What was not kept keeps the mark it came with: the page still shows what it differs from.
        var open = saved.Problems.Select(problem => PostedAnswers.PathOf(form, problem).Split('.')[0]).Concat(saved.Conflicts.Select(each => each.Question)).ToHashSet();
        return new(
            words["section.saved.now", formats.Time(formats.Now)],
            form.Questions.Where(question => posted.ContainsKey(FieldValues.Mark(question.Id)) && !open.Contains(question.Id))
                .ToDictionary(question => question.Id, question => AnswerMark.Of(saved.Answers[question.Id])),
            read is null ? "" : SectionShape.Of(reading, read),
            saved.Problems.Count == 0 ? null : words["section.wrong", formats.List([.. saved.Problems.Select(each => said.Label(form, PostedAnswers.PathOf(form, each))).Distinct()])],
            saved.Conflicts.Count == 0 ? null : words["section.conflict", formats.List([.. saved.Conflicts.Select(each => said.Label(form, each.Question))])]);
    }
}

/// <param name="Said">« Enregistré à 14 h 32 ».</param>
/// <param name="Marks">Of each question kept as sent.</param>
/// <param name="Shape">See <see cref="SectionShape"/>.</param>
internal sealed record AutosaveAnswer(string Said, IReadOnlyDictionary<string, string> Marks, string Shape, string? Wrong, string? Conflict);
