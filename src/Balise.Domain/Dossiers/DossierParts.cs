using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

public readonly record struct DossierId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>What the body decides about its files. Defaults are the product's own: no text gives them.</summary>
public sealed record DossierRules
{
    /// <summary>Highest residual rating (likelihood × impact, 1 to 25) the authority takes without a written acceptance.</summary>
    public int RiskAppetite { get; init; } = 9;

    /// <summary>A material change suspends the authorisation until the file is looked at again.</summary>
    public bool SuspendOnMaterialChange { get; init; } = true;

    public WorkingDays Calendar { get; init; } = WorkingDays.OfQuebec;
}

/// <summary>A section given to a colleague.</summary>
/// <param name="AnsweredOn">Day it was said to be done; <c>null</c> while it is awaited.</param>
public sealed record Contribution(string Form, string Section, PersonId Person, PersonId AskedBy, DateOnly DueOn, DateOnly? AnsweredOn);

/// <param name="Question">Empty for the whole form.</param>
public sealed record DossierComment(string Form, string Question, PersonId By, DateTimeOffset At, string Text);

/// <summary>A form signed by the person in charge (the PIA). It holds while the answers keep this hash.</summary>
/// <param name="InPlaceOf">Who was replaced by <paramref name="By"/>.</param>
public sealed record FormSignature(string Form, string AnswersHash, PersonId By, DateTimeOffset At, PersonId? InPlaceOf = null);

/// <summary>Residual risk above the appetite, taken by someone, for a reason, until a day.</summary>
/// <param name="Rating">Highest residual rating it covers.</param>
/// <param name="InPlaceOf">Who was replaced by <paramref name="By"/>.</param>
public sealed record RiskAcceptance(int Rating, PersonId By, string Reason, DateOnly From, DateOnly Until, PersonId? InPlaceOf = null)
{
    public bool Covers(int rating, DateOnly day) => rating <= Rating && From <= day && day <= Until;
}

/// <param name="MetOn">Day it was met; <c>null</c> while open.</param>
/// <param name="Proof">Where the proof is; empty while open.</param>
/// <param name="InService">
/// To be met by its date while in service: past it the authorisation stops by itself. Otherwise it is a gate before service.
/// </param>
public sealed record DecisionCondition(string Text, PersonId Owner, DateOnly DueOn, DateOnly? MetOn, string Proof, bool InService = false);

public enum CommitteeGate : byte
{
    Steering,

    /// <summary>Second gate: decision support and automated decision (Procédure 30-02, 5.1.11; Access act, s. 8.1).</summary>
    Privacy,
}

/// <summary>What a committee decided, bound to exactly what it examined.</summary>
/// <param name="FileHash">See <see cref="ExaminedState"/>.</param>
/// <param name="Material">What, if it changes, marks the decision « à revoir ».</param>
/// <param name="InPlaceOf">Who was replaced by <paramref name="By"/>.</param>
public sealed record RecordedDecision(
    CommitteeGate Gate, DossierAction Outcome, string Reasons, string Session, PersonId By, DateTimeOffset At, string FileHash,
    IReadOnlyList<MaterialItem> Material, IReadOnlyList<DecisionCondition> Conditions, string? Authorization, PersonId? InPlaceOf = null)
{
    public bool Approves => Outcome is DossierAction.Approve or DossierAction.ApproveWithConditions;
}

/// <param name="Name"><c>form.question</c>, <c>system.field</c> or <c>useCase.field</c>.</param>
public sealed record MaterialItem(string Name, string Value);

/// <summary>« À revoir » : what changed since the decision, and since when.</summary>
public sealed record ReviewMark(IReadOnlyList<string> Changed, DateTimeOffset At);
