using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Norms.Forms;

/// <summary>The forms as a school service centre loads them, and answers that fill what is required.</summary>
internal static class LocalForms
{
    public static readonly NormsPack Pack = ShippedPacks.Load(ShippedPacks.Quebec, ShippedPacks.Cssdgs);

    public static readonly Form AnnexOne = Pack.Forms["annexe-1"];

    public static readonly DateOnly Day = new(2026, 9, 1);

    /// <summary>Answers every required question left open with something of its type, until nothing is missing.</summary>
    public static AnswerSet Fill(Form form, params (string Question, Answer Answer)[] given)
    {
        var answers = given.Aggregate(AnswerSet.Empty(form), (set, pair) => set.With(pair.Question, pair.Answer));
        for (var open = Missing(form, answers); open.Count > 0; open = Missing(form, answers))
        {
            answers = open.Aggregate(answers, (set, question) => set.With(question.Id, Plausible(question)));
        }

        return answers;
    }

    public static Answer Text(string value) => new TextAnswer(value);

    public static Answer Many(params string[] values) => new ManyAnswer(values);

    public static Answer Date(int year, int month, int day) => new DateAnswer(new(year, month, day));

    public static AnswerRow Row(Question table, params (string Column, Answer Answer)[] given)
    {
        var cells = table.Columns.Where(column => column.Required).ToDictionary(column => column.Id, column => Plausible(column.Rule));
        foreach (var (column, answer) in given)
        {
            cells[column] = answer;
        }

        return new(cells);
    }

    public static Answer Rows(Question table, params (string Column, Answer Answer)[] given) => new RowsAnswer([Row(table, given)]);

    private static List<Question> Missing(Form form, AnswerSet answers) =>
        [.. FormReading.Of(form, answers).Sections.SelectMany(section => section.Questions).Where(each => each is { Required: true, Answer: null }).Select(each => each.Question)];

    private static Answer Plausible(Question question) => question.Rule.Type == QuestionType.Table ? Rows(question) : Plausible(question.Rule);

    private static Answer Plausible(ValueRule rule) => rule.Type switch
    {
        QuestionType.Number or QuestionType.Money => new NumberAnswer(rule.Min ?? 1),
        QuestionType.Date => new DateAnswer(Day),
        QuestionType.Choice => new TextAnswer(rule.Options.OrderBy(option => option.Score ?? 0).First().Value),
        QuestionType.Multi => new ManyAnswer([rule.Options[0].Value]),
        QuestionType.File => new FilesAnswer([new("rapport.pdf", new string('a', 64), 12)]),
        _ => new TextAnswer("Réponse d’essai"),
    };
}
