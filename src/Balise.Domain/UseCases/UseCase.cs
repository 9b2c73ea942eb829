using System.Collections.Immutable;
using Balise.Domain.People;
using Balise.Domain.Systems;
using static Balise.Domain.UseCases.UseCaseAction;
using static Balise.Domain.UseCases.UseCaseState;

namespace Balise.Domain.UseCases;

public readonly record struct UseCaseId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>What is done, for whom, with which system (registers, 12; Guide, 3.3).</summary>
public sealed class UseCase : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private UseCase() => (Slug, Number, Details) = ("", "", new());

    public UseCaseId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public string Slug { get; private set; }

    /// <summary>Shown to people, for example <c>CU-2026-014</c>.</summary>
    public string Number { get; private set; }

    public UseCaseDetails Details { get; private set; }

    public PersonId RequestedBy { get; private set; }

    public UseCaseState State { get; private set; }

    public int Version { get; private set; } = 1;

    public DateTimeOffset ChangedAt { get; private set; }

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<UseCase> Propose(UseCaseId id, string number, string slug, UseCaseDetails details, Actor by, DateTimeOffset at)
    {
        if (details.Problems(slug) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        var useCase = new UseCase
        {
            Id = id, Organization = by.Organization, Number = number, Slug = slug, Details = details, RequestedBy = by.Person, ChangedAt = at,
        };
        useCase.Record("use_case.proposed", ("number", number), ("title", details.Title));
        return useCase;
    }

    public Result<Done> Edit(UseCaseDetails details, int version, Actor by, DateTimeOffset at)
    {
        if (by.Person != RequestedBy && !by.IsOneOf(Roles.RegisterKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.RegisterKeepers)));
        }

        if (version != Version)
        {
            return new ChangedMeanwhile(Version, Details.Differences(details));
        }

        if (details.Problems(Slug) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        Details = details;
        Version++;
        ChangedAt = at;
        Record("use_case.updated", ("version", Version.ToString()));
        return Done.It;
    }

    public Result<Done> Move(UseCaseAction action, Actor by, DateTimeOffset at)
    {
        if (action is Authorize or AuthorizeWithConditions && by.Involves(RequestedBy))
        {
            return new Forbidden("segregation.own_request");
        }

        var moved = Lifecycle.Move(UseCaseLifecycle.Transitions, State, action, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        State = moved.Value;
        Version++;
        ChangedAt = at;
        Record("use_case.moved", ("action", action.ToString()), ("state", State.ToString()));
        return Done.It;
    }

    /// <summary>Over, because the file that opened it closes its access: a rule acts, not a role.</summary>
    internal void RetireWith(string dossier, DateTimeOffset at)
    {
        if (State == Retired)
        {
            return;
        }

        State = Retired;
        Version++;
        ChangedAt = at;
        Record("use_case.moved", ("action", Retire.ToString()), ("state", State.ToString()), ("dossier", dossier));
    }

    public void ForgetFacts() => facts.Clear();

    private void Record(string name, params (string, string?)[] details) =>
        facts.Add(new Fact(name, $"use_case:{Slug}", details) { ChangesPolicy = true });
}

public enum UseCaseState
{
    Proposed,
    InEvaluation,
    Authorized,
    AuthorizedWithConditions,
    Refused,
    Suspended,
    Retired,
}

public enum UseCaseAction
{
    Evaluate,
    Authorize,
    AuthorizeWithConditions,
    Refuse,
    Suspend,
    Resume,
    Retire,
}

/// <summary>The whole life of a use case. What is not in this table cannot happen.</summary>
public static class UseCaseLifecycle
{
    public static readonly ImmutableArray<Transition<UseCaseState, UseCaseAction>> Transitions =
    [
        new(Proposed, Evaluate, InEvaluation, [.. Roles.RegisterKeepers, .. Roles.Deciders]),
        new(Proposed, Retire, Retired, [Roles.Requester, .. Roles.RegisterKeepers]),
        new(InEvaluation, Authorize, Authorized, Roles.Deciders),
        new(InEvaluation, AuthorizeWithConditions, AuthorizedWithConditions, Roles.Deciders),
        new(InEvaluation, Refuse, Refused, Roles.Deciders),
        new(Authorized, Suspend, Suspended, [.. Roles.Deciders, Roles.SecurityOfficer]),
        new(AuthorizedWithConditions, Suspend, Suspended, [.. Roles.Deciders, Roles.SecurityOfficer]),
        new(Suspended, Resume, Authorized, Roles.Deciders),
        new(Authorized, Retire, Retired, Roles.Deciders),
        new(AuthorizedWithConditions, Retire, Retired, Roles.Deciders),
        new(Suspended, Retire, Retired, Roles.Deciders),
        new(Refused, Evaluate, InEvaluation, [.. Roles.RegisterKeepers, .. Roles.Deciders]),
    ];
}
