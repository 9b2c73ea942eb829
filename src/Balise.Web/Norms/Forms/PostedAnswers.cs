using System.Globalization;
using Balise.Domain;
using Balise.Domain.Norms.Forms;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Norms.Forms;

/// <summary>What someone typed in a form, as edits of what they were shown. What cannot be read is a problem, and its question is left as it was.</summary>
/// <param name="Edits">Only what differs from what was on the page.</param>
/// <param name="Problems">Their field is <c>FORM.PATH</c>, as the domain writes it.</param>
public sealed record PostedAnswers(IReadOnlyList<AnswerEdit> Edits, IReadOnlyList<FieldProblem> Problems)
{
    /// <param name="form">Whose questions were shown: each sends its mark, filled in or not.</param>
    /// <param name="posted">The fields.</param>
    /// <param name="held">The answers kept now.</param>
    /// <param name="uploads">Documents already received, by question.</param>
    public static PostedAnswers Read(Form form, IFormCollection posted, AnswerSet held, IReadOnlyDictionary<string, IReadOnlyList<FileReference>>? uploads = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(held);
        List<AnswerEdit> edits = [];
        List<FieldProblem> problems = [];
        foreach (var question in form.Questions.Where(question => posted.ContainsKey(FieldValues.Mark(question.Id))))
        {
            var reader = new AnswerReader(form, question, posted, held[question.Id]);
            var after = reader.Read(uploads?.GetValueOrDefault(question.Id) ?? []);
            problems.AddRange(reader.Problems);
            var shown = posted[FieldValues.Mark(question.Id)].ToString();
            if (reader.Problems.Count == 0 && AnswerMark.Of(after) != shown)
            {
                edits.Add(new(question.Id, Seen(held[question.Id], shown, after), after));
            }
        }

        return new(edits, problems);
    }

    /// <summary>Path of a problem in its form: <c>FORM.PATH</c> without the form.</summary>
    public static string PathOf(Form form, FieldProblem problem)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Field.StartsWith(form.Id + ".", StringComparison.Ordinal) ? problem.Field[(form.Id.Length + 1)..] : problem.Field;
    }

    // What the person saw is what is held, or anything else: the merge only asks which.
    private static Answer? Seen(Answer? held, string shown, Answer? after) =>
        AnswerMark.Of(held) == shown ? held : held is null ? after : null;
}

/// <summary>Reads the fields of one question.</summary>
internal sealed class AnswerReader(Form form, Question question, IFormCollection posted, Answer? held)
{
    private readonly List<FieldProblem> problems = [];

    public IReadOnlyList<FieldProblem> Problems => problems;

    public Answer? Read(IReadOnlyList<FileReference> uploads) => question.Rule.Type switch
    {
        QuestionType.Table => Rows(),
        QuestionType.File => Files(uploads),
        _ => Value(question.Id, question.Rule),
    };

    private RowsAnswer Rows()
    {
        var removed = posted[FieldValues.Removed(question.Id)].OfType<string>().ToHashSet();
        var count = Math.Min(FieldValues.Typed(posted).Rows(question.Id), FormValidator.MostRows + 1);
        List<AnswerRow> rows = [];
        for (var i = 0; i < count; i++)
        {
            if (removed.Contains(i.ToString(CultureInfo.InvariantCulture)))
            {
                continue;
            }

            Dictionary<string, Answer> cells = [];
            foreach (var column in question.Columns)
            {
                if (Value(string.Create(CultureInfo.InvariantCulture, $"{question.Id}.{i}.{column.Id}"), column.Rule) is { IsEmpty: false } cell)
                {
                    cells[column.Id] = cell;
                }
            }

            rows.Add(new(cells));
        }

        return new(rows);
    }

    private FilesAnswer Files(IReadOnlyList<FileReference> uploads)
    {
        var kept = posted[FieldValues.Kept(question.Id)].OfType<string>().Except(posted[FieldValues.Removed(question.Id)].OfType<string>()).ToHashSet();
        var before = held is FilesAnswer files ? files.Files : [];
        return new([.. before.Where(file => kept.Contains(file.Sha256)), .. uploads.Where(file => before.All(each => each.Sha256 != file.Sha256))]);
    }

    private Answer? Value(string path, ValueRule rule)
    {
        var typed = posted[FieldValues.Name(path)];
        if (rule.Type == QuestionType.Multi)
        {
            return new ManyAnswer([.. typed.OfType<string>().Where(value => value.Length > 0).Distinct()]);
        }

        var text = AnswerMark.Clean(typed.ToString());
        if (text.Length == 0)
        {
            return null;
        }

        switch (rule.Type)
        {
            case QuestionType.Number or QuestionType.Money:
                return Number(text) is { } number ? new NumberAnswer(number) : Refuse(path, "field.number");
            case QuestionType.Date:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? new DateAnswer(day) : Refuse(path, "field.date");
            default:
                return new TextAnswer(text);
        }
    }

    private Answer? Refuse(string path, string code)
    {
        problems.Add(new($"{form.Id}.{path}", code));
        return null;
    }

    // « 1 284,5 » as people write it here; a comma is a decimal mark.
    private static decimal? Number(string text)
    {
        var plain = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u202F' or '$'))]).Replace(',', '.').Replace('\u2212', '-');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
