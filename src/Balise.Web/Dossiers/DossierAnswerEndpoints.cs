using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Dossiers;

/// <summary>What is typed in a file: answers merged field by field, sections given to colleagues, comments, the signature of the PIA.</summary>
internal static class DossierAnswerEndpoints
{
    public static void MapDossierAnswers(this IEndpointRouteBuilder api)
    {
        var dossiers = api.MapGroup("/dossiers/{number}").WithTags("Approval files");
        dossiers.MapGet("/forms/{form}", ReadAsync).WithSummary("The answers of one form").Finds();
        dossiers.MapPut("/forms/{form}", SaveAsync).WithSummary("Save answers, field by field: what someone else wrote since you read it comes back as a conflict").Acts();
        dossiers.MapPost("/forms/{form}/sign", SignAsync).WithSummary("Sign the privacy impact assessment").Acts();
        dossiers.MapPost("/assignments", AssignAsync).WithSummary("Give a section to a colleague, with a due date").Acts();
        dossiers.MapPost("/assignments/finish", FinishAsync).WithSummary("Say that the section given to you is done").Acts();
        dossiers.MapPost("/comments", CommentAsync).WithSummary("Leave a comment on a form or one of its questions").Acts();
    }

    private static async Task<Results<Ok<AnswersView>, ProblemHttpResult>> ReadAsync(
        string number, string form, IStore<Dossier> dossiers, DossierOffice office, ApiCaller caller, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier || !dossier.MayRead(caller.Actor))
        {
            return caller.Problem(new Domain.NotFound("dossier.not_found"));
        }

        return caller.Found(office.Norms.Forms.GetValueOrDefault(form), "dossier.form_not_found", found =>
        {
            var answers = dossier.AnswersOf(found);
            return new AnswersView(answers.Form, answers.Version, dossier.Version, answers.Hash, WireAnswers.Write(answers));
        });
    }

    private static async Task<Results<Ok<SavedView>, ProblemHttpResult>> SaveAsync(
        string number, string form, SaveRequest body, SaveAnswers save, ApiCaller caller, CancellationToken ct)
    {
        var edits = WireAnswers.Read(body.Edits);
        return edits.Ok
            ? caller.Ok(await save.ExecuteAsync(number, form, edits.Value, caller.Actor, ct), View)
            : caller.Problem(edits.Error);
    }

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> SignAsync(
        string number, string form, SignPia sign, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        await DossierEndpoints.ShowAsync(await sign.ExecuteAsync(number, form, caller.Actor, ct), registers, office, caller, ct);

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> AssignAsync(
        string number, AssignRequest body, AssignSection assign, IStore<Person> people, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        await people.FindAsync(body.Person.Trim(), ct) is { } person
            ? await DossierEndpoints.ShowAsync(
                await assign.ExecuteAsync(number, body.Form, body.Section, person.Id, body.DueOn, caller.Actor, ct), registers, office, caller, ct)
            : caller.Problem(new Invalid([new("person", "field.unknown", ("value", body.Person))]));

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> FinishAsync(
        string number, FormRequest body, CommentDossier finish, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        await DossierEndpoints.ShowAsync(await finish.FinishSectionAsync(number, body.Form, body.Section, caller.Actor, ct), registers, office, caller, ct);

    private static async Task<Results<Ok<DossierView>, ProblemHttpResult>> CommentAsync(
        string number, CommentRequest body, CommentDossier comment, DossierRegisters registers, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        await registers.Dossiers.FindAsync(number, ct) is { } dossier && dossier.MayRead(caller.Actor)
            ? await DossierEndpoints.ShowAsync(await comment.ExecuteAsync(number, body.Form, body.Question, body.Text, caller.Actor, ct), registers, office, caller, ct)
            : caller.Problem(new Domain.NotFound("dossier.not_found"));

    private static SavedView View(SavedAnswers saved) => new(
        saved.Answers.Form, saved.Answers.Version, saved.Answers.Hash, WireAnswers.Write(saved.Answers), WireAnswers.Write(saved.Conflicts),
        [.. saved.Migration.Select(note => new MigrationView(note.Kind, note.Question, note.Label))]);
}
