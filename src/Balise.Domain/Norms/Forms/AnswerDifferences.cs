using System.Globalization;

namespace Balise.Domain.Norms.Forms;

/// <summary>What changed between two sets of answers of one form, in words people can read.</summary>
public static class AnswerDifferences
{
    /// <summary>In the order of the form, tables cell by cell; a question the form no longer has comes last, under its id.</summary>
    public static IReadOnlyList<AnswerDifference> Between(Form form, AnswerSet before, AnswerSet after, Language language)
    {
        List<AnswerDifference> differences = [];
        foreach (var question in form.Questions)
        {
            var (old, now) = (before[question.Id], after[question.Id]);
            if (Answer.Same(old, now))
            {
                continue;
            }

            if (question.Rule.Type == QuestionType.Table && old is RowsAnswer or null && now is RowsAnswer or null)
            {
                AddRows(question, RowsOf(old), RowsOf(now), language, differences);
            }
            else
            {
                differences.Add(new(question.Id, question.Label, Words(question.Rule, old, language), Words(question.Rule, now, language), question.Material));
            }
        }

        foreach (var gone in before.Values.Keys.Union(after.Values.Keys).Where(key => form.Find(key) is null).Order(StringComparer.Ordinal))
        {
            if (!Answer.Same(before[gone], after[gone]))
            {
                differences.Add(new(gone, new(gone, gone), Words(null, before[gone], language), Words(null, after[gone], language), false));
            }
        }

        return differences;
    }

    /// <summary>An answer in words: labels of choices, dates as 2026-09-01; empty when there is none.</summary>
    public static string Words(ValueRule? rule, Answer? answer, Language language) => answer switch
    {
        TextAnswer text => rule?.Option(text.Value)?.Label.In(language) ?? text.Value,
        NumberAnswer number => number.Value.ToString("0.####", CultureInfo.InvariantCulture),
        DateAnswer date => date.Value.ToString("O", CultureInfo.InvariantCulture),
        ManyAnswer many => string.Join(", ", many.Values.Select(value => rule?.Option(value)?.Label.In(language) ?? value)),
        FilesAnswer files => string.Join(", ", files.Files.Select(file => file.Name)),
        RowsAnswer rows => $"{rows.Rows.Count}",
        _ => "",
    };

    private static void AddRows(
        Question question, IReadOnlyList<AnswerRow> old, IReadOnlyList<AnswerRow> now, Language language, List<AnswerDifference> differences)
    {
        for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
        {
            foreach (var column in question.Columns)
            {
                var (was, now1) = (i < old.Count ? old[i].Cell(column.Id) : null, i < now.Count ? now[i].Cell(column.Id) : null);
                if (!Answer.Same(was, now1))
                {
                    differences.Add(new(
                        $"{question.Id}.{i}.{column.Id}", FormWords.Cell(question.Label, i, column.Label),
                        Words(column.Rule, was, language), Words(column.Rule, now1, language), question.Material));
                }
            }
        }
    }

    private static IReadOnlyList<AnswerRow> RowsOf(Answer? answer) => answer is RowsAnswer rows ? rows.Rows : [];
}

/// <param name="Path">As in <see cref="FormProblem"/>.</param>
/// <param name="Material">The question is one whose change marks a decision « à revoir ».</param>
public sealed record AnswerDifference(string Path, Text Label, string Before, string After, bool Material);
