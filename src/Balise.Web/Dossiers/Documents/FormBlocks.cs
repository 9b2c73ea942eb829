using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Web.Documents;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers.Documents;

/// <summary>A form with its answers as parts of a document.</summary>
internal static class FormBlocks
{
    /// <summary>Wider tables are read row by row: a page has room for so many columns.</summary>
    private const int WidestTable = 6;

    public static IEnumerable<DocumentBlock> Of(FormReading reading, AnswerWords said, Words words, Formats formats)
    {
        foreach (var section in reading.Sections)
        {
            yield return new HeadingBlock(2, words.In(section.Section.Title));
            var plain = section.Questions.Where(each => each.Question.Rule.Type != QuestionType.Table).ToList();
            if (plain.Count > 0)
            {
                yield return new PairsBlock(words.In(section.Section.Title), [.. plain.Select(each => (words.In(each.Question.Label), said.Of(each.Question.Rule, each.Answer)))]);
            }

            foreach (var block in section.Questions.Where(each => each.Question.Rule.Type == QuestionType.Table).SelectMany(each => Table(each, said, words, formats)))
            {
                yield return block;
            }
        }

        if (reading.Scores.Count > 0)
        {
            yield return new PairsBlock(words["form.scores"],
                [.. reading.Scores.Values.Select(score => (words.In(score.Score.Title), score.Level is { } level ? formats.Labelled(formats.Number(score.Value, 0), words.In(level.Label)) : formats.Number(score.Value, 0)))]);
        }
    }

    private static IEnumerable<DocumentBlock> Table(QuestionReading question, AnswerWords said, Words words, Formats formats)
    {
        var (label, columns) = (words.In(question.Question.Label), question.Question.Columns);
        var rows = question.Answer is RowsAnswer answer ? answer.Rows.Where(row => !row.IsEmpty).ToList() : [];
        yield return new HeadingBlock(3, label);
        if (rows.Count == 0)
        {
            yield return new ParagraphBlock(words["form.unanswered"]);
        }
        else if (columns.Count <= WidestTable)
        {
            yield return new TableBlock(label, [.. columns.Select(column => words.In(column.Label))],
                [.. rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => said.Of(column.Rule, row.Cell(column.Id)))])]);
        }
        else
        {
            foreach (var (i, row) in rows.Index())
            {
                yield return new ParagraphBlock(words["form.row", label, formats.Number(i + 1)]);
                yield return new PairsBlock(words["form.row", label, formats.Number(i + 1)], [.. columns.Select(column => (words.In(column.Label), said.Of(column.Rule, row.Cell(column.Id))))]);
            }
        }
    }
}

internal static class ConditionTable
{
    public static TableBlock Of(IReadOnlyList<DecisionCondition> conditions, FormChoices choices, Words words, Formats formats) => new(
        words["conditions.title"], [words["conditions.text"], words["conditions.owner"], words["conditions.due"], words["conditions.state"]],
        [
            .. conditions.Select(each => (IReadOnlyList<string>)
            [
                each.Text, choices.Person(each.Owner.ToString()) ?? "—", formats.Date(each.DueOn),
                each.MetOn is { } on ? words["conditions.proof", formats.Date(on), each.Proof] : words["conditions.open"],
            ]),
        ]);
}
