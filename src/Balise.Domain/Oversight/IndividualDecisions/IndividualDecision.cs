using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.IndividualDecisions;

public readonly record struct IndividualDecisionId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// A decision about a person that a model proposed and a named agent confirmed: notified, explained, contested and reviewed by someone else
/// (registers, 31; Access act, s. 65.2; Procédure 30-02, 5.1.11). What it says is sealed; the journal has who, when, and fingerprints.
/// </summary>
public sealed class IndividualDecision : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private IndividualDecision() => (Number, UseCase, System, Subject, SubjectKey, Sealed, Steps) = ("", "", "", "", "", [], []);

    public IndividualDecisionId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Shown to people, for example <c>DI-2026-004</c>.</summary>
    public string Number { get; private set; }

    public string UseCase { get; private set; }

    public string System { get; private set; }

    /// <summary>As the body gave it (<see cref="Subjects"/>).</summary>
    public string Subject { get; private set; }

    public string SubjectKey { get; private set; }

    /// <summary>The consent it rests on; <c>null</c> where the body informs instead.</summary>
    public Guid? Consent { get; private set; }

    public bool Automated { get; private set; }

    /// <summary>The held action it comes from.</summary>
    public HeldActionId Held { get; private set; }

    /// <summary>The journal entry of the request.</summary>
    public Guid Request { get; private set; }

    /// <summary>Who asked the model; <c>null</c> for an application.</summary>
    public PersonId? Requester { get; private set; }

    public IndividualDecisionState State { get; private set; }

    /// <summary>The named agent who decided.</summary>
    public PersonId Agent { get; private set; }

    /// <summary>The agent changed what the model proposed.</summary>
    public bool Edited { get; private set; }

    /// <summary>Who reviews it, once it is contested.</summary>
    public PersonId? Reviewer { get; private set; }

    /// <summary>A <see cref="DecisionContent"/>.</summary>
    public byte[] Sealed { get; private set; }

    /// <summary>Everything that happened, oldest first.</summary>
    public List<DecisionStep> Steps { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>What waits in the queue, about a person.</summary>
    public static IndividualDecision Propose(IndividualDecisionId id, string number, HeldAction held, bool automated) => new()
    {
        Id = id, Number = number, Organization = held.Organization, UseCase = held.UseCase, System = held.System, Subject = held.Subject ?? "",
        SubjectKey = held.SubjectKey ?? "", Consent = held.Consent, Automated = automated, Held = held.Id, Request = held.Decision, Requester = held.Requester,
    };

    /// <param name="marks">Names and fingerprints of the texts, for the journal.</param>
    public Result<Done> Confirm(bool edited, byte[] content, Actor by, DateTimeOffset at, params (string, string?)[] marks)
    {
        var moved = Move(IndividualDecisionAction.Confirm, by, at, null, [("useCase", UseCase), ("subject", SubjectKey), ("consent", Consent?.ToString()), ("validation", Held.ToString()), ("decision", Request.ToString()), ("edited", edited ? "true" : "false"), .. marks]);
        if (moved.Ok)
        {
            (Agent, Edited, Sealed, Version) = (by.Person, edited, content, 1);
        }

        return moved;
    }

    /// <summary>The letter left; the person asks for reasons; the reasons left.</summary>
    /// <param name="on">Legal day on which it happened.</param>
    public Result<Done> Handle(IndividualDecisionAction action, DateOnly on, Actor by, DateTimeOffset at) =>
        action is not (IndividualDecisionAction.Notify or IndividualDecisionAction.AskExplanation or IndividualDecisionAction.GiveExplanation)
            ? new Conflict("lifecycle.illegal", ("state", State.ToString()), ("action", action.ToString()))
        : action is IndividualDecisionAction.GiveExplanation && Last(IndividualDecisionAction.AskExplanation) is null ? new Conflict("individual_decision.not_asked")
        : Move(action, by, at, on, [("on", on.ToString("O"))]);

    /// <summary>The person sent observations.</summary>
    public Result<Done> Contest(DateOnly on, byte[] content, string fingerprint, Actor by, DateTimeOffset at)
    {
        var moved = Move(IndividualDecisionAction.Contest, by, at, on, [("on", on.ToString("O")), ("observations", fingerprint)]);
        if (moved.Ok)
        {
            Sealed = content;
        }

        return moved;
    }

    /// <summary>INVARIANT: whoever decided, or asked the model, never reviews.</summary>
    public Result<Done> Assign(Person reviewer, Actor by, DateTimeOffset at)
    {
        if (Apart(reviewer.Id) is { } own)
        {
            return own;
        }

        if (!reviewer.Active || !reviewer.Roles.Any(Roles.DecisionReviewers.Contains))
        {
            return new Invalid([new(nameof(Reviewer), "individual_decision.cannot_review", ("value", reviewer.Email))]);
        }

        var moved = Move(IndividualDecisionAction.AssignReview, by, at, null, [("reviewer", reviewer.Id.ToString())]);
        if (moved.Ok)
        {
            Reviewer = reviewer.Id;
        }

        return moved;
    }

    /// <summary>Another agent upholds or changes it, with reasons.</summary>
    public Result<Done> Review(bool change, byte[] content, Actor by, DateTimeOffset at, params (string, string?)[] marks)
    {
        if (Apart(by.Person) is { } own)
        {
            return own;
        }

        if (State is IndividualDecisionState.Contested && by.Person != Reviewer)
        {
            return new Forbidden("individual_decision.not_yours");
        }

        var moved = Move(change ? IndividualDecisionAction.Change : IndividualDecisionAction.Uphold, by, at, null, [("agent", Agent.ToString()), .. marks]);
        if (moved.Ok)
        {
            Sealed = content;
        }

        return moved;
    }

    /// <summary>Who reads what it says: the agent, the reviewer, and those who may review. Others see that it is there, and where it stands.</summary>
    public bool MayRead(Actor by) => by.Person == Agent || by.Person == Reviewer || by.IsOneOf(Roles.DecisionReviewers);

    /// <summary>The last time something was done; <c>null</c> when it never was.</summary>
    public DecisionStep? Last(IndividualDecisionAction action) => Steps.FindLast(step => step.Action == action);

    /// <summary>Something is still due to the person: the letter, an explanation, a review, its end.</summary>
    public bool IsOpen =>
        State is IndividualDecisionState.Confirmed or IndividualDecisionState.Contested
        || (Last(IndividualDecisionAction.AskExplanation) is { } asked && !(Last(IndividualDecisionAction.GiveExplanation)?.At >= asked.At))
        || (State is IndividualDecisionState.Upheld or IndividualDecisionState.Changed && Last(IndividualDecisionAction.Notify)?.State != State);

    /// <summary>Its number, its steps and their fingerprints stay in the journal; what it says, and the file number of the person, go.</summary>
    public Result<Done> Destroy(RetentionEnd end, string rule, Actor by, DateTimeOffset at)
    {
        if (end.Refuses(by, at) is { } refused)
        {
            return refused;
        }

        if (by.Person == Agent)
        {
            return new Forbidden("segregation.own_decision");
        }

        facts.Add(end.Fact("individual_decision.destroyed", $"individual_decision:{Number}", UseCase, rule));
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();

    private Forbidden? Apart(PersonId person) =>
        person == Agent ? new("segregation.own_decision") : person == Requester ? new("segregation.own_validation") : null;

    private Result<Done> Move(IndividualDecisionAction action, Actor by, DateTimeOffset at, DateOnly? on, (string, string?)[] details)
    {
        var moved = Lifecycle.Move(IndividualDecisionLifecycle.Transitions, State, action, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        State = moved.Value;
        Version++;
        Steps.Add(new(action, State, by.Person, at, on));
        facts.Add(new Fact($"individual_decision.{Event(action)}", $"individual_decision:{Number}", [("state", State.ToString()), .. details]) { Source = "loi-acces art. 65.2" });
        return Done.It;
    }

    private static string Event(IndividualDecisionAction action) => action switch
    {
        IndividualDecisionAction.Confirm => "confirmed",
        IndividualDecisionAction.Notify => "notified",
        IndividualDecisionAction.AskExplanation => "explanation_asked",
        IndividualDecisionAction.GiveExplanation => "explained",
        IndividualDecisionAction.Contest => "contested",
        IndividualDecisionAction.AssignReview => "review_assigned",
        IndividualDecisionAction.Uphold => "upheld",
        _ => "changed",
    };
}

/// <param name="On">Legal day on which it happened, where that differs from when it was written.</param>
public sealed record DecisionStep(IndividualDecisionAction Action, IndividualDecisionState State, PersonId By, DateTimeOffset At, DateOnly? On);
