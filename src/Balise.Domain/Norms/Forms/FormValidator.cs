namespace Balise.Domain.Norms.Forms;

/// <summary>Checks answers against their form and says every problem at once, in the order of the form.</summary>
public static class FormValidator
{
    /// <summary>Most rows a table takes: a longer one is a register, not an answer.</summary>
    public const int MostRows = 500;

    /// <summary>A hidden question is not checked: its answer waits, and counts for nothing.</summary>
    public static IReadOnlyList<FormProblem> Validate(Form form, AnswerSet answers, ValidationMode mode)
    {
        List<FormProblem> problems = [];
        foreach (var unknown in answers.Values.Keys.Where(key => form.Find(key) is null).Order(StringComparer.Ordinal))
        {
            problems.Add(new(form.Id, "", unknown, new(unknown, unknown), "field.unknown", FormWords.UnknownQuestion, ("value", unknown)));
        }

        foreach (var section in FormReading.Of(form, answers).Sections)
        {
            foreach (var question in section.Questions)
            {
                new QuestionCheck(form, section.Section, question.Question, answers, problems).Check(question, mode);
            }
        }

        return problems;
    }
}

/// <summary>Checks one question; a problem names the cell it is in.</summary>
internal sealed class QuestionCheck(Form form, FormSection section, Question question, AnswerSet answers, List<FormProblem> problems)
{
    public void Check(QuestionReading reading, ValidationMode mode)
    {
        if (reading.Answer is null)
        {
            if (mode == ValidationMode.Submit && reading.Required)
            {
                Add(question.Id, question.Label, "field.required", FormWords.Required(question.Rule.Type));
            }

            return;
        }

        if (question.Rule.Type == QuestionType.Table)
        {
            CheckRows(reading, mode);
            return;
        }

        CheckValue(question.Id, question.Label, question.Rule, reading.Answer);
        CheckOrder(reading.Answer);
    }

    private void CheckRows(QuestionReading reading, ValidationMode mode)
    {
        if (reading.Answer is not RowsAnswer { Rows: var rows })
        {
            Add(question.Id, question.Label, "field.kind", FormWords.Kind(QuestionType.Table));
            return;
        }

        if (rows.Count > FormValidator.MostRows)
        {
            Add(question.Id, question.Label, "field.too_many_rows", FormWords.TooManyRows(FormValidator.MostRows), ("max", $"{FormValidator.MostRows}"));
        }

        var least = Math.Max(reading.Required ? 1 : 0, question.MinRows);
        if (mode == ValidationMode.Submit && rows.Count(row => !row.IsEmpty) < least)
        {
            Add(question.Id, question.Label, "field.too_few_rows", FormWords.TooFewRows(least), ("min", $"{least}"));
        }

        for (var i = 0; i < rows.Count; i++)
        {
            CheckRow(i, rows[i], mode);
        }
    }

    private void CheckRow(int index, AnswerRow row, ValidationMode mode)
    {
        foreach (var unknown in row.Cells.Keys.Where(key => question.Column(key) is null))
        {
            Add($"{question.Id}.{index}.{unknown}", question.Label, "field.unknown", FormWords.UnknownQuestion, ("value", unknown));
        }

        // A row left blank is not an answer.
        foreach (var column in question.Columns.Where(_ => !row.IsEmpty))
        {
            var label = FormWords.Cell(question.Label, index, column.Label);
            var path = $"{question.Id}.{index}.{column.Id}";
            if (row.Cell(column.Id) is { } cell)
            {
                CheckValue(path, label, column.Rule, cell);
            }
            else if (mode == ValidationMode.Submit && column.Required)
            {
                Add(path, label, "field.required", FormWords.Required(column.Rule.Type));
            }
        }
    }

    private void CheckValue(string path, Text label, ValueRule rule, Answer answer)
    {
        if (!FormWords.Fits(rule.Type, answer))
        {
            Add(path, label, "field.kind", FormWords.Kind(rule.Type));
            return;
        }

        switch (answer)
        {
            case TextAnswer text when rule.Type == QuestionType.Choice:
                CheckOptions(path, label, rule, [text.Value]);
                break;
            case ManyAnswer many:
                CheckOptions(path, label, rule, many.Values);
                break;
            case TextAnswer text when text.Value.Length > rule.MaxLength:
                Add(path, label, "field.too_long", FormWords.TooLong(rule.MaxLength, text.Value.Length), ("max", $"{rule.MaxLength}"));
                break;
            case TextAnswer text when text.Value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')):
                Add(path, label, "field.control_character", FormWords.ControlCharacter);
                break;
            case NumberAnswer number when number.Value < rule.Min || number.Value > rule.Max:
                Add(path, label, "field.out_of_range", FormWords.Range(rule.Min, rule.Max), ("min", $"{rule.Min}"), ("max", $"{rule.Max}"));
                break;
        }
    }

    private void CheckOptions(string path, Text label, ValueRule rule, IReadOnlyList<string> values)
    {
        foreach (var unknown in values.Where(value => rule.Option(value) is null))
        {
            Add(path, label, "field.unknown", FormWords.UnknownOption(unknown), ("value", unknown));
        }
    }

    private void CheckOrder(Answer answer)
    {
        if (answer is DateAnswer { Value: var date } && question.NotBefore is { } earlier && answers[earlier] is DateAnswer { Value: var first } && date < first)
        {
            Add(question.Id, question.Label, "field.dates_order", FormWords.NotBefore(form.Find(earlier)!.Label));
        }
    }

    private void Add(string path, Text label, string code, Text remedy, params IReadOnlyList<(string, string)> with) =>
        problems.Add(new(form.Id, section.Id, path, label, code, remedy, with));
}
