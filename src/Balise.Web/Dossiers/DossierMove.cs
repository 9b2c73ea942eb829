using Balise.Domain;
using Balise.Domain.Norms.Forms;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers;

/// <summary>A step of a file, as typed.</summary>
public sealed class DossierMove
{
    public string? Action { get; set; }

    public string? Reason { get; set; }
}

/// <summary>One thing that keeps a step from being taken, with the place where it is done.</summary>
public sealed record MissingLine(string Text, string Href)
{
    internal static IReadOnlyList<MissingLine> Of(
        IReadOnlyList<FieldProblem> problems, string path, IReadOnlyList<Form> forms, AnswerWords said, ErrorWords words, Formats formats) =>
        [.. problems.Select(problem => Of(problem, path, forms, said, words, formats)).Distinct()];

    private static MissingLine Of(FieldProblem problem, string path, IReadOnlyList<Form> forms, AnswerWords said, ErrorWords words, Formats formats)
    {
        var text = words.Of(problem);
        if (forms.FirstOrDefault(form => problem.Field.StartsWith(form.Id + ".", StringComparison.Ordinal)) is { } form)
        {
            var field = PostedAnswers.PathOf(form, problem);
            var section = form.Sections.FirstOrDefault(each => each.Questions.Any(question => question.Id == field.Split('.')[0]));
            return new(
                formats.Labelled(said.Label(form, field), char.ToLowerInvariant(text[0]) + text[1..]),
                section is null ? $"{path}/formulaire" : $"{path}/formulaire/{form.Id}/{section.Id}?verifier=1#{Design.FormErrors.IdOf(FieldValues.Name(field))}");
        }

        return new(text, problem.Code switch
        {
            "dossier.opinion_missing" => $"{path}#avis",
            "dossier.pia_unsigned" => $"{path}/vie-privee",
            "dossier.gate_unmet" => $"{path}/decision",
            "dossier.access_open" => $"{path}#fermer-acces",
            _ => path,
        });
    }
}
