using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.Validations;

public readonly record struct HeldActionId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// Where a held action stands. Only <see cref="Held"/> has a future: frozen by a stop, left by its client, interrupted by a restart or
/// too late, it is refused for good.
/// </summary>
public enum HeldState : byte
{
    Held,
    Accepted,
    Edited,
    Refused,
    Expired,
    Frozen,
    Abandoned,
    Interrupted,
}

/// <summary>What a model proposed and a person must agree to before anyone gets it. Its content is sealed, and erased once it is over.</summary>
public sealed class HeldAction : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private HeldAction() => (UseCase, System, Key, Holder, Tools) = ("", "", "", "", "");

    public HeldActionId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>The journal entry of the request.</summary>
    public Guid Decision { get; private set; }

    public string UseCase { get; private set; }

    public string System { get; private set; }

    public string Key { get; private set; }

    /// <summary>Who asked; <c>null</c> for an application.</summary>
    public PersonId? Requester { get; private set; }

    /// <summary>The person a proposed decision is about, as the body names them; <c>null</c> when it is about nobody.</summary>
    public string? Subject { get; private set; }

    public string? SubjectKey { get; private set; }

    /// <summary>The consent that let the request leave; <c>null</c> where the body informs instead.</summary>
    public Guid? Consent { get; private set; }

    /// <summary>Name of the process's log: where the call waits.</summary>
    public string Holder { get; private set; }

    /// <summary>Names of the tools, for lists; empty for an answer.</summary>
    public string Tools { get; private set; }

    /// <summary>Sealed JSON of what is proposed, then of what was edited; <c>null</c> once it is over.</summary>
    public byte[]? Sealed { get; private set; }

    public HeldState State { get; private set; }

    public DateTimeOffset HeldAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static HeldAction Hold(HeldCall call, DateTimeOffset at) => new()
    {
        Id = call.Id, Organization = call.Organization, Decision = call.Decision, UseCase = call.UseCase, System = call.System, Key = call.Key,
        Requester = call.Requester, Holder = call.Holder, Tools = call.Tools, Sealed = call.Sealed, HeldAt = at, ExpiresAt = call.ExpiresAt,
        Subject = call.About?.Subject, SubjectKey = call.About?.Key, Consent = call.About?.Consent,
    };

    /// <summary>Whether this person may answer: never whoever asked.</summary>
    public Error? MayDecide(Actor by, ValidationTerms terms, string email) =>
        by.Person == Requester ? new Forbidden("segregation.own_validation")
        : terms.Validators.Count > 0 && !terms.Validators.Contains(email, StringComparer.OrdinalIgnoreCase) ? new Forbidden("validation.not_yours")
        : terms.Validators.Count == 0 && !by.IsOneOf(Roles.Validators)
            ? new Forbidden("role.needed", ("roles", string.Join(", ", Roles.Validators)))
        : null;

    /// <param name="edited">What takes the place of the proposal, sealed; <c>null</c> unless it was edited.</param>
    public Result<Done> Decide(HeldVerdict verdict, string reason, byte[]? edited, Actor by, DateTimeOffset at)
    {
        if (State is not HeldState.Held || at > ExpiresAt)
        {
            return new Conflict("validation.over");
        }

        if (verdict is not HeldVerdict.Accept && string.IsNullOrWhiteSpace(reason))
        {
            return new Invalid([new(nameof(Reason), "field.required")]);
        }

        State = verdict switch { HeldVerdict.Accept => HeldState.Accepted, HeldVerdict.Edit => HeldState.Edited, _ => HeldState.Refused };
        (DecidedBy, DecidedAt, Reason, Sealed) = (by.Person, at, reason, verdict is HeldVerdict.Edit ? edited : null);
        Version++;
        facts.Add(new Fact(
            $"validation.{State.ToString().ToLowerInvariant()}", $"validation:{Id}", ("decision", Decision.ToString()), ("useCase", UseCase),
            ("tools", Tools), ("subject", SubjectKey),

            // Reasons about a person are with the decision, sealed: nobody could erase them here.
            ("reason", Subject is null ? reason : null))
        {
            Source = "guide 2.3",
        });
        return Done.It;
    }

    /// <summary>A proposal about a person that became no decision: who it was about, and the reasons, go.</summary>
    public Result<Done> Destroy(RetentionEnd end, string rule, Actor by, DateTimeOffset at)
    {
        if (end.Refuses(by, at) is { } refused)
        {
            return refused;
        }

        ForgetPerson();
        facts.Add(end.Fact("validation.destroyed", $"validation:{Id}", UseCase, rule));
        return Done.It;
    }

    /// <summary>The decision it became is destroyed: it says no more whom it was about.</summary>
    public void ForgetPerson()
    {
        (Subject, SubjectKey, Consent, Reason) = (null, null, null, null);
        Version++;
    }

    public void ForgetFacts() => facts.Clear();
}

public enum HeldVerdict : byte
{
    Accept,
    Edit,
    Refuse,
}

/// <summary>A call that waits.</summary>
public sealed record HeldCall(
    HeldActionId Id, OrganizationId Organization, Guid Decision, string UseCase, string System, string Key, PersonId? Requester, string Holder,
    string Tools, byte[] Sealed, DateTimeOffset ExpiresAt)
{
    /// <summary>Set when what is proposed is about a person.</summary>
    public HeldSubject? About { get; init; }
}

/// <param name="Subject">As the body gave it.</param>
/// <param name="Key">Its keyed form, the only one in the journal.</param>
/// <param name="Consent">What let the request leave, where consent was asked.</param>
public sealed record HeldSubject(string Subject, string Key, Guid? Consent);
