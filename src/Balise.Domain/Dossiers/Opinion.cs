using System.Collections.Immutable;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Dossiers;

public readonly record struct OpinionId(Guid Value);

public enum OpinionState
{
    Requested,
    Drafted,
    Signed,
    Withdrawn,

    /// <summary>Signed once, past its validity: computed from the day, never stored.</summary>
    Expired,
}

public enum OpinionAction
{
    Draft,
    Sign,
    Withdraw,
}

public enum OpinionResult
{
    Favourable,
    Conditional,
    Unfavourable,
}

/// <summary>The whole life of an opinion. Expiry is a date, not a step.</summary>
public static class OpinionLifecycle
{
    /// <summary>The role is that of the kind of opinion: it is checked by the aggregate, since the norms say it.</summary>
    public static readonly ImmutableArray<Transition<OpinionState, OpinionAction>> Transitions =
    [
        new(OpinionState.Requested, OpinionAction.Draft, OpinionState.Drafted, Roles.All),
        new(OpinionState.Drafted, OpinionAction.Draft, OpinionState.Drafted, Roles.All),
        new(OpinionState.Drafted, OpinionAction.Sign, OpinionState.Signed, Roles.All),
        new(OpinionState.Requested, OpinionAction.Withdraw, OpinionState.Withdrawn, Roles.RegisterKeepers),
        new(OpinionState.Drafted, OpinionAction.Withdraw, OpinionState.Withdrawn, Roles.RegisterKeepers),
    ];
}

/// <summary>An opinion asked of a role, written with the form of its kind, signed by its author (registers, 15).</summary>
public sealed class Opinion : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private Opinion() => (Kind, Role, Answers) = ("", "", new("", "", new Dictionary<string, Answer>()));

    public OpinionId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public DossierId Dossier { get; private set; }

    /// <summary>Id of a kind of the norms, for example <c>security</c>.</summary>
    public string Kind { get; private set; }

    public string Role { get; private set; }

    public PersonId RequestedBy { get; private set; }

    /// <summary>Person of the file who may not write it.</summary>
    public PersonId Requester { get; private set; }

    public DateOnly DueOn { get; private set; }

    public OpinionState State { get; private set; }

    public AnswerSet Answers { get; private set; }

    public PersonId? Author { get; private set; }

    /// <summary>Who was replaced by <see cref="Author"/>; <c>null</c> when they wrote for themselves.</summary>
    public PersonId? InPlaceOf { get; private set; }

    /// <summary>Everyone who wrote in it, and everyone in whose place it was written: none of them decides, where its kind bars deciding.</summary>
    public IReadOnlyList<PersonId> Writers { get; private set; } = [];

    /// <summary>Why it was withdrawn; empty otherwise.</summary>
    public string WithdrawnBecause { get; private set; } = "";

    public OpinionResult? Outcome { get; private set; }

    public DateOnly? SignedOn { get; private set; }

    /// <summary>Last day it holds.</summary>
    public DateOnly? ValidUntil { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Opinion Request(OpinionId id, Dossier dossier, OpinionKind kind, Form form, WorkingDays calendar, Actor by, DateTimeOffset at)
    {
        var opinion = new Opinion
        {
            Id = id, Organization = by.Organization, Dossier = dossier.Id, Kind = kind.Id, Role = kind.Role, RequestedBy = by.Person,
            Requester = dossier.RequestedBy, DueOn = calendar.After(LegalDay.Of(at), kind.WorkingDays), Answers = AnswerSet.Empty(form),
        };
        opinion.Record("opinion.requested", ("dossier", dossier.Number), ("kind", kind.Id), ("dueOn", opinion.DueOn.ToString("O")));
        return opinion;
    }

    public OpinionState StateOn(DateOnly day) => State == OpinionState.Signed && ValidUntil < day ? OpinionState.Expired : State;

    /// <summary>Whether this person wrote in it, or had it written in their place.</summary>
    public bool IsOf(PersonId person) => Author == person || InPlaceOf == person || Writers.Contains(person);

    public bool IsValidOn(DateOnly day) => StateOn(day) == OpinionState.Signed && SignedOn <= day;

    public Result<AnswerMerge> Write(Form form, IReadOnlyList<AnswerEdit> edits, Dossier dossier, Actor by)
    {
        if (MayNotWrite(by) is { } refused)
        {
            return refused;
        }

        var moved = Lifecycle.Move(OpinionLifecycle.Transitions, State, OpinionAction.Draft, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        var merge = FormMigration.Migrate(Answers, form).Answers.Merge(edits);
        if (FormValidator.Validate(form, merge.Answers, ValidationMode.Draft) is { Count: > 0 } problems)
        {
            return new Invalid([.. problems.Select(problem => problem.ToField())]);
        }

        (State, Answers) = (moved.Value, merge.Answers);
        IsNowOf(by);
        Version++;
        Record("opinion.drafted", ("dossier", dossier.Number), ("kind", Kind));
        return merge;
    }

    public Result<Done> Sign(OpinionKind kind, Form form, Dossier dossier, Actor by, DateOnly on)
    {
        if (MayNotWrite(by) is { } refused)
        {
            return refused;
        }

        var moved = Lifecycle.Move(OpinionLifecycle.Transitions, State, OpinionAction.Sign, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        if (FormValidator.Validate(form, Answers, ValidationMode.Submit) is { Count: > 0 } problems)
        {
            return new Invalid([.. problems.Select(problem => problem.ToField())]);
        }

        (State, SignedOn, ValidUntil) = (moved.Value, on, on.AddMonths(kind.ValidMonths));
        IsNowOf(by);
        Outcome = Answers["result"] is TextAnswer { Value: var result }
            ? result switch
            {
                "favourable" => OpinionResult.Favourable,
                "conditional" => OpinionResult.Conditional,
                _ => OpinionResult.Unfavourable,
            }
            : OpinionResult.Unfavourable;
        Version++;
        Record(
            "opinion.signed", ("dossier", dossier.Number), ("kind", Kind), ("result", Outcome.ToString()), ("until", ValidUntil?.ToString("O")), ("answers", Answers.Hash));
        return Done.It;
    }

    /// <summary>Whether this person may write in it now.</summary>
    public bool MayBeWrittenBy(Actor by) => State is OpinionState.Requested or OpinionState.Drafted && MayNotWrite(by) is null;

    /// <summary>Nobody awaits it any more. What was drafted stays with it.</summary>
    public Result<Done> Withdraw(string reason, Dossier dossier, Actor by)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Invalid([new("reason", "field.required")]);
        }

        if (reason.Length > 2000)
        {
            return new Invalid([new("reason", "field.too_long", ("max", "2000"))]);
        }

        var moved = Lifecycle.Move(OpinionLifecycle.Transitions, State, OpinionAction.Withdraw, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        (State, WithdrawnBecause) = (moved.Value, reason);
        Version++;
        Record("opinion.withdrawn", ("dossier", dossier.Number), ("kind", Kind), ("reason", reason));
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();

    // The author is of the role, is not the requester, and stays the same once the text is begun.
    private Forbidden? MayNotWrite(Actor by) =>
        !by.IsOneOf([Role]) ? new("role.needed", ("roles", Role))
        : by.Involves(Requester) ? new("segregation.own_request")
        : MayTakeUp(by) ? null
        : new("opinion.other_author");

    // Its author, whoever replaces them, and whoever they replaced.
    private bool MayTakeUp(Actor by) => Author is not { } author || by.Person == author || by.ActsAs(author) || (InPlaceOf is { } away && by.ActsAs(away));

    private void IsNowOf(Actor by)
    {
        (Author, InPlaceOf) = (by.Person, by.InPlaceOf?.Person);
        Writers = [.. Writers.Append(by.Person).Concat(by.InPlaceOf is { } away ? [away.Person] : []).Distinct()];
    }

    private void Record(string name, params (string, string?)[] details) => facts.Add(new Fact(name, $"opinion:{Id.Value}", details));
}
