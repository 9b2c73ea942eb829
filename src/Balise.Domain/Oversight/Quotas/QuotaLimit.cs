using Balise.Domain.People;

namespace Balise.Domain.Oversight.Quotas;

public readonly record struct QuotaId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>What is limited. Wire names: organization, unit, person, use_case, system.</summary>
public enum QuotaScope : byte
{
    Organization,
    Unit,
    Person,
    UseCase,
    System,
}

/// <summary>What is counted: requests; tokens in and out; cost in millionths of a dollar; energy in milliwatt-hours.</summary>
public enum QuotaMeasure : byte
{
    Requests,
    Tokens,
    Cost,
    Energy,
}

/// <summary>For how long. Days and months are those of the body's time zone.</summary>
public enum QuotaPeriod : byte
{
    Minute,
    Day,
    Month,
}

/// <summary>A ceiling of consumption that the body sets (Guide, 2.3: limites et surveillance; 3.3: sobriété).</summary>
public sealed class QuotaLimit : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private QuotaLimit() => Terms = new QuotaTerms();

    public QuotaId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public QuotaTerms Terms { get; private set; }

    public PersonId SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool InForce => WithdrawnAt is null;

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<QuotaLimit> Set(QuotaId id, QuotaTerms terms, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.LimitKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.LimitKeepers)));
        }

        if (terms.Problems() is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        var limit = new QuotaLimit { Id = id, Organization = by.Organization, Terms = terms, SetBy = by.Person, SetAt = at };
        limit.Record("quota.set");
        return limit;
    }

    /// <summary>Another ceiling for the same thing: what was consumed stays consumed.</summary>
    public Result<Done> Change(long amount, bool allowBlind, Actor by, DateTimeOffset at)
    {
        if (Refusal(by) is { } refusal)
        {
            return refusal;
        }

        var terms = Terms with { Amount = amount, AllowBlind = allowBlind };
        if (terms.Problems() is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        (Terms, SetBy, SetAt) = (terms, by.Person, at);
        Version++;
        Record("quota.set");
        return Done.It;
    }

    public Result<Done> Withdraw(Actor by, DateTimeOffset at)
    {
        if (Refusal(by) is { } refusal)
        {
            return refusal;
        }

        WithdrawnAt = at;
        Version++;
        Record("quota.withdrawn");
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();

    private Error? Refusal(Actor by) =>
        !by.IsOneOf(Roles.LimitKeepers) ? new Forbidden("role.needed", ("roles", string.Join(", ", Roles.LimitKeepers)))
        : !InForce ? new Conflict("quota.already_withdrawn")
        : null;

    private void Record(string name) => facts.Add(new Fact(
        name, $"quota:{Id}", ("scope", Terms.Scope.ToString()), ("target", Terms.Target), ("measure", Terms.Measure.ToString()),
        ("period", Terms.Period.ToString()), ("amount", Terms.Amount.ToString()), ("allowBlind", Terms.AllowBlind ? "true" : "false"))
    {
        ChangesPolicy = true, Source = "guide 2.3",
    });
}

/// <summary>What a limit says.</summary>
public sealed record QuotaTerms
{
    public QuotaScope Scope { get; init; }

    /// <summary>E-mail of the person, name of the unit, slug of the use case or system; empty for each of them.</summary>
    public string Target { get; init; } = "";

    public QuotaMeasure Measure { get; init; }

    public QuotaPeriod Period { get; init; }

    /// <summary>In the units of <see cref="QuotaMeasure"/>; at least 1.</summary>
    public long Amount { get; init; }

    /// <summary>
    /// When the counters cannot be read, unclassified requests pass with a warning in the journal. What is protected never does.
    /// </summary>
    public bool AllowBlind { get; init; }

    public bool SameThing(QuotaTerms other) =>
        Scope == other.Scope && Measure == other.Measure && Period == other.Period && Target.Equals(other.Target, StringComparison.OrdinalIgnoreCase);

    public List<FieldProblem> Problems()
    {
        List<FieldProblem> problems = [];
        if (Amount is < 1 or > 1_000_000_000_000_000)
        {
            problems.Add(new(nameof(Amount), "quota.amount"));
        }

        if (Scope is QuotaScope.Organization && Target.Length > 0)
        {
            problems.Add(new(nameof(Target), "quota.target_of_body"));
        }

        return problems;
    }
}
