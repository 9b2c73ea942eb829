using Balise.Domain.Dossiers.Importing;
using Balise.Domain.Norms.Forms;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers.Importing;

/// <summary>A form filled in elsewhere: what bears a question's words is understood, the rest is shown, nothing is guessed.</summary>
public sealed class FormImportTests
{
    [Fact]
    public void A_value_beside_or_below_its_question_is_understood()
    {
        var read = Read(
            ["1. DESCRIPTION GENERALE DU SYSTEME *", "Un assistant."], ["Description de l'usage prévu"], ["Chaque matin."], ["Et le soir."], ["Motif principal :"]);

        Assert.Equal(new TextAnswer("Un assistant."), read.Answers(LocalForms.AnnexOne)["system_description"]);
        Assert.Equal(new TextAnswer("Chaque matin.\nEt le soir."), read.Answers(LocalForms.AnnexOne)["intended_use"]);
        Assert.Empty(read.Unknown);
    }

    [Fact]
    public void Rows_under_the_headings_of_a_table_are_its_rows()
    {
        var read = Read(["Groupe visé", "Formation", "Début", "Fin", "Personnes"], ["Répartition", "Usage", "2027-01-05", "20/01/2027", "12"], ["Conduite", "Usage", "", "", ""]);

        var rows = Assert.IsType<RowsAnswer>(Assert.Single(read.Understood).Answer);
        Assert.Equal(2, rows.Rows.Count);
        Assert.Equal(new DateAnswer(new(2027, 1, 20)), rows.Rows[0].Cell("ends_on"));
        Assert.Equal(new NumberAnswer(12), rows.Rows[0].Cell("people"));
    }

    [Fact]
    public void A_choice_is_understood_by_its_words_in_either_language()
    {
        var read = Read(["Type de système", "circuit fermé"], ["Model openness", "Closed"]);

        Assert.Contains(read.Understood, each => each.Answer == new TextAnswer("closed_circuit_system"));
    }

    [Fact]
    public void A_value_that_its_question_cannot_hold_is_named_with_its_cell()
    {
        var read = Read(["Date de déploiement prévue", "bientôt"], ["Type de système", "Un nuage"], ["Personne responsable", "Une directrice"]);

        Assert.Empty(read.Understood);
        Assert.Equal(["import.option", "import.choose", "field.date"], read.Refused.OrderBy(each => each.Where == "1" ? 3 : each.Where == "2" ? 1 : 2).Select(each => each.Code));
    }

    [Fact]
    public void A_line_under_no_question_is_shown_and_not_kept()
    {
        var read = Read(["Description générale du système", "Un assistant."], ["Une phrase de plus."]);

        Assert.Equal("Une phrase de plus.", Assert.Single(read.Unknown).Text);
        Assert.Equal(new TextAnswer("Un assistant."), Assert.Single(read.Understood).Answer);
    }

    [Fact]
    public void A_start_that_names_two_questions_names_none()
    {
        var read = Read(["Description", "Un assistant."]);

        Assert.Empty(read.Understood);
    }

    private static FormImport Read(params string[][] lines) =>
        FormImport.Of(LocalForms.AnnexOne, new([.. lines.Select((cells, i) => new FilledLine($"{i + 1}", cells))]));
}
