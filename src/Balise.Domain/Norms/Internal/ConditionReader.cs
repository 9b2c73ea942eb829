using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>Reads the small structures of conditions: <c>all</c>, <c>any</c>, <c>not</c>, or <c>question</c> with one comparison.</summary>
internal static class ConditionReader
{
    public static FormCondition? Read(Fields holder, string name, ProblemList problems) =>
        holder.Has(name) && holder.Object(name, FormShapes.Condition) is { } fields ? Read(fields, problems) : null;

    private static FormCondition Read(Fields fields, ProblemList problems)
    {
        string[] kinds = [.. new[] { "all", "any", "not", "question" }.Where(fields.Has)];
        if (kinds.Length != 1)
        {
            problems.Add(fields.Place, "a condition has exactly one of all, any, not, question");
        }

        return kinds.FirstOrDefault() switch
        {
            "all" => new AllOf(Parts(fields, "all", problems)),
            "any" => new AnyOf(Parts(fields, "any", problems)),
            "not" => new Not(Read(fields, "not", problems) ?? new AllOf([])),
            _ => Compare(fields, problems),
        };
    }

    private static List<FormCondition> Parts(Fields fields, string name, ProblemList problems)
    {
        List<FormCondition> parts = [.. fields.Objects(name, FormShapes.Condition).Select(part => Read(part, problems))];
        if (parts is [])
        {
            problems.Add(fields.PlaceOf(name), "an empty list decides nothing: leave the condition out");
        }

        return parts;
    }

    private static FormCondition Compare(Fields fields, ProblemList problems)
    {
        string[] kinds = [.. new[] { "equals", "in", "atLeast" }.Where(fields.Has)];
        if (kinds.Length != 1)
        {
            problems.Add(fields.Place, "a question is compared with exactly one of equals, in, atLeast");
        }

        var question = fields.Text("question");
        return kinds.FirstOrDefault() switch
        {
            "in" => new AnswerIn(question, fields.Texts("in")),
            "atLeast" => new AnswerAtLeast(question, fields.Number("atLeast") ?? 0),
            _ => new AnswerIn(question, [fields.Text("equals")]),
        };
    }
}
