using System.Globalization;
using System.Text.Json;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Host.Demonstration;

/// <summary>The files of <c>dossiers.json</c>.</summary>
/// <param name="Answers">What is answered the same way in every file, by form.</param>
internal sealed record DemonstrationFiles(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Answers, IReadOnlyList<DemonstrationDossier> Dossiers)
{
    public static DemonstrationFiles Load()
    {
        using var stream = typeof(DemonstrationFiles).Assembly.GetManifestResourceStream("Balise.Host.Demonstration.dossiers.json")!;
        return JsonSerializer.Deserialize<DemonstrationFiles>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <param name="Stage">draft, analysis, ready or service.</param>
/// <param name="Condition">Of the decision, met with <paramref name="Proof"/> before service.</param>
internal sealed record DemonstrationDossier(
    string UseCase, string Stage, IReadOnlyDictionary<string, JsonElement> Answers, string? Condition, string? Proof,
    DemonstrationAssignment? Assign, DemonstrationComment? Comment);

internal sealed record DemonstrationAssignment(string Section, string To, string DueOn);

internal sealed record DemonstrationComment(string Question, string Text);

/// <summary>Reads answers written for people: <c>@+10</c> is a date ten days on, <c>@name</c> a person.</summary>
internal sealed class DemonstrationAnswers(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> everywhere, IReadOnlyDictionary<string, Actor> actors, DateOnly today)
{
    /// <summary>Answers of a form: its own first, then those of the file, then those given in every request.</summary>
    public IReadOnlyList<AnswerEdit> Of(Form form, IReadOnlyDictionary<string, JsonElement> given, NormsPack norms, bool onlyGiven = false)
    {
        var own = Everywhere(form);
        var request = Everywhere(norms.Forms[norms.Proportionality.Form]) ?? new Dictionary<string, JsonElement>();
        List<AnswerEdit> edits = [];
        foreach (var question in form.Questions)
        {
            if (given.TryGetValue(question.Id, out var value)
                || (!onlyGiven && ((own is not null && own.TryGetValue(question.Id, out value)) || request.TryGetValue(question.Id, out value))))
            {
                edits.Add(new(question.Id, null, Read(question, value)));
            }
        }

        return edits;
    }

    // Under the form itself, or under one it was laid over: a pack of the body may add a form on top of Annex 1.
    private IReadOnlyDictionary<string, JsonElement>? Everywhere(Form form) =>
        form.Carries.Select(everywhere.GetValueOrDefault).FirstOrDefault(answers => answers is not null);

    public DateOnly Date(string text) => today.AddDays(int.Parse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    public PersonId Person(string text) => actors[$"{text[1..]}@cssdemo.example"].Person;

    private Answer Read(Question question, JsonElement value) => question.Rule.Type == QuestionType.Table
        ? new RowsAnswer([.. value.EnumerateArray().Select(row => new AnswerRow(row.EnumerateObject()
            .ToDictionary(cell => cell.Name, cell => Read(question.Column(cell.Name)!.Rule, cell.Value))))])
        : Read(question.Rule, value);

    private Answer Read(ValueRule rule, JsonElement value) => rule.Type switch
    {
        QuestionType.Number or QuestionType.Money => new NumberAnswer(value.GetDecimal()),
        QuestionType.Date => new DateAnswer(Date(value.GetString()!)),
        QuestionType.Multi => new ManyAnswer([.. value.EnumerateArray().Select(each => each.GetString()!)]),
        QuestionType.Person => new TextAnswer(Person(value.GetString()!).ToString()),
        _ => new TextAnswer(value.GetString()!),
    };
}
