using System.Collections.Immutable;
using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

public readonly record struct AuthorizationId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>Body × system × use case × use types × people × level × conditions × dates (registers, 21). Issued, withdrawn, never edited.</summary>
public sealed class Authorization : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private Authorization() => (Number, Terms) = ("", new());

    public AuthorizationId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Shown to people, for example <c>A-2026-003</c>.</summary>
    public string Number { get; private set; }

    public UseCaseId UseCase { get; private set; }

    public SystemId System { get; private set; }

    public AuthorizationTerms Terms { get; private set; }

    public PersonId DecidedBy { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    public AuthorizationState State { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>Decided without a file: an exceptional act, shown as such wherever it is shown.</summary>
    public bool IsExceptional => Terms.Dossier.Length == 0;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>
    /// The authority's act (Guide, 1.1 and 1.2, step 5). Nobody authorises what they requested; nothing opens a prohibited system.
    /// </summary>
    public static Result<Authorization> Issue(
        AuthorizationId id, string number, UseCase useCase, AiSystem system, AuthorizationTerms terms, NormsPack norms, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.Deciders))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.Deciders)));
        }

        if (by.Involves(useCase.RequestedBy))
        {
            return new Forbidden("segregation.own_request");
        }

        if (system.Details.ProhibitedBy(norms) is { } rule)
        {
            return new Forbidden("system.prohibited", ("rule", rule.RuleId));
        }

        if (terms.Problems(norms) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        var authorization = new Authorization
        {
            Id = id, Organization = by.Organization, Number = number, UseCase = useCase.Id, System = system.Id, Terms = terms,
            DecidedBy = by.Person, DecidedAt = at,
        };
        authorization.Record(
            "authorization.issued", ("number", number), ("useCase", useCase.Slug), ("system", system.Slug), ("maxLevel", terms.MaxLevel.Name()),
            ("from", terms.From.ToString("O")), ("until", terms.Until.ToString("O")), ("dossier", Said(terms.Dossier)), ("fileHash", Said(terms.FileHash)),
            ("aboutPersons", terms.AboutPersons ? "yes" : null),
            ("exceptional", authorization.IsExceptional ? "yes" : null), ("reason", authorization.IsExceptional ? terms.Reason : null));
        return authorization;
    }

    public Result<Done> Move(AuthorizationAction action, string reason, Actor by)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Invalid([new("reason", "field.required")]);
        }

        var moved = Lifecycle.Move(AuthorizationLifecycle.Transitions, State, action, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        State = moved.Value;
        Version++;
        Record($"authorization.{action.ToString().ToLowerInvariant()}", ("number", Number), ("reason", reason));
        return Done.It;
    }

    /// <summary>
    /// Stops it because its file must be looked at again: what was examined is no longer what is used. A rule acts, not a role; only
    /// the file puts it back in force.
    /// </summary>
    /// <param name="reason">Word of the rule, for example <c>file.to_review</c>.</param>
    /// <param name="changed">What it is about.</param>
    public void SuspendForReview(string reason, string changed)
    {
        if (State != AuthorizationState.InForce)
        {
            return;
        }

        State = AuthorizationState.Suspended;
        Version++;
        Record("authorization.suspend", ("number", Number), ("reason", reason), ("changed", changed), ("fileHash", Said(Terms.FileHash)));
    }

    /// <summary>Over, because its file closes the access it opened: a rule acts, not a role.</summary>
    internal void WithdrawWith(string dossier)
    {
        if (State != AuthorizationState.Withdrawn)
        {
            State = AuthorizationState.Withdrawn;
            Version++;
            Record("authorization.withdraw", ("number", Number), ("reason", "file.access_closed"), ("dossier", dossier), ("fileHash", Said(Terms.FileHash)));
        }
    }

    public void ForgetFacts() => facts.Clear();

    private static string? Said(string value) => value.Length > 0 ? value : null;

    private void Record(string name, params (string, string?)[] details) =>
        facts.Add(new Fact(name, $"authorization:{Number}", details) { ChangesPolicy = true, Source = "guide 1.1" });
}

/// <summary>What is decided: who, for which uses, up to which level, under which conditions, from when until when.</summary>
public sealed record AuthorizationTerms
{
    /// <summary>Ids of use types of the norms (Guide, 4.1).</summary>
    public IReadOnlyList<string> UseTypes { get; init; } = [];

    public SecurityLevel MaxLevel { get; init; }

    /// <summary>Who may: everyone of the body when the three lists are empty, else whoever is in one of them.</summary>
    public IReadOnlyList<PersonId> Persons { get; init; } = [];

    public IReadOnlyList<string> ForRoles { get; init; } = [];

    public IReadOnlyList<string> Units { get; init; } = [];

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public DateOnly From { get; init; }

    /// <summary>Last day included.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Reference of the impact assessment and written agreement that cover a transfer outside Québec (Access act, s. 70.1).</summary>
    public string TransferAgreement { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>Number of the file that was decided; empty for an exceptional, direct act.</summary>
    public string Dossier { get; init; } = "";

    /// <summary>SHA-256 of what the committee examined, lower-case hex; empty for a direct act.</summary>
    public string FileHash { get; init; } = "";

    /// <summary>
    /// The file said that it supports or makes decisions about persons: both committees decided, and the gateway asks for the person and their
    /// consent from the first request, even before a rule says more (Procédure 30-02, 5.1.11).
    /// </summary>
    public bool AboutPersons { get; init; }

    public List<FieldProblem> Problems(NormsPack norms)
    {
        List<FieldProblem> problems = [];
        if (UseTypes.Count == 0)
        {
            problems.Add(new(nameof(UseTypes), "field.required"));
        }

        foreach (var unknown in UseTypes.Where(u => !norms.UseTypes.ContainsKey(u)))
        {
            problems.Add(new(nameof(UseTypes), "field.unknown", ("value", unknown)));
        }

        if (From == default)
        {
            problems.Add(new(nameof(From), "field.required"));
        }

        if (Until < From)
        {
            problems.Add(new(nameof(Until), "field.dates_order"));
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(new(nameof(Reason), "field.required"));
        }
        else if (Reason.Length > 4000)
        {
            problems.Add(new(nameof(Reason), "field.too_long", ("max", "4000")));
        }

        return problems;
    }
}

public enum AuthorizationState
{
    InForce,
    Suspended,
    Withdrawn,
}

public enum AuthorizationAction
{
    Suspend,
    Resume,
    Withdraw,
}

/// <summary>The whole life of an authorisation. Expiry is a date, not a step.</summary>
public static class AuthorizationLifecycle
{
    public static readonly ImmutableArray<Transition<AuthorizationState, AuthorizationAction>> Transitions =
    [
        new(AuthorizationState.InForce, AuthorizationAction.Suspend, AuthorizationState.Suspended, [.. Roles.Deciders, Roles.SecurityOfficer]),
        new(AuthorizationState.InForce, AuthorizationAction.Withdraw, AuthorizationState.Withdrawn, Roles.Deciders),
        new(AuthorizationState.Suspended, AuthorizationAction.Resume, AuthorizationState.InForce, Roles.Deciders),
        new(AuthorizationState.Suspended, AuthorizationAction.Withdraw, AuthorizationState.Withdrawn, Roles.Deciders),
    ];
}
