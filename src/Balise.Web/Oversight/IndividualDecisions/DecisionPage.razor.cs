using System.Globalization;
using Balise.Domain;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Web.Design;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Components;
using Act = Balise.Domain.Oversight.IndividualDecisions.IndividualDecisionAction;

namespace Balise.Web.Oversight.IndividualDecisions;

public sealed partial class DecisionPage
{
    private IndividualDecision? decision;
    private DecisionContent? content;
    private Consent? consent;
    private RetentionEnd end = default!;
    private IReadOnlyList<Person> people = [];
    private IReadOnlyList<Option> reviewers = [];
    private string useCase = "";
    private string posted = "";

    [Parameter]
    public string Number { get; set; } = "";

    [SupplyParameterFromForm(FormName = "notify")]
    private DayForm Notifying { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "ask")]
    private DayForm Asking { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "give")]
    private DayForm Giving { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "contest")]
    private ContestForm Contesting { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "assign")]
    private AssignForm Assigning { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "review")]
    private ReviewForm Reviewing { get; set; } = default!;

    private string Path => $"/passerelle/decisions/{Number}";

    private string Today => F.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private bool Reviewed => decision is { State: IndividualDecisionState.Upheld or IndividualDecisionState.Changed };

    /// <summary>The person knows how the review ended.</summary>
    private bool Told => decision!.Last(Act.Notify) is { } told && told.State == decision.State;

    private bool Mine => decision?.Reviewer == Me.Person;

    /// <summary>An explanation was asked for and not given since.</summary>
    private bool Asked => decision!.Last(Act.AskExplanation) is { } asked && !(decision.Last(Act.GiveExplanation)?.At >= asked.At);

    protected override async Task OnInitializedAsync()
    {
        Notifying ??= new();
        Asking ??= new();
        Giving ??= new();
        Contesting ??= new();
        Assigning ??= new();
        Reviewing ??= new();
        decision = await Decisions.FindAsync(Number, Ct);
        if (decision is null)
        {
            Missing();
            return;
        }

        end = await Retention.OfAsync(decision, Ct);
        people = await People.AllAsync(Ct);
        content = decision.MayRead(Me) ? Contents.Open(decision) : null;
        consent = decision.Consent is { } id ? await Consents.FindAsync(id, Ct) : null;
        useCase = (await UseCases.FindAsync(decision.UseCase, Ct))?.Details.Title ?? decision.UseCase;
        reviewers = [.. people.Where(p => p.Active && p.Id != decision.Agent && p.Id != decision.Requester && p.Roles.Any(Roles.DecisionReviewers.Contains))
            .Select(p => new Option(p.Email, p.FullName, Hint: p.Unit)).OrderBy(o => o.Label, StringComparer.OrdinalIgnoreCase)];
    }

    private bool May(Act action) =>
        IndividualDecisionLifecycle.Transitions.Any(step => step.From == decision!.State && step.Action == action && Me.IsOneOf(step.AllowedTo));

    private FormErrors ErrorsOf(string form) => posted == form ? Errors : FormErrors.None;

    private string Name(PersonId id) => people.FirstOrDefault(p => p.Id == id)?.FullName ?? "—";

    private string Said(DecisionStep step) =>
        W[step.On is null ? "decision_about.step" : "decision_about.step.on", W.Of("decision_about.action", step.Action), Name(step.By), step.On is { } on ? F.Date(on) : ""];

    private Task NotifyAsync() => DateAsync("notify", Notifying, "Notifying", Act.Notify);

    private Task AskAsync() => DateAsync("ask", Asking, "Asking", Act.AskExplanation);

    private Task GiveAsync() => DateAsync("give", Giving, "Giving", Act.GiveExplanation);

    private async Task DateAsync(string form, DayForm typed, string model, Act action)
    {
        posted = form;
        if (Day(typed.On, model) is { } on)
        {
            End(await Handle.ExecuteAsync(Number, action, on, Me, Ct), model, action);
        }
    }

    private async Task ContestAsync()
    {
        posted = "contest";
        if (Day(Contesting.On, "Contesting") is { } on)
        {
            End(await Contest.ExecuteAsync(Number, Clean(Contesting.Observations), on, Me, Ct), "Contesting", Act.Contest);
        }
    }

    private async Task AssignAsync()
    {
        posted = "assign";
        if (string.IsNullOrEmpty(Assigning.Reviewer))
        {
            Errors.Add("Assigning.Reviewer", W["decision_about.Reviewer.needed"]);
            return;
        }

        End(await Assign.ExecuteAsync(Number, Assigning.Reviewer, Me, Ct), "Assigning", Act.AssignReview);
    }

    private async Task ReviewAsync()
    {
        posted = "review";
        var change = Reviewing.Act == nameof(Act.Change);
        if (change || Reviewing.Act == nameof(Act.Uphold))
        {
            End(
                await Review.ExecuteAsync(Number, change, Clean(Reviewing.Reasons), Clean(Reviewing.Outcome), Me, Ct), "Reviewing",
                change ? Act.Change : Act.Uphold);
        }
    }

    private DateOnly? Day(string? typed, string model)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Errors.Add($"{model}.On", W["decision_about.On.needed"]);
        return null;
    }

    private void End(Result<IndividualDecision> done, string model, Act action)
    {
        if (done.Ok)
        {
            Done(Path, $"individual_decision.{action}");
        }
        else
        {
            Refuse(done.Error, model, "decision_about");
        }
    }

    private static string Clean(string? typed) => typed?.ReplaceLineEndings("\n").Trim() ?? "";

    private sealed class DayForm
    {
        public string? On { get; set; }
    }

    private sealed class ContestForm
    {
        public string? Observations { get; set; }

        public string? On { get; set; }
    }

    private sealed class AssignForm
    {
        public string? Reviewer { get; set; }
    }

    private sealed class ReviewForm
    {
        public string? Act { get; set; }

        public string? Reasons { get; set; }

        public string? Outcome { get; set; }
    }
}
