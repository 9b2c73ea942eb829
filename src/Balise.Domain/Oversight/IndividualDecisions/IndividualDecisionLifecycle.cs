using System.Collections.Immutable;
using Balise.Domain.People;
using static Balise.Domain.Oversight.IndividualDecisions.IndividualDecisionAction;
using static Balise.Domain.Oversight.IndividualDecisions.IndividualDecisionState;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>Where a decision about a person stands (registers, 31).</summary>
public enum IndividualDecisionState : byte
{
    Proposed,
    Confirmed,
    Notified,
    Contested,
    Upheld,
    Changed,
}

public enum IndividualDecisionAction : byte
{
    Confirm,
    Notify,
    AskExplanation,
    GiveExplanation,
    Contest,
    AssignReview,
    Uphold,
    Change,
}

/// <summary>
/// The whole life of a decision about a person. Who confirms is said by the validation rule of the use case; who reviews, by the assignment, and
/// it is never who decided (Access act, s. 65.2: a member of the personnel in a position to review the decision).
/// </summary>
public static class IndividualDecisionLifecycle
{
    public static readonly ImmutableArray<Transition<IndividualDecisionState, IndividualDecisionAction>> Transitions =
    [
        new(Proposed, Confirm, Confirmed, Roles.All),
        new(Confirmed, Notify, Notified, Roles.Validators),
        new(Notified, AskExplanation, Notified, Roles.Validators),
        new(Notified, GiveExplanation, Notified, Roles.Validators),
        new(Notified, Contest, Contested, Roles.Validators),
        new(Contested, AskExplanation, Contested, Roles.Validators),
        new(Contested, GiveExplanation, Contested, Roles.Validators),
        new(Contested, AssignReview, Contested, Roles.Validators),
        new(Contested, Uphold, Upheld, Roles.DecisionReviewers),
        new(Contested, Change, Changed, Roles.DecisionReviewers),
        new(Upheld, Notify, Upheld, Roles.Validators),
        new(Upheld, AskExplanation, Upheld, Roles.Validators),
        new(Upheld, GiveExplanation, Upheld, Roles.Validators),
        new(Changed, Notify, Changed, Roles.Validators),
        new(Changed, AskExplanation, Changed, Roles.Validators),
        new(Changed, GiveExplanation, Changed, Roles.Validators),
    ];
}
