using System.Globalization;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Design;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Balise.Web.Dossiers;

/// <summary>One file before a committee: its grid, the votes, the ruling, and what the gateway would enforce.</summary>
public sealed partial class SessionFilePage
{
    private SessionSheet? sheet;
    private SessionFile? item;
    private Proportionality needs = new(RiskTier.Light, [], []);
    private IReadOnlyList<Form> grids = [];
    private FormChoices choices = FormChoices.None;
    private string hash = "";
    private bool maySit;
    private AuthorizationTerms? terms;
    private PolicyPreview? preview;
    private IReadOnlyList<ConditionForm> conditions = [];
    private bool added;
    private IReadOnlyList<(bool Met, string Text)> before = [];

    [Inject]
    public SessionFiles Files { get; set; } = default!;

    [Inject]
    public FormRegisters Lists { get; set; } = default!;

    [Inject]
    public SitInSession Sitting { get; set; } = default!;

    [Inject]
    public RecordDecision Record { get; set; } = default!;

    [Inject]
    public AuthorizationPreview Preview { get; set; } = default!;

    [Inject]
    public IStore<Person> People { get; set; } = default!;

    [Inject]
    public NormsPack Pack { get; set; } = default!;

    [Inject]
    public DossierRules Rules { get; set; } = default!;

    [Parameter]
    public string Number { get; set; } = "";

    [Parameter]
    public string File { get; set; } = "";

    [SupplyParameterFromForm(FormName = "rule", Name = "Input")]
    private RulingForm? Typed { get; set; }

    private RulingForm Input { get; set; } = new();

    private FormErrors gridErrors = FormErrors.None;

    private FormErrors voteErrors = FormErrors.None;

    private TypedGrid? typedGrid;

    private string Here => $"/seances/{Number}/{File}";

    protected override async Task OnInitializedAsync()
    {
        sheet = await Files.OpenAsync(Number, Ct);
        item = sheet?.Files.FirstOrDefault(each => each.File.Dossier.Number == File);
        if (item is null)
        {
            Missing();
            return;
        }

        choices = await Lists.ReadAsync(Ct);
        var (file, session) = (item.File, sheet!.Session);
        needs = file.Dossier.Needs(Pack);
        grids = [.. CommitteeRuling.Grids(session.Gate, file.Dossier, Pack)];
        hash = file.Examine(Pack).Hash;
        maySit = session.State == SessionState.Open && item.Decision is null && (session.Present.Contains(Me.Person) || SessionFiles.Keeps(session.Gate, Me));
        Input = Typed ?? RulingForm.Of(file, Pack, F.Today);
        conditions = Typed is null ? ConditionForm.From(file) : ConditionForm.Read(Context!.Request.Form);
        before = Before(file, session);
        if (session.Gate == CommitteeGate.Steering && Typed is null)
        {
            await ShowPreviewAsync(report: false);
        }
    }

    private IReadOnlyList<(bool, string)> Before(WholeFile file, CommitteeSession session)
    {
        var residual = file.Dossier.ResidualRisk(Pack);
        return
        [
            (session.HasQuorum(file.Dossier.Id), W["ruling.before.quorum"]),
            (grids.All(grid => FormValidator.Validate(grid, session.GridOf(file.Dossier.Id, grid), ValidationMode.Submit).Count == 0), W["ruling.before.grid"]),
            (session.Carries(file.Dossier.Id), W["ruling.before.votes"]),
            (residual is null || residual <= Rules.RiskAppetite || file.Dossier.Acceptances.Any(each => each.Covers(residual.Value, F.Today)), W["ruling.before.risk"]),
        ];
    }

    private async Task FillAsync(Form grid)
    {
        var posted = Context!.Request.Form;
        var held = sheet!.Session.GridOf(item!.File.Dossier.Id, grid);
        var read = PostedAnswers.Read(grid, posted, held);
        typedGrid = new(grid.Id, FieldValues.Typed(posted));
        Show(grid, read.Problems);
        if (gridErrors.Any)
        {
            return;
        }

        var filled = await Sitting.FillGridAsync(Number, item.File.Dossier.Id, held.Merge(read.Edits).Answers with { Version = grid.Version }, Me, Ct);
        if (filled.Ok)
        {
            Done(Here, "session.grid");
        }
        else if (filled.Error is Invalid invalid)
        {
            Show(grid, invalid.Problems);
        }
        else
        {
            Refuse(filled.Error, "Input", "sessions");
        }
    }

    private void Show(Form grid, IReadOnlyList<FieldProblem> problems)
    {
        var said = new AnswerWords(W, F, choices);
        foreach (var problem in problems)
        {
            var (path, text) = (PostedAnswers.PathOf(grid, problem), Problems.Of(problem));
            gridErrors.Add(FieldValues.Name(path), F.Labelled(said.Label(grid, path), char.ToLowerInvariant(text[0]) + text[1..]));
        }
    }

    private async Task VoteAsync()
    {
        var posted = Context!.Request.Form;
        if (!Enum.TryParse<VoteKind>(posted["Vote.Kind"], out var kind) || !Enum.IsDefined(kind))
        {
            voteErrors.Add("Vote.Kind", W["vote.needed"]);
            return;
        }

        var cast = await Sitting.VoteAsync(Number, item!.File.Dossier.Id, kind, AnswerMark.Clean(posted["Vote.Dissent"].ToString()), Me, Ct);
        if (cast.Ok)
        {
            Done(Here, "session.voted");
        }
        else if (cast.Error is Invalid)
        {
            voteErrors.Add("Vote.Dissent", W["vote.dissent.needed"]);
        }
        else
        {
            Refuse(cast.Error, "Vote", "vote");
        }
    }

    private async Task RecuseAsync()
    {
        var recused = await Sitting.RecuseAsync(Number, item!.File.Dossier.Id, AnswerMark.Clean(Context!.Request.Form["Recuse.Reason"].ToString()), Me, Ct);
        if (recused.Ok)
        {
            Done(Here, "session.recused");
        }
        else if (recused.Error is Invalid)
        {
            voteErrors.Add("Recuse.Reason", W["recuse.needed"]);
        }
        else
        {
            Refuse(recused.Error, "Recuse", "recuse");
        }
    }

    private async Task RuleAsync()
    {
        var posted = Context!.Request.Form;
        if (posted["Act"] == RulingFields.AddCondition)
        {
            added = true;
            conditions = conditions.Count < ConditionForm.Most ? [.. conditions, ConditionForm.Blank] : conditions;
            if (sheet!.Session.Gate == CommitteeGate.Steering)
            {
                await ShowPreviewAsync(report: false);
            }

            return;
        }

        // What must be corrected is found again by its row: those left blank are none.
        conditions = [.. conditions.Where(each => !each.IsBlank)];
        if (!Enum.TryParse<DossierAction>(Input.Outcome, out var outcome) || !Enum.IsDefined(outcome))
        {
            Errors.Add("Input.Outcome", W["ruling.outcome.needed"]);
        }

        var steering = sheet!.Session.Gate == CommitteeGate.Steering;
        var approves = outcome is DossierAction.Approve or DossierAction.ApproveWithConditions;
        if (steering && (approves || posted["Act"] == "preview"))
        {
            await ShowPreviewAsync(report: true);
        }

        if (Errors.Any || posted["Act"] == "preview")
        {
            return;
        }

        var ruling = new Ruling(outcome, AnswerMark.Clean(Input.Reasons ?? ""), [.. conditions.Select(each => each.ToCondition())]);
        var ruled = await Record.ExecuteAsync(Number, File, ruling, steering && approves ? terms : null, posted["Seen"].ToString(), Me, Ct);
        if (ruled.Ok)
        {
            Done(Here, $"ruling.{outcome}");
        }
        else
        {
            Explain(ruled.Error);
        }
    }

    // A criterion left open is a line of the decision, with the place where it is filled.
    private void Explain(Error error)
    {
        if (error is not Invalid invalid)
        {
            Refuse(error, "Input", "ruling");
            return;
        }

        var ofGrids = invalid.Problems.ToLookup(problem => grids.Any(grid => problem.Field.StartsWith(grid.Id + ".", StringComparison.Ordinal)));
        foreach (var grid in grids)
        {
            Show(grid, [.. ofGrids[true].Where(problem => problem.Field.StartsWith(grid.Id + ".", StringComparison.Ordinal))]);
        }

        if (gridErrors.Any)
        {
            Errors.Add("grille", W.Count("ruling.grid.open", gridErrors.All.Count));
        }

        Refuse(new Invalid([.. ofGrids[false]]), "Input", "ruling");
    }

    private async Task ShowPreviewAsync(bool report)
    {
        var read = await Input.ToRequest().ReadAsync(People, Ct);
        if (read.Ok)
        {
            terms = read.Value;
            preview = Preview.Of(item!.File.UseCase.Slug, item.File.System.Slug, terms!, Me);
        }
        else if (report)
        {
            Refuse(read.Error, "Input", "authorizations");
        }
    }

    private string Name(PersonId person) => choices.Person(person.ToString()) ?? "—";

    private sealed record TypedGrid(string Form, FieldValues Values);
}
