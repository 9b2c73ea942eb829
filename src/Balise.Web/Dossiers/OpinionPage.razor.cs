using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Web.Design;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Dossiers;

/// <summary>One opinion: written with the form of its kind, then signed.</summary>
public sealed partial class OpinionPage
{
    private Opinion? opinion;
    private OpinionKind? kind;
    private Form? form;
    private FormReading reading = default!;
    private FieldValues values = default!;
    private string title = "";
    private bool may;
    private bool mayWithdraw;
    private string reason = "";
    private (BadgeKind Kind, Glyph Icon, string Key) look;
    private IReadOnlyList<FieldDifference> conflicts = [];

    [Parameter]
    public Guid Id { get; set; }

    private string Here => $"{Path}/avis/{Id}";

    protected override async Task OnInitializedAsync()
    {
        if (!await LoadAsync())
        {
            return;
        }

        opinion = File!.Opinions.FirstOrDefault(each => each.Id.Value == Id);
        kind = opinion is null ? null : Pack.Proportionality.Opinion(opinion.Kind);
        if (opinion is null || kind is null)
        {
            Missing();
            return;
        }

        (form, title, look) = (Pack.Forms[kind.Form], W.In(kind.Title), DossierWords.Look(opinion, F.Today));
        may = Me.May(opinion.MayBeWrittenBy);
        mayWithdraw = opinion.State is OpinionState.Requested or OpinionState.Drafted && Me.May(hat => hat.IsOneOf(Domain.People.Roles.RegisterKeepers));
        reading = FormReading.Of(form, FormMigration.Migrate(opinion.Answers, form).Answers);
        values = FieldValues.Of(opinion.Answers, W.Language == Shell.Language.French);
    }

    private string WhyNot() => Me.Person == opinion!.Requester ? W["problem.segregation.own_request"]
        : opinion.Author is not null && !Me.May(hat => hat.ActsAs(opinion.Author.Value)) ? W["problem.opinion.other_author"]
        : W["actions.needs", RoleNames.Label(W, opinion.Role)];

    private async Task WriteAsync()
    {
        if (!may)
        {
            Refuse(new Forbidden("role.needed", ("roles", opinion!.Role)), "Input", "opinion");
            return;
        }

        var posted = Context!.Request.Form;
        values = FieldValues.Typed(posted);
        var received = await Received.ReceiveAsync(Number, form!, posted.Files, Me, Ct);
        var read = PostedAnswers.Read(form!, posted, opinion!.Answers, received.Attached);
        Show([.. received.Problems, .. read.Problems]);
        var written = await Act.WriteAsync(opinion.Id, read.Edits, Me, Ct);
        if (!written.Ok)
        {
            Show(written.Error);
            return;
        }

        reading = FormReading.Of(form!, written.Value.Answers);
        conflicts = [.. written.Value.Conflicts.Select(each => new FieldDifference(Said.Label(form!, each.Question), Said.Of(form!.Find(each.Question)!.Rule, each.Theirs), Said.Of(form!.Find(each.Question)!.Rule, each.Yours)))];
        if (Errors.Any || conflicts.Count > 0)
        {
            return;
        }

        var act = posted["Act"].ToString();
        if (act == "sign")
        {
            var signed = await Act.ExecuteAsync(opinion.Id, Me, Ct);
            if (!signed.Ok)
            {
                Show(signed.Error);
                return;
            }
        }

        Done(act == "sign" ? Path : Here, act == "sign" ? "opinion.signed" : "opinion.saved");
    }

    private async Task WithdrawAsync()
    {
        reason = AnswerMark.Clean(Context!.Request.Form["Withdraw.Reason"].ToString());
        var withdrawn = await Taking.ExecuteAsync(opinion!.Id, reason, Me, Ct);
        if (withdrawn.Ok)
        {
            Done(Path, "opinion.withdrawn");
        }
        else
        {
            Refuse(withdrawn.Error, "Withdraw", "opinion.withdraw");
        }
    }

    private AnswerWords Said => new(W, F, Choices);

    private void Show(Error error)
    {
        if (error is Invalid invalid)
        {
            Show(invalid.Problems);
        }
        else
        {
            Refuse(error, "Input", "opinion");
        }
    }

    private void Show(IReadOnlyList<FieldProblem> problems)
    {
        foreach (var problem in problems)
        {
            var path = PostedAnswers.PathOf(form!, problem);
            var said = Problems.Of(problem);
            Errors.Add(FieldValues.Name(path), F.Labelled(Said.Label(form!, path), char.ToLowerInvariant(said[0]) + said[1..]));
        }

        if (problems.Count > 0 && Context is { Response.HasStarted: false } context)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
