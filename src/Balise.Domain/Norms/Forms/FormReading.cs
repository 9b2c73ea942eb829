namespace Balise.Domain.Norms.Forms;

/// <summary>A form with its answers: what is shown, what is required, the scores and how far it is. Pure; linear in questions and rows.</summary>
public sealed class FormReading : IAnswerSource
{
    private readonly Dictionary<string, (Question Question, Answer Answer)> visible = [];

    private FormReading(Form form) => Form = form;

    public Form Form { get; }

    /// <summary>Only the sections and questions shown with these answers, in order.</summary>
    public IReadOnlyList<SectionReading> Sections { get; private set; } = [];

    public IReadOnlyDictionary<string, ScoreReading> Scores { get; private set; } = new Dictionary<string, ScoreReading>();

    public FormProgress Progress => new(Sections.Sum(section => section.Required), Sections.Sum(section => section.RequiredAnswered));

    /// <summary>
    /// Hidden answers count for nothing, in conditions as in scores. One pass is enough: the loader refuses a condition on what comes later.
    /// </summary>
    public static FormReading Of(Form form, AnswerSet answers)
    {
        var reading = new FormReading(form);
        reading.Sections = [.. form.Sections.Where(section => section.ShownWhen?.Holds(reading) != false).Select(section => reading.Read(section, answers))];
        reading.Scores = form.Scores.Select(reading.Read).OfType<ScoreReading>().ToDictionary(score => score.Score.Id);
        return reading;
    }

    public QuestionReading? Find(string question) =>
        Sections.SelectMany(section => section.Questions).FirstOrDefault(each => each.Question.Id == question);

    public IEnumerable<string> Values(string question) => Cells(question).SelectMany(cell => cell.Answer switch
    {
        TextAnswer text => [text.Value],
        ManyAnswer many => many.Values,
        _ => (IEnumerable<string>)[],
    });

    public IEnumerable<decimal> Numbers(string question)
    {
        if (Form.FindScore(question) is { } score)
        {
            return Read(score) is { } read ? [read.Value] : [];
        }

        return Cells(question).SelectMany(cell => Weigh(cell.Rule, cell.Answer));
    }

    private SectionReading Read(FormSection section, AnswerSet answers)
    {
        List<QuestionReading> questions = [];
        foreach (var question in section.Questions.Where(question => question.ShownWhen?.Holds(this) != false))
        {
            var answer = answers[question.Id];
            if (answer is not null)
            {
                visible[question.Id] = (question, answer);
            }

            questions.Add(new(question, answer, question.Required || question.RequiredWhen?.Holds(this) == true));
        }

        return new(section, questions);
    }

    private ScoreReading? Read(FormScore score)
    {
        var numbers = score.Kind == ScoreKind.MaxProduct ? Products(score.Of[0], score.Of[1]) : score.Of.SelectMany(Numbers);
        var values = numbers.ToList();
        if (values.Count == 0)
        {
            return null;
        }

        var value = score.Kind == ScoreKind.Sum ? values.Sum() : values.Max();
        return new(score, value, score.LevelOf(value));
    }

    private IEnumerable<decimal> Products(string one, string other)
    {
        var (table, first) = Split(one);
        var (_, second) = Split(other);
        if (!visible.TryGetValue(table, out var held) || held.Answer is not RowsAnswer rows)
        {
            yield break;
        }

        foreach (var row in rows.Rows)
        {
            if (Weight(held.Question, row, first) is { } left && Weight(held.Question, row, second) is { } right)
            {
                yield return left * right;
            }
        }
    }

    private static decimal? Weight(Question table, AnswerRow row, string column) =>
        table.Column(column) is { } known && row.Cell(column) is { } cell && Weigh(known.Rule, cell).ToList() is [var weight, ..] ? weight : null;

    private IEnumerable<(ValueRule Rule, Answer Answer)> Cells(string path)
    {
        var (id, column) = Split(path);
        if (!visible.TryGetValue(id, out var held))
        {
            return [];
        }

        return column is ""
            ? [(held.Question.Rule, held.Answer)]
            : held.Question.Column(column) is { } known && held.Answer is RowsAnswer rows
                ? rows.Rows.Select(row => row.Cell(column)).OfType<Answer>().Select(cell => (known.Rule, cell))
                : [];
    }

    private static IEnumerable<decimal> Weigh(ValueRule rule, Answer answer) => answer switch
    {
        NumberAnswer number => [number.Value],
        TextAnswer text => rule.Option(text.Value)?.Score is { } score ? [score] : [],
        ManyAnswer many => many.Values.Select(value => rule.Option(value)?.Score).OfType<decimal>(),
        _ => [],
    };

    internal static (string Id, string Column) Split(string path) =>
        path.IndexOf('.') is var dot and > 0 ? (path[..dot], path[(dot + 1)..]) : (path, "");
}

public sealed record SectionReading(FormSection Section, IReadOnlyList<QuestionReading> Questions)
{
    public int Required => Questions.Count(question => question.Required);

    public int RequiredAnswered => Questions.Count(question => question is { Required: true, Answer: not null });

    public int Answered => Questions.Count(question => question.Answer is not null);
}

/// <param name="Answer"><c>null</c> when there is none.</param>
public sealed record QuestionReading(Question Question, Answer? Answer, bool Required);

public sealed record ScoreReading(FormScore Score, decimal Value, ScoreLevel? Level);

/// <summary>Counts required questions shown; whole percents, never 100 before the last one.</summary>
public sealed record FormProgress(int Required, int Answered)
{
    public int Percent => Required == 0 ? 100 : Answered * 100 / Required;
}
