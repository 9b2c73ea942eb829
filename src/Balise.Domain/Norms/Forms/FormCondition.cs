namespace Balise.Domain.Norms.Forms;

/// <summary>
/// When something is shown, required or asked. A closed set of small structures, no expression language; an unanswered or hidden
/// question makes every comparison false. <c>ToString</c> is canonical: two equal texts are the same condition.
/// </summary>
public abstract record FormCondition
{
    private protected FormCondition()
    {
    }

    public abstract bool Holds(IAnswerSource answers);

    /// <summary>Questions, <c>table.column</c> pairs and scores it looks at.</summary>
    public abstract IEnumerable<string> Mentions { get; }
}

/// <summary>What a condition may look at.</summary>
public interface IAnswerSource
{
    /// <summary>Words of a question, choices of a multiple one, cells of <c>table.column</c>; empty when not answered.</summary>
    IEnumerable<string> Values(string question);

    /// <summary>Numbers of a question, weights of its choices, or the value of a score; empty when not answered.</summary>
    IEnumerable<decimal> Numbers(string question);
}

public sealed record AllOf(IReadOnlyList<FormCondition> Parts) : FormCondition
{
    public override IEnumerable<string> Mentions => Parts.SelectMany(part => part.Mentions);

    public override bool Holds(IAnswerSource answers) => Parts.All(part => part.Holds(answers));

    public override string ToString() => $"all({string.Join(", ", Parts)})";
}

public sealed record AnyOf(IReadOnlyList<FormCondition> Parts) : FormCondition
{
    public override IEnumerable<string> Mentions => Parts.SelectMany(part => part.Mentions);

    public override bool Holds(IAnswerSource answers) => Parts.Any(part => part.Holds(answers));

    public override string ToString() => $"any({string.Join(", ", Parts)})";
}

public sealed record Not(FormCondition Part) : FormCondition
{
    public override IEnumerable<string> Mentions => Part.Mentions;

    public override bool Holds(IAnswerSource answers) => !Part.Holds(answers);

    public override string ToString() => $"not({Part})";
}

/// <summary>One of the values is among those of the answer.</summary>
public sealed record AnswerIn(string Question, IReadOnlyList<string> Values) : FormCondition
{
    public override IEnumerable<string> Mentions => [Question];

    public override bool Holds(IAnswerSource answers) => answers.Values(Question).Any(Values.Contains);

    public override string ToString() => $"{Question} in [{string.Join("|", Values)}]";
}

/// <summary>A number, the weight of a choice or a score reaches a bound.</summary>
public sealed record AnswerAtLeast(string Question, decimal Bound) : FormCondition
{
    public override IEnumerable<string> Mentions => [Question];

    public override bool Holds(IAnswerSource answers) => answers.Numbers(Question).Any(number => number >= Bound);

    public override string ToString() => FormattableString.Invariant($"{Question} >= {Bound:0.####}");
}
