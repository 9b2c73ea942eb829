using System.Globalization;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Dossiers;

/// <summary>One section of a form of the file: typed, saved as it is typed, given to a colleague, commented.</summary>
public sealed partial class SectionPage
{
    private Form? form;
    private FormReading reading = default!;
    private SectionReading? section;
    private FieldValues values = default!;
    private FormChoices choices = FormChoices.None;
    private bool may;
    private IReadOnlyList<MigrationNote> notes = [];
    private IReadOnlyList<FieldDifference> conflicts = [];
    private (string? Person, string? DueOn) assignment;
    private (string? Question, string? Text) comment;

    [Parameter]
    public string FormId { get; set; } = "";

    [Parameter]
    public string SectionId { get; set; } = "";

    /// <summary>Says what is missing too, not only what is wrong.</summary>
    [SupplyParameterFromQuery(Name = "verifier")]
    private string? Check { get; set; }

    private string Here => SectionHref(FormId, SectionId);

    private AnswerWords Said => new(W, F, choices);

    private Contribution? Given => File!.Dossier.Contributions.FirstOrDefault(each => each.Form == FormId && each.Section == SectionId);

    private Contribution? Mine => Given is { } given && Me.May(hat => hat.ActsAs(given.Person)) ? given : null;

    private SectionReading? Next => reading.Sections.SkipWhile(each => each.Section.Id != SectionId).Skip(1).FirstOrDefault();

    protected override async Task OnInitializedAsync()
    {
        if (!await LoadAsync())
        {
            return;
        }

        form = Forms().FirstOrDefault(each => each.Id == FormId || each.Carries.Contains(FormId));
        if (form is null)
        {
            Missing();
            return;
        }

        FormId = form.Id;
        var migrated = FormMigration.Migrate(File!.Dossier.AnswersOf(form), form);
        notes = migrated.Notes;
        Read(migrated.Answers);
        if (section is null)
        {
            Missing();
            return;
        }

        values = FieldValues.Of(migrated.Answers, W.Language == Shell.Language.French);
        may = DossierAccess.MayAnswer(File.Dossier, form, section.Section, Me);
        choices = Choices with { Datasets = DatasetNames.In(File.Dossier, Forms()) };
        if (Check is not null && HttpMethods.IsGet(Context?.Request.Method ?? ""))
        {
            foreach (var problem in FormValidator.Validate(form, migrated.Answers, ValidationMode.Submit).Where(each => each.Section == SectionId))
            {
                Errors.Add(FieldValues.Name(problem.Path), F.Labelled(W.In(problem.Label), Lower(W.In(problem.Remedy))));
            }
        }
    }

    private void Read(AnswerSet answers)
    {
        reading = FormReading.Of(form!, answers);
        section = reading.Sections.FirstOrDefault(each => each.Section.Id == SectionId);
    }

    private async Task SaveAsync()
    {
        var posted = Context!.Request.Form;
        var act = posted["Act"].ToString();
        assignment = (posted["Assign.Person"], posted["Assign.DueOn"]);
        comment = (posted["Comment.Question"], posted["Comment.Text"]);
        values = FieldValues.Typed(posted);
        var received = await Received.ReceiveAsync(Number, form!, posted.Files, Me, Ct);
        var saved = await Saver.SaveAsync(Number, form!, File!.Dossier.AnswersOf(form!), posted, received.Attached, Me, Ct);
        saved = saved with { Problems = [.. received.Problems, .. saved.Problems] };
        Show(saved);
        if (!saved.Whole || section is null || !await AlsoAsync(act))
        {
            return;
        }

        Go(act);
    }

    /// <summary>What the button asked besides saving; false when it could not be done.</summary>
    private async Task<bool> AlsoAsync(string act) => act switch
    {
        "assign" => await DoneAsync(Assign.ExecuteAsync(Number, FormId, SectionId, Colleague(), Day(assignment.DueOn), Me, Ct), "Assign", "assign"),
        "comment" => await CommentedAsync(),
        "done" => await DoneAsync(CommentOn.FinishSectionAsync(Number, FormId, SectionId, Me, Ct), "Input", "section"),
        _ => true,
    };

    private void Go(string act)
    {
        if (act.StartsWith("row:", StringComparison.Ordinal) && act[4..] is var table && form!.Find(table) is { Columns: [var first, ..] })
        {
            var row = (section!.Questions.FirstOrDefault(each => each.Question.Id == table)?.Answer as RowsAnswer)?.Rows.Count(each => !each.IsEmpty) ?? 0;
            Address.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"{Here}?{DoneName}=section.saved#a-{table}-{row}-{first.Id}"));
            return;
        }

        var (path, done) = act switch
        {
            "quit" => (Path, "section.saved"),
            "assign" => (Here, "section.assigned"),
            "comment" => (Here, "section.commented"),
            "done" => (Path, "section.finished"),
            _ => (Next is { } next ? SectionHref(FormId, next.Section.Id) : $"{Path}/formulaire", "section.saved"),
        };
        Done(path, done);
    }

    private async Task CommentAsync()
    {
        var posted = Context!.Request.Form;
        comment = (posted["Comment.Question"], posted["Comment.Text"]);
        if (await CommentedAsync())
        {
            Done(Here, "section.commented");
        }
    }

    private Task<bool> CommentedAsync() =>
        DoneAsync(CommentOn.ExecuteAsync(Number, FormId, comment.Question ?? "", AnswerMark.Clean(comment.Text ?? ""), Me, Ct), "Comment", "comment");

    private async Task<bool> DoneAsync(Task<Result<Dossier>> act, string name, string labels)
    {
        var done = await act;
        if (!done.Ok)
        {
            Refuse(done.Error, name, labels);
        }

        return done.Ok;
    }

    private void Show(SavedSection saved)
    {
        Read(saved.Answers);
        foreach (var problem in saved.Problems)
        {
            var path = PostedAnswers.PathOf(form!, problem);
            Errors.Add(FieldValues.Name(path), F.Labelled(Said.Label(form!, path), Lower(Problems.Of(problem))));
        }

        conflicts =
        [
            .. saved.Conflicts.Select(each => form!.Find(each.Question) is { } question
                ? new FieldDifference(W.In(question.Label), Said.Of(question.Rule, each.Theirs), Said.Of(question.Rule, each.Yours))
                : new FieldDifference(each.Question, "", "")),
        ];
        if (saved.Refused is { } refused)
        {
            Refuse(refused, "Input", "section");
        }
        else if (!saved.Whole && Context is { Response.HasStarted: false } context)
        {
            context.Response.StatusCode = saved.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        }
    }

    private RenderFragment Comments(string question) => builder =>
    {
        builder.OpenComponent<CommentList>(0);
        builder.AddComponentParameter(1, nameof(CommentList.Items), File!.Dossier.Comments.Where(each => each.Form == FormId && each.Question == question).ToList());
        builder.AddComponentParameter(2, nameof(CommentList.NameOf), (Func<PersonId, string>)Name);
        builder.CloseComponent();
    };

    private string SectionHref(string of, string id) => $"{Path}/formulaire/{of}/{id}";

    private PersonId Colleague() => new(Guid.TryParse(assignment.Person, out var id) ? id : Guid.Empty);

    private static DateOnly Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
