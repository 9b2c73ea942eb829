using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Dossiers.Importing;

/// <summary>
/// What was understood of a filled document for a form. Nothing is guessed: a line is understood when it bears a question's own words
/// (in either language, whatever the accents, the case, the numbering), and its answer when the question can hold it.
/// </summary>
/// <param name="Refused">Under a known question, but the value makes no sense there.</param>
/// <param name="Unknown">Under no known question.</param>
public sealed record FormImport(IReadOnlyList<ImportedAnswer> Understood, IReadOnlyList<RefusedCell> Refused, IReadOnlyList<UnknownLine> Unknown)
{
    public static FormImport Of(Form form, FilledDocument document)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(document);
        var reader = new ImportReader(form);
        foreach (var line in document.Lines)
        {
            reader.Take(line);
        }

        return reader.Finish();
    }

    public AnswerSet Answers(Form form) => Understood.Aggregate(AnswerSet.Empty(form), (set, each) => set.With(each.Question.Id, each.Answer));
}

/// <param name="Where">First place it was found.</param>
public sealed record ImportedAnswer(Question Question, Answer Answer, string Where);

/// <param name="Label">Of the question, with the column when there is one.</param>
/// <param name="Code">Key of the words of the problem.</param>
public sealed record RefusedCell(Text Label, string Value, string Where, string Code);

public sealed record UnknownLine(string Text, string Where);
