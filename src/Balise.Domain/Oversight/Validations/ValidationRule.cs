using Balise.Domain.People;

namespace Balise.Domain.Oversight.Validations;

public readonly record struct ValidationRuleId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>What a use case may not do without the agreement of a person (Guide, 2.3: validation humaine; Énoncé, principle 11).</summary>
public sealed class ValidationRule : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private ValidationRule() => (UseCase, Terms) = ("", new ValidationTerms());

    public ValidationRuleId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Slug of the use case; one rule for each.</summary>
    public string UseCase { get; private set; }

    public ValidationTerms Terms { get; private set; }

    public PersonId SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<ValidationRule> Set(ValidationRuleId id, string useCase, ValidationTerms terms, Actor by, DateTimeOffset at)
    {
        var rule = new ValidationRule { Id = id, Organization = by.Organization, UseCase = useCase };
        return rule.Change(terms, by, at) is { Ok: false } refused ? refused.Error : rule;
    }

    /// <summary>Other terms; terms that watch nothing end the rule.</summary>
    public Result<Done> Change(ValidationTerms terms, Actor by, DateTimeOffset at)
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
            "validation_rule.set", $"use_case:{UseCase}", ("tools", string.Join(", ", terms.Tools)), ("answers", terms.HoldAnswers ? "true" : "false"),
            ("waitSeconds", terms.WaitSeconds.ToString()), ("validators", string.Join(", ", terms.Validators)))
        {
            ChangesPolicy = true, Source = "guide 2.3",
        });
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();
}

/// <summary>What is held, for how long, and who answers.</summary>
public sealed record ValidationTerms
{
    /// <summary>Shorter than what clients wait for an answer that has not begun (five minutes for the strictest).</summary>
    public const int LongestWait = 3600;

    public const int ShortestWait = 5;

    public const int UsualWait = 240;

    /// <summary>Names of the tools whose calls are held; a final <c>*</c> stands for the rest of the name.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Every answer is held: a proposed decision is one (Procédure, 5.1.11).</summary>
    public bool HoldAnswers { get; init; }

    /// <summary>Then the call is refused. An answer that is not streamed never waits longer than four minutes.</summary>
    public int WaitSeconds { get; init; } = UsualWait;

    /// <summary>E-mails of those who may answer; empty for all who hold a role of <see cref="Roles.Validators"/>.</summary>
    public IReadOnlyList<string> Validators { get; init; } = [];

    public bool WatchesNothing => Tools.Count == 0 && !HoldAnswers;

    public List<FieldProblem> Problems()
    {
        List<FieldProblem> problems = [];
        if (Tools.Any(t => t.Length is 0 or > 128) || Tools.Count > 100)
        {
            problems.Add(new(nameof(Tools), "validation.tools"));
        }

        if (WaitSeconds is < ShortestWait or > LongestWait)
        {
            problems.Add(new(nameof(WaitSeconds), "validation.wait", ("min", ShortestWait.ToString()), ("max", LongestWait.ToString())));
        }

        return problems;
    }
}
