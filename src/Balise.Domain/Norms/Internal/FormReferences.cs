using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>Checks one form as it stands once everything is laid: what its conditions and scores name exists, and comes before.</summary>
internal sealed class FormReferences(FormDraft draft, Place place, ProblemList problems)
{
    private readonly Form form = draft.Form;
    private readonly HashSet<string> seen = [];

    public void Check()
    {
        foreach (var score in form.Scores)
        {
            CheckScore(score);
        }

        foreach (var section in form.Sections)
        {
            Check(section.ShownWhen, PlaceOf(draft.Sections, section.Id).At("shownWhen"));
            foreach (var question in section.Questions)
            {
                var at = PlaceOf(draft.Questions, question.Id);
                Check(question.ShownWhen, at.At("shownWhen"));
                Check(question.RequiredWhen, at.At("requiredWhen"));
                if (question.NotBefore is { } earlier && (!seen.Contains(earlier) || form.Find(earlier)?.Rule.Type != QuestionType.Date))
                {
                    problems.Add(at.At("notBefore"), $"“{earlier}” is not a date asked before this one");
                }

                seen.Add(question.Id);
            }
        }
    }

    /// <summary>The condition's names exist in the form and its values are options of the question.</summary>
    public static void CheckNames(FormCondition condition, Form form, Place at, ProblemList problems)
    {
        foreach (var mention in condition.Mentions.Where(mention => form.FindScore(mention) is null && RuleOf(form, mention) is null))
        {
            problems.Add(at, $"no question, column or score is named “{mention}” in the form “{form.Id}”");
        }

        foreach (var comparison in Comparisons(condition))
        {
            var rule = RuleOf(form, comparison.Question);
            foreach (var value in comparison.Values.Where(value => rule is { Options.Count: > 0 } && rule.Option(value) is null))
            {
                problems.Add(at, $"“{value}” is not an option of “{comparison.Question}”: {string.Join(", ", rule!.Options.Select(option => option.Value))}");
            }
        }
    }

    private void Check(FormCondition? condition, Place at)
    {
        if (condition is null)
        {
            return;
        }

        CheckNames(condition, form, at, problems);
        foreach (var later in condition.Mentions.Where(mention => !IsBefore(mention) && (form.FindScore(mention) is not null || RuleOf(form, mention) is not null)))
        {
            problems.Add(at, $"“{later}” is asked later: a condition looks back only");
        }
    }

    private void CheckScore(FormScore score)
    {
        var at = PlaceOf(draft.Scores, score.Id).At("of");
        if (form.Find(score.Id) is not null)
        {
            problems.Add(at, $"a question is also named “{score.Id}”");
        }

        foreach (var unknown in score.Of.Where(of => RuleOf(form, of) is null))
        {
            problems.Add(at, $"no question or column is named “{unknown}”");
        }

        if (score.Kind == ScoreKind.MaxProduct && score.Of.Select(of => FormReading.Split(of)).DistinctBy(pair => pair.Id).Count() > 1)
        {
            problems.Add(at, "both columns of a product are in one table");
        }
    }

    private bool IsBefore(string mention) => form.FindScore(mention) is { } score
        ? score.Of.All(IsBefore)
        : seen.Contains(FormReading.Split(mention).Id);

    private static ValueRule? RuleOf(Form form, string path)
    {
        var (id, column) = FormReading.Split(path);
        return column is "" ? form.Find(id)?.Rule : form.Find(id)?.Column(column)?.Rule;
    }

    private static IEnumerable<AnswerIn> Comparisons(FormCondition condition) => condition switch
    {
        AllOf all => all.Parts.SelectMany(Comparisons),
        AnyOf any => any.Parts.SelectMany(Comparisons),
        Not not => Comparisons(not.Part),
        AnswerIn comparison => [comparison],
        _ => [],
    };

    private Place PlaceOf(Dictionary<string, Place> places, string id) => places.TryGetValue(id, out var known) ? known : place;
}
