using Balise.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Norms.Forms;

/// <summary>What a local pack may do to the forms under it.</summary>
public sealed class FormOverlayTests : IDisposable
{
    private const string Words = """{ "fr": "Texte", "en": "Text" }""";

    private readonly PackCopy pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public void A_local_pack_adds_a_section_without_code()
    {
        Local("mise-locale", "mise-hors-service", $$"""{ "id": "local", "title": {{Words}}, "questions": [{ "id": "box", "type": "text", "label": {{Words}}, "required": true }] }""");

        var form = pack.LoadBoth().Forms["mise-hors-service"];

        Assert.Equal("mise-locale", form.Id);
        Assert.Equal("1+7", form.Version);
        Assert.Equal("local", form.Sections[^1].Id);
        Assert.NotNull(form.Find("deletion_certificate"));
        Assert.Contains(FormValidator.Validate(form, AnswerSet.Empty(form), ValidationMode.Submit), problem => problem.Path == "box");
    }

    [Fact]
    public void A_pack_that_removes_a_locked_question_is_refused_with_the_clause()
    {
        Local("mise-locale", "mise-hors-service", "", """, "remove": ["deletion_certificate"]""");

        var problem = pack.OnlyProblemOfBoth();

        Assert.Equal("/remove/0", problem.Path);
        Assert.Contains("“deletion_certificate” is locked: guide, 1.2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_is_not_locked_may_be_left_out()
    {
        Local("mise-locale", "mise-hors-service", "", """, "remove": ["lessons"]""");

        Assert.Null(pack.LoadBoth().Forms["mise-locale"].Find("lessons"));
    }

    [Theory]
    [InlineData("""{ "id": "stop_on", "type": "date", "label": LABEL }""", "required", "it is required and stays so")]
    [InlineData("""{ "id": "stop_on", "type": "text", "label": LABEL, "required": true }""", "type", "the type stays the same")]
    [InlineData("""{ "id": "stop_on", "type": "date", "label": LABEL, "required": true, "shownWhen": { "question": "users_told", "equals": "x" } }""", "shownWhen", "hidden")]
    public void A_locked_question_is_not_loosened(string question, string key, string reason)
    {
        Local("mise-locale", "mise-hors-service", $$"""{ "id": "arret", "title": {{Words}}, "questions": [{{question.Replace("LABEL", Words)}}] }""");

        var problems = pack.ProblemsOfBoth();

        Assert.Contains(problems, problem => problem.Path == $"/sections/0/questions/0/{key}" && problem.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_of_the_pack_under_is_not_hidden()
    {
        Local("mise-locale", "mise-hors-service", $$"""{ "id": "traces", "title": {{Words}}, "shownWhen": { "question": "supplier_held_data", "equals": "yes" }, "questions": [] }""");

        Assert.EndsWith("cannot be hidden", pack.OnlyProblemOfBoth().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_column_of_a_locked_table_stays()
    {
        pack.Replace("cssdgs/forms/annexe-1.json", "\"id\": \"cause\"", "\"id\": \"why\"");

        Assert.Contains(pack.ProblemsOfBoth(), problem => problem.Message.Contains("the column “cause” stays", StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_over_nothing_is_refused()
    {
        Local("mise-locale", "nothing", "");

        Assert.Contains(pack.ProblemsOfBoth(), problem => problem.Path == "/over/0");
    }

    [Theory]
    [InlineData("\"list\": \"openness\"", "\"list\": \"opennes\"", "no list is named “opennes”")]
    [InlineData("\"question\": \"openness\", \"equals\": \"closed\"", "\"question\": \"acquisition\", \"equals\": \"purchase\"", "asked later")]
    [InlineData("\"question\": \"openness\", \"equals\": \"closed\"", "\"question\": \"openness\", \"equals\": \"shut\"", "“shut” is not an option")]
    [InlineData("\"question\": \"openness\", \"equals\": \"closed\"", "\"question\": \"nowhere\", \"equals\": \"closed\"", "no question, column or score is named “nowhere”")]
    [InlineData("\"question\": \"openness\", \"equals\": \"closed\"", "\"question\": \"openness\"", "exactly one of equals, in, atLeast")]
    [InlineData("\"id\": \"fallback\"", "\"id\": \"owner\"", "“owner” is given twice")]
    [InlineData("\"type\": \"person\"", "\"type\": \"human\"", "“human” is not one of")]
    [InlineData("\"clause\": \"3.3\"", "\"clause\": 3.3", "a string is expected")]
    public void A_broken_form_is_refused_with_the_reason(string old, string replacement, string reason)
    {
        pack.Replace("quebec/forms/demande.json", old, replacement);

        Assert.Contains(pack.ProblemsOfNational(), problem => problem.File == "quebec/forms/demande.json" && problem.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"target\": \"efvp-allegee\"", "\"target\": \"efvp\"", "no form is named “efvp”")]
    [InlineData("\"target\": \"pia_signed\"", "\"target\": \"pia_stamped\"", "no gate is named “pia_stamped”")]
    [InlineData("\"role\": \"sgc\"", "\"role\": \"oracle\"", "“oracle” is not a role")]
    [InlineData("\"equals\": \"acts_within_limits\"", "\"equals\": \"runs_wild\"", "“runs_wild” is not an option")]
    public void Broken_rules_of_proportionality_are_refused(string old, string replacement, string reason)
    {
        pack.Replace("quebec/proportionality.json", old, replacement);

        Assert.Contains(pack.ProblemsOfNational(), problem => problem.Message.Contains(reason, StringComparison.Ordinal));
    }

    private void Local(string id, string over, string section, string more = "") =>
        pack.Write($"cssdgs/forms/{id}.json", $$"""
            { "id": "{{id}}", "version": "7", "over": ["{{over}}"], "title": {{Words}}, "source": { "instrument": "cssdgs-30-02", "clause": "8" },
              "sections": [{{section}}]{{more}} }
            """);
}
