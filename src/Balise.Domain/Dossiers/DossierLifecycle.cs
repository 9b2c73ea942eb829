using System.Collections.Immutable;
using Balise.Domain.People;
using static Balise.Domain.Dossiers.DossierAction;
using static Balise.Domain.Dossiers.DossierState;

namespace Balise.Domain.Dossiers;

public enum DossierState
{
    Draft,
    Submitted,
    InAnalysis,
    ReadyForCommittee,
    Approved,
    ApprovedWithConditions,
    ChangesRequested,
    Refused,
    InService,
    UnderReview,
    Suspended,
    Decommissioning,
    Closed,
    Withdrawn,
    PausedByInstrument,
}

public enum DossierAction
{
    Submit,
    Withdraw,
    BeginAnalysis,
    MarkReady,
    TakeBack,
    Approve,
    ApproveWithConditions,
    RequestChanges,
    Refuse,
    Reopen,
    PutInService,
    OpenReview,
    ConfirmReview,
    Suspend,
    Resume,
    Decommission,
    Close,
    PauseByInstrument,
    ResumeAnalysis,
    ReviewAfterPause,
}

/// <summary>
/// The whole life of an approval file (Procédure 30-02, 6.3; Guide, 1.2). What is not in this table cannot happen. After a pause
/// everything is looked at again: a file never goes from paused straight back to service.
/// </summary>
public static class DossierLifecycle
{
    private static readonly string[] Askers = [Roles.Requester, Roles.Manager, Roles.Teacher, Roles.User, Roles.ItService];
    private static readonly string[] Analysts = [Roles.ItService, Roles.InformationOfficer];
    private static readonly string[] Stoppers = [.. Roles.Deciders, Roles.SecurityOfficer, Roles.InformationOfficer];
    private static readonly string[] Pausers = [Roles.InformationOfficer, Roles.ItService];

    public static readonly ImmutableArray<Transition<DossierState, DossierAction>> Transitions =
    [
        new(Draft, Submit, Submitted, Askers),
        new(Draft, Withdraw, Withdrawn, Askers),
        new(Submitted, BeginAnalysis, InAnalysis, Analysts),
        new(Submitted, Withdraw, Withdrawn, Askers),
        new(Submitted, RequestChanges, ChangesRequested, Analysts),
        new(Submitted, PauseByInstrument, PausedByInstrument, Pausers),
        new(InAnalysis, MarkReady, ReadyForCommittee, Analysts),
        new(InAnalysis, RequestChanges, ChangesRequested, Analysts),
        new(InAnalysis, Withdraw, Withdrawn, Askers),
        new(InAnalysis, PauseByInstrument, PausedByInstrument, Pausers),
        new(ReadyForCommittee, TakeBack, InAnalysis, Analysts),
        new(ReadyForCommittee, Approve, Approved, Roles.Deciders),
        new(ReadyForCommittee, ApproveWithConditions, ApprovedWithConditions, Roles.Deciders),
        new(ReadyForCommittee, RequestChanges, ChangesRequested, Roles.Deciders),
        new(ReadyForCommittee, Refuse, Refused, Roles.Deciders),
        new(ReadyForCommittee, PauseByInstrument, PausedByInstrument, Pausers),
        new(ChangesRequested, Reopen, Draft, Askers),
        new(ChangesRequested, Withdraw, Withdrawn, Askers),
        new(Approved, PutInService, InService, Roles.Deciders),
        new(ApprovedWithConditions, PutInService, InService, Roles.Deciders),
        new(Approved, OpenReview, UnderReview, [.. Analysts, .. Roles.Deciders]),
        new(ApprovedWithConditions, OpenReview, UnderReview, [.. Analysts, .. Roles.Deciders]),
        new(Approved, Refuse, Refused, [Roles.PrivacyCommittee]),
        new(ApprovedWithConditions, Refuse, Refused, [Roles.PrivacyCommittee]),
        new(Approved, PauseByInstrument, PausedByInstrument, Pausers),
        new(ApprovedWithConditions, PauseByInstrument, PausedByInstrument, Pausers),
        new(InService, OpenReview, UnderReview, [.. Analysts, .. Roles.Deciders]),
        new(InService, Suspend, Suspended, Stoppers),
        new(InService, Decommission, Decommissioning, [.. Analysts, .. Roles.Deciders]),
        new(InService, PauseByInstrument, PausedByInstrument, Pausers),
        new(UnderReview, ConfirmReview, InService, Roles.Deciders),
        new(UnderReview, MarkReady, ReadyForCommittee, Analysts),
        new(UnderReview, Suspend, Suspended, Stoppers),
        new(UnderReview, Decommission, Decommissioning, [.. Analysts, .. Roles.Deciders]),
        new(UnderReview, PauseByInstrument, PausedByInstrument, Pausers),
        new(Suspended, Resume, InService, Roles.Deciders),
        new(Suspended, OpenReview, UnderReview, [.. Analysts, .. Roles.Deciders]),
        new(Suspended, Decommission, Decommissioning, [.. Analysts, .. Roles.Deciders]),
        new(Decommissioning, Close, Closed, Analysts),
        new(PausedByInstrument, ResumeAnalysis, InAnalysis, Analysts),
        new(PausedByInstrument, ReviewAfterPause, UnderReview, Analysts),
        new(PausedByInstrument, Withdraw, Withdrawn, Askers),
        new(PausedByInstrument, Decommission, Decommissioning, [.. Analysts, .. Roles.Deciders]),
    ];

    /// <summary>Acts that only a committee session takes, through <see cref="RecordDecision"/>.</summary>
    public static bool IsDecision(DossierAction action, DossierState from) =>
        action is Approve or ApproveWithConditions or Refuse || (action is RequestChanges && from is ReadyForCommittee);

    public static bool EntersService(DossierAction action) => action is PutInService or ConfirmReview or Resume;

    public static bool IsDecided(this DossierState state) =>
        state is Approved or ApprovedWithConditions or InService or UnderReview or Suspended;

    /// <summary>What is examined does not move while a committee has it, nor once the file is over.</summary>
    public static bool TakesAnswers(this DossierState state) =>
        state is not (ReadyForCommittee or Refused or Closed or Withdrawn or PausedByInstrument);
}
