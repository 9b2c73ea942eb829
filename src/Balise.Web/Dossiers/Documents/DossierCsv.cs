using System.Globalization;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.Policies;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers.Documents;

/// <summary>Every answer of a file as a line: form, section, question, row, column, answer, clause.</summary>
internal static class DossierCsv
{
    public static IEnumerable<IReadOnlyList<string>> Rows(WholeFile file, NormsPack norms, AnswerWords said, Words words)
    {
        yield return [words["dossier.form"], words["forms.section"], words["export.question"], words["export.row"], words["export.column"], words["export.answer"], words["export.clause"]];
        foreach (var form in DossierForms.Of(file.Dossier, file.Dossier.Needs(norms), norms))
        {
            foreach (var section in FormReading.Of(form, file.Dossier.AnswersOf(form)).Sections)
            {
                foreach (var question in section.Questions)
                {
                    IReadOnlyList<string> Line(string row, string column, string answer) =>
                        [words.In(form.Title), words.In(section.Section.Title), words.In(question.Question.Label), row, column, answer, Wording.Cite(question.Question.Source, norms, words.Spoken())];
                    if (question.Answer is not RowsAnswer rows)
                    {
                        yield return Line("", "", said.Of(question.Question.Rule, question.Answer));
                        continue;
                    }

                    foreach (var (i, row) in rows.Rows.Where(row => !row.IsEmpty).Index())
                    {
                        foreach (var column in question.Question.Columns)
                        {
                            yield return Line((i + 1).ToString(CultureInfo.InvariantCulture), words.In(column.Label), said.Of(column.Rule, row.Cell(column.Id)));
                        }
                    }
                }
            }
        }
    }
}
