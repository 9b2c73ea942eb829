using Balise.Domain.Norms.Forms;
using Balise.Tests.Domain.Norms.Forms;
using Balise.Web.Norms.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Balise.Tests.Web.Norms.Forms;

/// <summary>What a browser sends of a form, against what was shown and what is kept now.</summary>
public sealed class PostedAnswersTests
{
    private static readonly Form Annex = LocalForms.AnnexOne;

    private static readonly AnswerSet Empty = AnswerSet.Empty(Annex);

    [Fact]
    public void Only_what_was_changed_is_an_edit()
    {
        var held = Empty.With("system_description", new TextAnswer("Un assistant.\r\nPour le transport."));

        var read = Read(held, Shown(held, "system_description"), ("a.system_description", "Un assistant.\r\nPour le transport. "),
            ("m.intended_use", ""), ("a.intended_use", "Chaque matin."));

        Assert.Equal(["intended_use"], read.Edits.Select(edit => edit.Question));
    }

    [Fact]
    public void A_question_that_was_not_on_the_page_is_never_touched()
    {
        var read = Read(Empty, ("a.intended_use", "Chaque matin."));

        Assert.Empty(read.Edits);
    }

    [Fact]
    public void What_someone_else_changed_meanwhile_is_not_overwritten()
    {
        var shown = Empty.With("intended_use", new TextAnswer("Le matin."));
        var held = Empty.With("intended_use", new TextAnswer("Le soir."));

        var read = Read(held, Shown(shown, "intended_use"), ("a.intended_use", "À midi."));

        var conflict = Assert.Single(held.Merge(read.Edits).Conflicts);
        Assert.Equal(new TextAnswer("Le soir."), conflict.Theirs);
        Assert.Equal(new TextAnswer("À midi."), conflict.Yours);
    }

    [Fact]
    public void What_someone_else_erased_meanwhile_is_a_conflict_too()
    {
        var shown = Empty.With("intended_use", new TextAnswer("Le matin."));

        var read = Read(Empty, Shown(shown, "intended_use"), ("a.intended_use", "À midi."));

        Assert.Single(Empty.Merge(read.Edits).Conflicts);
    }

    [Fact]
    public void A_field_left_as_shown_lets_the_other_persons_change_stand()
    {
        var shown = Empty.With("intended_use", new TextAnswer("Le matin."));
        var held = Empty.With("intended_use", new TextAnswer("Le soir."));

        var read = Read(held, Shown(shown, "intended_use"), ("a.intended_use", "Le matin."));

        Assert.Empty(read.Edits);
    }

    [Theory]
    [InlineData("1 284,5", 1284.5)]
    [InlineData("1\u202F284,50 $", 1284.5)]
    [InlineData("-3", -3)]
    public void A_number_is_read_as_people_write_it(string typed, double expected)
    {
        var read = Read(Empty, ("m.population_size", ""), ("a.population_size", typed));

        Assert.Equal(new NumberAnswer((decimal)expected), Assert.Single(read.Edits).After);
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_costs_nothing_else()
    {
        var read = Read(Empty, ("m.population_size", ""), ("a.population_size", "deux cents"), ("m.intended_use", ""), ("a.intended_use", "Chaque matin."));

        Assert.Equal(("annexe-1.population_size", "field.number"), (read.Problems.Single().Field, read.Problems.Single().Code));
        Assert.Equal("intended_use", read.Edits.Single().Question);
    }

    [Fact]
    public void Rows_left_blank_or_taken_away_are_not_kept()
    {
        var read = Read(
            Empty, ("m.training_calendar", ""), ("a.training_calendar.0.group", "Répartition"), ("a.training_calendar.1.group", "Conduite"), ("a.training_calendar.2.group", ""),
            ("r.training_calendar", "0"));

        var rows = Assert.IsType<RowsAnswer>(Assert.Single(read.Edits).After);
        Assert.Equal([new TextAnswer("Conduite")], rows.Rows.Select(row => row.Cell("group")));
    }

    [Fact]
    public void Html_is_kept_as_text()
    {
        var read = Read(Empty, ("m.intended_use", ""), ("a.intended_use", "<script>alert(1)</script>"));

        Assert.Equal(new TextAnswer("<script>alert(1)</script>"), Assert.Single(read.Edits).After);
    }

    private static (string, string) Shown(AnswerSet shown, string question) => ("m." + question, AnswerMark.Of(shown[question]));

    private static PostedAnswers Read(AnswerSet held, params (string Name, string Value)[] fields) =>
        PostedAnswers.Read(Annex, new FormCollection(fields.GroupBy(f => f.Name).ToDictionary(f => f.Key, f => new StringValues([.. f.Select(each => each.Value)]))), held);
}
