using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Dossiers.Importing;

/// <summary>Follows the lines of a document: a question opens, its value follows on the line or on the next ones; a table has its headings first.</summary>
internal sealed class ImportReader(Form form)
{
    private readonly ImportLabels labels = new(form);
    private readonly Dictionary<string, (string Where, List<string> Parts)> texts = [];
    private readonly Dictionary<string, (string Where, List<AnswerRow> Rows)> rows = [];
    private readonly List<RefusedCell> refused = [];
    private readonly List<UnknownLine> unknown = [];
    private Question? open;
    private (Question Table, FormColumn?[] Columns)? headings;

    public void Take(FilledLine line)
    {
        string[] cells = [.. line.Cells.Select(cell => cell.Trim())];
        if (cells.All(cell => cell.Length == 0))
        {
            return;
        }

        if (labels.Question(cells[0]) is { } question)
        {
            // A value beside its question ends it: what comes below is not guessed to be its continuation.
            headings = null;
            open = Add(question, cells.Skip(1), line.Where) ? null : question;
        }
        else if (labels.Headings(cells) is { } found)
        {
            (open, headings) = (null, found);
        }
        else if (headings is { } table && cells.Length > 1)
        {
            AddRow(table, cells, line.Where);
        }
        else if (labels.Split(cells[0]) is { } split)
        {
            headings = null;
            open = Add(split.Question, [split.Value, .. cells.Skip(1)], line.Where) ? null : split.Question;
        }
        else if (open is { Rule.Type: not QuestionType.Table } going)
        {
            Add(going, cells, line.Where);
            open = going.Rule.Type == QuestionType.LongText ? going : null;
        }
        else
        {
            unknown.Add(new(string.Join(" | ", cells.Where(cell => cell.Length > 0)), line.Where));
        }
    }

    public FormImport Finish()
    {
        List<ImportedAnswer> understood = [];
        foreach (var question in form.Questions)
        {
            if (rows.TryGetValue(question.Id, out var table))
            {
                understood.Add(new(question, new RowsAnswer(table.Rows), table.Where));
            }
            else if (texts.TryGetValue(question.Id, out var text) && string.Join('\n', text.Parts) is { Length: > 0 } value)
            {
                Understand(question, value, text.Where, understood);
            }
        }

        return new(understood, refused, unknown);
    }

    private void Understand(Question question, string value, string where, List<ImportedAnswer> understood)
    {
        var (answer, code) = ImportValue.Read(question.Rule, value);
        var problem = answer is null ? null : FormValidator
            .Validate(form, AnswerSet.Empty(form).With(question.Id, answer), ValidationMode.Draft).FirstOrDefault(each => each.Path == question.Id);
        if (answer is null || problem is not null)
        {
            refused.Add(new(question.Label, value, where, problem?.Code ?? code));
        }
        else
        {
            understood.Add(new(question, answer, where));
        }
    }

    /// <summary>False when there was no value.</summary>
    private bool Add(Question question, IEnumerable<string> values, string where)
    {
        List<string> given = [.. values.Where(value => value.Length > 0)];
        if (given.Count > 0)
        {
            (texts.TryGetValue(question.Id, out var known) ? known : texts[question.Id] = (where, [])).Parts.AddRange(given);
        }

        return given.Count > 0;
    }

    private void AddRow((Question Table, FormColumn?[] Columns) table, string[] cells, string where)
    {
        Dictionary<string, Answer> row = [];
        for (var i = 0; i < Math.Min(cells.Length, table.Columns.Length); i++)
        {
            if (table.Columns[i] is not { } column || cells[i].Length == 0)
            {
                continue;
            }

            var (answer, code) = ImportValue.Read(column.Rule, cells[i]);
            if (answer is null)
            {
                refused.Add(new(new($"{table.Table.Label.Fr}, {column.Label.Fr}", $"{table.Table.Label.En}, {column.Label.En}"), cells[i], where, code));
            }
            else
            {
                row[column.Id] = answer;
            }
        }

        if (row.Count > 0)
        {
            (rows.TryGetValue(table.Table.Id, out var known) ? known : rows[table.Table.Id] = (where, [])).Rows.Add(new(row));
        }
    }
}
