using System.Collections.Immutable;
using Balise.Domain.People;
using static Balise.Domain.Oversight.IndividualDecisions.ConsentAction;
using static Balise.Domain.Oversight.IndividualDecisions.ConsentState;

namespace Balise.Domain.Oversight.IndividualDecisions;

public readonly record struct ConsentId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// What a person answered when asked whether AI may take part in decisions about them, for one use case (registers, 24; Procédure 30-02, 5.1.11).
/// Refusing or withdrawing costs them nothing: the human path is there for it.
/// </summary>
public sealed class Consent : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private Consent() => (UseCase, Subject, SubjectKey, Steps) = ("", "", "", []);

    public ConsentId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Slug.</summary>
    public string UseCase { get; private set; }

    /// <summary>As the body gave it (<see cref="Subjects"/>).</summary>
    public string Subject { get; private set; }

    public string SubjectKey { get; private set; }

    public ConsentState State { get; private set; }

    /// <summary>Every answer, oldest first.</summary>
    public List<ConsentStep> Steps { get; private set; }

    public int Version { get; private set; } = 1;

    public ConsentStep Last => Steps[^1];

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>Asked, and not answered yet: nothing is stored before the first answer.</summary>
    public static Consent Ask(ConsentId id, string useCase, string subject, string subjectKey, OrganizationId organization) =>
        new() { Id = id, Organization = organization, UseCase = useCase, Subject = subject, SubjectKey = subjectKey };

    /// <param name="today">Legal day: nobody answers tomorrow.</param>
    public Result<Done> Record(ConsentAnswer answer, int noticeVersion, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (answer.Problems(today) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        var moved = Lifecycle.Move(ConsentLifecycle.Transitions, State, answer.Action, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        State = moved.Value;
        Version += Steps.Count == 0 ? 0 : 1;
        Steps.Add(new(State, answer.On, answer.Means, answer.GivenBy, answer.Note.Trim(), noticeVersion, by.Person, at));
        facts.Add(new Fact(
            $"consent.{State.ToString().ToLowerInvariant()}", $"consent:{Id}", ("useCase", UseCase), ("subject", SubjectKey), ("on", answer.On.ToString("O")),
            ("means", answer.Means.ToString().ToLowerInvariant()), ("givenBy", answer.GivenBy.ToString().ToLowerInvariant()), ("notice", noticeVersion.ToString()))
        {
            Source = "loi-acces art. 65.2",
        });
        return Done.It;
    }

    /// <summary>The journal keeps that they answered, and when, under the keyed form; the file number and the notes go.</summary>
    public Result<Done> Destroy(RetentionEnd end, string rule, Actor by, DateTimeOffset at)
    {
        if (end.Refuses(by, at) is { } refused)
        {
            return refused;
        }

        facts.Add(end.Fact("consent.destroyed", $"consent:{Id}", UseCase, rule));
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();
}

public enum ConsentState : byte
{
    Asked,
    Given,
    Refused,
    Withdrawn,
}

public enum ConsentAction : byte
{
    Give,
    Refuse,
    Withdraw,
}

/// <summary>How the answer reached the body.</summary>
public enum ConsentMeans : byte
{
    InWriting,
    Online,
    ByVoice,
}

/// <summary>Who answered: the person, or whoever may for them.</summary>
public enum ConsentGiver : byte
{
    Person,
    Guardian,
}

/// <param name="On">Day on which the person answered.</param>
/// <param name="Notice">Version of the notice they had before them.</param>
public sealed record ConsentStep(
    ConsentState State, DateOnly On, ConsentMeans Means, ConsentGiver GivenBy, string Note, int Notice, PersonId RecordedBy, DateTimeOffset RecordedAt);

/// <summary>An answer to record.</summary>
public sealed record ConsentAnswer(ConsentAction Action, DateOnly On, ConsentMeans Means, ConsentGiver GivenBy, string Note)
{
    public List<FieldProblem> Problems(DateOnly today)
    {
        List<FieldProblem> problems = [];
        if (On == default)
        {
            problems.Add(new(nameof(On), "field.required"));
        }
        else if (On > today)
        {
            problems.Add(new(nameof(On), "field.future"));
        }

        if (Note.Length > 1000)
        {
            problems.Add(new(nameof(Note), "field.too_long", ("max", "1000")));
        }

        return problems;
    }
}

/// <summary>The whole life of a consent. Giving it again renews it under the notice of the day.</summary>
public static class ConsentLifecycle
{
    public static readonly ImmutableArray<Transition<ConsentState, ConsentAction>> Transitions =
    [
        new(Asked, Give, Given, Roles.ConsentRecorders),
        new(Asked, Refuse, Refused, Roles.ConsentRecorders),
        new(Given, Give, Given, Roles.ConsentRecorders),
        new(Given, Withdraw, Withdrawn, Roles.ConsentRecorders),
        new(Refused, Give, Given, Roles.ConsentRecorders),
        new(Withdrawn, Give, Given, Roles.ConsentRecorders),
    ];
}
