namespace Balise.Domain.Norms.Forms;

/// <summary>Brings a draft to the version its form has now, and says what changed. Answers of a decided file stay as given.</summary>
public static class FormMigration
{
    /// <param name="older">The form as it was, when it is still known: questions newly asked are then told from those left blank.</param>
    public static MigratedAnswers Migrate(AnswerSet draft, Form newer, Form? older = null)
    {
        if (draft.Version == newer.Version && draft.Form == newer.Id)
        {
            return new(draft, []);
        }

        List<MigrationNote> notes = [];
        var values = new Dictionary<string, Answer>();
        foreach (var (id, answer) in draft.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (newer.Find(id) is not { } question)
            {
                notes.Add(new(MigrationKind.QuestionGone, id, older?.Find(id)?.Label ?? new(id, id), answer));
            }
            else if (!FormWords.Fits(question.Rule.Type, answer))
            {
                notes.Add(new(MigrationKind.KindChanged, id, question.Label, answer));
            }
            else
            {
                if (HasUnknownOption(question.Rule, answer))
                {
                    notes.Add(new(MigrationKind.OptionGone, id, question.Label, answer));
                }

                values[id] = answer;
            }
        }

        notes.AddRange(newer.Questions
            .Where(question => older is not null && older.Find(question.Id) is null)
            .Select(question => new MigrationNote(MigrationKind.QuestionAdded, question.Id, question.Label, null)));
        notes.AddRange(newer.Questions
            .Where(question => question.Required && older?.Find(question.Id) is { Required: false })
            .Select(question => new MigrationNote(MigrationKind.NowRequired, question.Id, question.Label, draft[question.Id])));
        return new(new(newer.Id, newer.Version, values), notes);
    }

    private static bool HasUnknownOption(ValueRule rule, Answer answer) => (rule.Type, answer) switch
    {
        (QuestionType.Choice, TextAnswer text) => rule.Option(text.Value) is null,
        (QuestionType.Multi, ManyAnswer many) => many.Values.Any(value => rule.Option(value) is null),
        _ => false,
    };
}

public sealed record MigratedAnswers(AnswerSet Answers, IReadOnlyList<MigrationNote> Notes);

/// <param name="Answer">What was answered: it leaves the draft when the question is gone or changed kind, and is shown here whole.</param>
public sealed record MigrationNote(MigrationKind Kind, string Question, Text Label, Answer? Answer);

public enum MigrationKind : byte
{
    QuestionAdded,
    QuestionGone,
    KindChanged,
    OptionGone,
    NowRequired,
}
