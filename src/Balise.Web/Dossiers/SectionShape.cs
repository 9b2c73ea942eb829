using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;

namespace Balise.Web.Dossiers;

/// <summary>What a section looks like with its answers: when it is not what the page shows, the script asks the page again.</summary>
internal static class SectionShape
{
    public static string Of(FormReading reading, SectionReading section)
    {
        var seen = new StringBuilder();
        foreach (var question in section.Questions)
        {
            seen.Append(question.Question.Id).Append(question.Required ? '*' : ' ').Append(question.Answer is null ? '-' : '+');
        }

        foreach (var score in ScoresOf(reading, section))
        {
            seen.Append(CultureInfo.InvariantCulture, $"{score.Score.Id}={score.Value}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen.ToString())))[..16];
    }

    /// <summary>The scores that this section's answers make.</summary>
    public static IReadOnlyList<ScoreReading> ScoresOf(FormReading reading, SectionReading section) =>
    [
        .. reading.Scores.Values.Where(score => score.Score.Of.Any(path => section.Questions.Any(each => each.Question.Id == path.Split('.')[0]))),
    ];
}

/// <summary>Data sets already named in the file: a name is typed once.</summary>
internal static class DatasetNames
{
    public static IReadOnlyList<string> In(Dossier dossier, IReadOnlyList<Form> forms) =>
    [
        .. forms.SelectMany(form => form.Questions.Select(question => (question, answer: dossier.AnswersOf(form)[question.Id])))
            .SelectMany(each => each.answer switch
            {
                TextAnswer text when each.question.Rule.Type == QuestionType.Dataset => [text.Value],
                RowsAnswer rows => each.question.Columns.Where(column => column.Rule.Type == QuestionType.Dataset)
                    .SelectMany(column => rows.Rows.Select(row => row.Cell(column.Id)).OfType<TextAnswer>().Select(cell => cell.Value)),
                _ => (IEnumerable<string>)[],
            }).Distinct().Order(StringComparer.OrdinalIgnoreCase),
    ];
}
