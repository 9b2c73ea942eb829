using Balise.Domain.Data;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.IndividualDecisions;

public readonly record struct DecisionRuleId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// Says that a use case supports or makes decisions about persons, and what they are told (Procédure 30-02, 5.1.11; Access act, s. 65.2). While it
/// is in force, no request of the use case leaves without the person it is about, and no answer without an agent.
/// </summary>
public sealed class DecisionRule : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private DecisionRule() => (UseCase, Terms) = ("", new DecisionTerms());

    public DecisionRuleId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Slug of the use case; one rule for each.</summary>
    public string UseCase { get; private set; }

    public DecisionTerms Terms { get; private set; }

    public PersonId SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Also the version of the notice: what people were told when they consented.</summary>
    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<DecisionRule> Set(DecisionRuleId id, string useCase, DecisionTerms terms, Actor by, DateTimeOffset at)
    {
        var rule = new DecisionRule { Id = id, Organization = by.Organization, UseCase = useCase };
        return rule.Change(terms, by, at) is { Ok: false } refused ? refused.Error : rule;
    }

    public Result<Done> Change(DecisionTerms terms, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.ValidationKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.ValidationKeepers)));
        }

        if (terms.Problems() is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        Version += SetAt == default ? 0 : 1;
        (Terms, SetBy, SetAt) = (terms, by.Person, at);
        facts.Add(new Fact(
            "decision_rule.set", $"use_case:{UseCase}", ("inForce", terms.InForce ? "true" : "false"), ("automated", terms.Automated ? "true" : "false"),
            ("humanPath", terms.HumanPath), ("contact", terms.Contact), ("notice", Version.ToString()),
            ("retention", terms.Retention.ToString()), ("retentionRule", terms.RetentionRule.Length > 0 ? terms.RetentionRule : null))
        {
            ChangesPolicy = true, Source = "loi-acces art. 65.2",
        });
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();
}

/// <summary>What is decided, what the person is told, and where they turn.</summary>
public sealed record DecisionTerms
{
    /// <summary>False ends the rule: the use case decides about nobody any more.</summary>
    public bool InForce { get; init; } = true;

    /// <summary>The processing alone decides; an agent still confirms, but the duties of s. 65.2 are due in full.</summary>
    public bool Automated { get; init; }

    /// <summary>What is done by hand for whoever does not consent (Guide, 2.3: repli). The use case's own when empty.</summary>
    public string HumanPath { get; init; } = "";

    /// <summary>Where observations are sent: a function, an address, a telephone.</summary>
    public string Contact { get; init; } = "";

    /// <summary>What the person is told of the use of AI, in plain words; the product's own when empty.</summary>
    public string Notice { get; init; } = "";

    /// <summary>How long decisions and consents are kept, counted from the last thing done with them; six months at least: people may ask why.</summary>
    public RetentionClass Retention { get; init; } = RetentionClass.Years3;

    /// <summary>The rule of the body's retention schedule that says so (Archives Act, s. 7), cited when they are destroyed; may be empty.</summary>
    public string RetentionRule { get; init; } = "";

    public List<FieldProblem> Problems()
    {
        List<FieldProblem> problems = [];
        if (InForce)
        {
            Needed(nameof(HumanPath), HumanPath);
            Needed(nameof(Contact), Contact);
        }

        Short(nameof(HumanPath), HumanPath, 2000);
        Short(nameof(Contact), Contact, 500);
        Short(nameof(Notice), Notice, 4000);
        Short(nameof(RetentionRule), RetentionRule, RecordRetention.LongestRule);
        if (InForce && Retention < RetentionClass.Months6)
        {
            problems.Add(new(nameof(Retention), "retention.short"));
        }

        return problems;

        void Needed(string field, string value)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                problems.Add(new(field, "field.required"));
            }
        }

        void Short(string field, string value, int max)
        {
            if (value.Length > max)
            {
                problems.Add(new(field, "field.too_long", ("max", max.ToString())));
            }
        }
    }
}
