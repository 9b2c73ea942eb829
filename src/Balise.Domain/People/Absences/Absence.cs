namespace Balise.Domain.People.Absences;

public readonly record struct AbsenceId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>What an absence says: who, from when until when, and who takes their place in approval files.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day included.</param>
/// <param name="Act">Where the delegation is written: resolution, letter of appointment. Needed when the person decides (registers, 3).</param>
public sealed record AbsenceTerms(DateOnly From, DateOnly Until, string Act);

/// <summary>
/// A person away, and their delegate. During the dates, what a file gives that person by name or by role goes to the delegate too, and every
/// act says in whose place it was done. It is ended, never edited.
/// </summary>
public sealed class Absence : IRecordsFacts
{
    /// <summary>Longest absence, in days: our own figure. Beyond it the role itself changes hands.</summary>
    public const int MostDays = 366;

    private readonly List<Fact> facts = [];

    // For the database only.
    private Absence() => Act = "";

    public AbsenceId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public PersonId Person { get; private set; }

    public PersonId Delegate { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day included; before <see cref="From"/> when it was called off.</summary>
    public DateOnly Until { get; private set; }

    public string Act { get; private set; }

    public PersonId DeclaredBy { get; private set; }

    public DateTimeOffset DeclaredAt { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>
    /// Declared by the person, or by the head of the body for someone who cannot. The delegate must be able to act, on those days, and must
    /// not be an auditor, who only reads.
    /// </summary>
    /// <param name="others">Absences of both people that are not over.</param>
    public static Result<Absence> Declare(
        AbsenceId id, Person person, Person stand, AbsenceTerms terms, IReadOnlyList<Absence> others, Actor by, DateOnly today, DateTimeOffset at)
    {
        if (by.Person != person.Id && !by.IsOneOf(Roles.HeadsOfBody))
        {
            return new Forbidden("absence.own_only");
        }

        // Nobody gives themselves someone else's place.
        if (by.Person != person.Id && by.Person == stand.Id)
        {
            return new Forbidden("absence.not_yourself");
        }

        if (Problems(person, stand, terms, others, today) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        var absence = new Absence
        {
            Id = id, Organization = by.Organization, Person = person.Id, Delegate = stand.Id, From = terms.From, Until = terms.Until, Act = terms.Act,
            DeclaredBy = by.Person, DeclaredAt = at,
        };
        absence.facts.Add(new Fact(
            "absence.declared", $"absence:{id}", ("person", person.Id.ToString()), ("name", person.FullName), ("delegate", stand.Id.ToString()),
            ("delegateName", stand.FullName), ("from", terms.From.ToString("O")), ("until", terms.Until.ToString("O")), ("act", terms.Act.Length > 0 ? terms.Act : null))
        {
            Source = Decides(person) ? "guide 1.1" : null,
        });
        return absence;
    }

    /// <summary>The person is back, or stays: the delegate no longer acts for them, from this day on.</summary>
    public Result<Done> End(Actor by, DateOnly today)
    {
        if (by.Person != Person && !by.IsOneOf(Roles.HeadsOfBody))
        {
            return new Forbidden("absence.own_only");
        }

        if (Until < today)
        {
            return new Conflict("absence.over");
        }

        Until = today.AddDays(-1);
        Version++;
        facts.Add(new Fact("absence.ended", $"absence:{Id}", ("person", Person.ToString()), ("delegate", Delegate.ToString()), ("on", today.ToString("O"))));
        return Done.It;
    }

    public bool Covers(DateOnly day) => From <= day && day <= Until;

    /// <summary>Those whose place is taken by a written act only: they decide what may be used.</summary>
    public static bool Decides(Person person) => person.Roles.Any(role => Roles.Deciders.Contains(role) || role == Roles.PrivacyCommittee);

    public void ForgetFacts() => facts.Clear();

    private static List<FieldProblem> Problems(Person person, Person stand, AbsenceTerms terms, IReadOnlyList<Absence> others, DateOnly today)
    {
        List<FieldProblem> problems = [];
        if (terms.From == default)
        {
            problems.Add(new("from", "field.required"));
        }
        else if (terms.From < today)
        {
            problems.Add(new("from", "field.date_past"));
        }

        if (terms.Until < terms.From)
        {
            problems.Add(new("until", "field.dates_order"));
        }
        else if (terms.Until.DayNumber - terms.From.DayNumber >= MostDays)
        {
            problems.Add(new("until", "absence.too_long", ("max", $"{MostDays}")));
        }

        if (stand.Id == person.Id)
        {
            problems.Add(new("delegate", "absence.own_delegate"));
        }
        else if (!stand.Active)
        {
            problems.Add(new("delegate", "dossier.colleague_inactive", ("person", stand.FullName)));
        }
        else if (stand.Roles.Contains(Roles.Auditor))
        {
            problems.Add(new("delegate", "absence.delegate_auditor", ("person", stand.FullName)));
        }
        else if (others.FirstOrDefault(each => each.Person == stand.Id && each.Meets(terms)) is { } away)
        {
            problems.Add(new("delegate", "absence.delegate_away", ("person", stand.FullName), ("from", away.From.ToString("O")), ("until", away.Until.ToString("O"))));
        }

        if (others.FirstOrDefault(each => each.Person == person.Id && each.Meets(terms)) is { } declared)
        {
            problems.Add(new("from", "absence.overlaps", ("from", declared.From.ToString("O")), ("until", declared.Until.ToString("O"))));
        }

        if (Decides(person) && string.IsNullOrWhiteSpace(terms.Act))
        {
            problems.Add(new("act", "absence.act_needed"));
        }
        else if (terms.Act.Length > 500)
        {
            problems.Add(new("act", "field.too_long", ("max", "500")));
        }

        return problems;
    }

    private bool Meets(AbsenceTerms terms) => From <= terms.Until && terms.From <= Until;
}

/// <summary>The absences of the current organisation.</summary>
public interface IAbsenceStore : IStore<Absence>
{
    /// <summary>Those that are not over on a day, soonest first.</summary>
    Task<IReadOnlyList<Absence>> FromAsync(DateOnly day, CancellationToken ct);

    /// <summary>Whom a person replaces on a day, with the roles those people hold now: one question. Someone who left is replaced by nobody.</summary>
    Task<IReadOnlyList<StandIn>> ReplacedByAsync(PersonId person, DateOnly day, CancellationToken ct);
}
