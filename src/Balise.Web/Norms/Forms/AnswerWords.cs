using System.Globalization;
using Balise.Domain;
using Balise.Domain.Norms.Forms;
using Balise.Web.Shell;

namespace Balise.Web.Norms.Forms;

/// <summary>An answer as people read it: labels, names, dates and amounts in words.</summary>
public sealed class AnswerWords(Words words, Formats formats, FormChoices choices)
{
    /// <summary>« Sans réponse » when there is none.</summary>
    public string Of(ValueRule rule, Answer? answer) => answer switch
    {
        null or { IsEmpty: true } => words["form.unanswered"],
        TextAnswer text => Text(rule, text.Value),
        NumberAnswer number when rule.Type == QuestionType.Money => formats.Money(number.Value),
        NumberAnswer number => formats.Number(number.Value, number.Value == Math.Truncate(number.Value) ? 0 : 2),
        DateAnswer date => formats.Date(date.Value),
        ManyAnswer many => formats.List([.. many.Values.Select(value => Label(rule, value))]),
        FilesAnswer files => formats.List([.. files.Files.Select(file => file.Name)]),
        RowsAnswer rows => words.Count("form.rows", rows.Rows.Count(row => !row.IsEmpty)),
        _ => "",
    };

    /// <summary>Label of the field of a path: the question's, with its row and column.</summary>
    public string Label(Form form, string path)
    {
        var parts = path.Split('.');
        if (form.Find(parts[0]) is not { } question)
        {
            return path;
        }

        var label = words.In(question.Label);
        return parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && question.Column(parts[2]) is { } column
            ? words["form.cell", label, formats.Number(row + 1), words.In(column.Label)]
            : label;
    }

    private string Text(ValueRule rule, string value) => rule.Type switch
    {
        QuestionType.Choice => Label(rule, value),
        QuestionType.Person => choices.Person(value) ?? value,
        QuestionType.System => choices.System(value) ?? value,
        _ => value,
    };

    private string Label(ValueRule rule, string value) => rule.Option(value) is { } option ? words.In(option.Label) : value;
}
