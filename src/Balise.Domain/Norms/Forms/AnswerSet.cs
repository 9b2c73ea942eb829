using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Balise.Domain.Norms.Forms;

/// <summary>The answers given to one form, under the version it had then. Replaced whole, never edited.</summary>
/// <param name="Version">Of the form when the answers were given; see <see cref="FormMigration"/>.</param>
[JsonConverter(typeof(AnswerSetConverter))]
public sealed record AnswerSet(string Form, string Version, IReadOnlyDictionary<string, Answer> Values)
{
    public static AnswerSet Empty(Form form) => new(form.Id, form.Version, new Dictionary<string, Answer>());

    public Answer? this[string question] => Values.GetValueOrDefault(question) is { IsEmpty: false } answer ? answer : null;

    /// <summary>SHA-256 of the canonical JSON, lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AnswerJson.Write(this))));

    public AnswerSet With(string question, Answer? answer)
    {
        var values = new Dictionary<string, Answer>(Values);
        if (answer is null or { IsEmpty: true })
        {
            values.Remove(question);
        }
        else
        {
            values[question] = answer;
        }

        return this with { Values = values };
    }

    /// <summary>
    /// Lays edits over the answers field by field. An edit made on an older value than the one held is not applied: it comes back as a
    /// conflict, with both values, so that nothing typed is lost and nothing is overwritten in silence.
    /// </summary>
    public AnswerMerge Merge(IReadOnlyList<AnswerEdit> edits)
    {
        var merged = this;
        List<AnswerConflict> conflicts = [];
        foreach (var edit in edits)
        {
            var held = merged[edit.Question];
            if (Answer.Same(held, edit.Before) || Answer.Same(held, edit.After))
            {
                merged = merged.With(edit.Question, edit.After);
            }
            else
            {
                conflicts.Add(new(edit.Question, held, edit.After));
            }
        }

        return new(merged, conflicts);
    }
}

/// <param name="Before">The value the person saw when starting to type; <c>null</c> for none.</param>
public sealed record AnswerEdit(string Question, Answer? Before, Answer? After);

public sealed record AnswerMerge(AnswerSet Answers, IReadOnlyList<AnswerConflict> Conflicts);

public sealed record AnswerConflict(string Question, Answer? Theirs, Answer? Yours);
