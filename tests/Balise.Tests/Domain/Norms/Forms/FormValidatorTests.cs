using Balise.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Norms.Forms;

public sealed class FormValidatorTests
{
    private static readonly Form Form = LocalForms.AnnexOne;

    [Fact]
    public void A_draft_need_not_be_complete() =>
        Assert.Equal([], FormValidator.Validate(Form, AnswerSet.Empty(Form).With("system_description", LocalForms.Text("Un assistant")), ValidationMode.Draft));

    [Fact]
    public void Every_problem_is_said_at_once_with_its_cell()
    {
        var risks = Form.Find("risks")!;
        var answers = AnswerSet.Empty(Form)
            .With("system_type", LocalForms.Text("magic"))
            .With("deployment_date", LocalForms.Text("demain"))
            .With("population_size", new NumberAnswer(-4))
            .With("model_version", LocalForms.Text(new string('x', 501)))
            .With("intended_use", LocalForms.Text("a\u0000b"))
            .With("unknown_question", LocalForms.Text("?"))
            .With("risks", LocalForms.Rows(risks, ("likelihood", LocalForms.Text("sometimes")), ("priority", new NumberAnswer(0))));

        var problems = FormValidator.Validate(Form, answers, ValidationMode.Draft);

        Assert.Equal(
            [
                "deployment_date field.kind", "intended_use field.control_character", "model_version field.too_long", "population_size field.out_of_range",
                "risks.0.likelihood field.unknown", "risks.0.priority field.out_of_range", "system_type field.unknown", "unknown_question field.unknown",
            ],
            problems.Select(problem => $"{problem.Path} {problem.Code}").Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.True(problem.Remedy.Fr.Length > 10 && problem.Remedy.En.Length > 10 && problem.Label.Fr.Length > 0));
        Assert.Contains(problems, problem => problem.Label.Fr.EndsWith("ligne 1, Probabilité", StringComparison.Ordinal));
    }

    [Fact]
    public void A_five_thousand_character_answer_is_taken() =>
        Assert.Equal([], FormValidator.Validate(Form, AnswerSet.Empty(Form).With("intended_use", LocalForms.Text(new string('é', 5000))), ValidationMode.Draft));

    [Fact]
    public void Markup_and_formulas_are_only_text() =>
        Assert.Equal([], FormValidator.Validate(Form, AnswerSet.Empty(Form).With("intended_use", LocalForms.Text("<b>=1+1</b>")), ValidationMode.Draft));

    [Fact]
    public void Dates_keep_their_order()
    {
        var pia = LocalForms.Pack.Forms["efvp-allegee"];

        var problem = Assert.Single(FormValidator.Validate(
            pia, AnswerSet.Empty(pia).With("pia_started_on", LocalForms.Date(2026, 5, 2)).With("pia_next_review_on", LocalForms.Date(2026, 5, 1)), ValidationMode.Draft));

        Assert.Equal(("pia_next_review_on", "field.dates_order"), (problem.Path, problem.Code));
    }

    [Fact]
    public void A_blank_row_is_no_answer()
    {
        var answers = LocalForms.Fill(Form).With("risks", new RowsAnswer([new(new Dictionary<string, Answer> { ["cause"] = LocalForms.Text("  ") })]));

        Assert.Contains(FormValidator.Validate(Form, answers, ValidationMode.Submit), problem => problem is { Path: "risks", Code: "field.required" });
    }

    [Fact]
    public void A_row_begun_is_finished_before_submission()
    {
        var answers = LocalForms.Fill(Form).With("risks", new RowsAnswer([new(new Dictionary<string, Answer> { ["cause"] = LocalForms.Text("Panne") })]));

        var problems = FormValidator.Validate(Form, answers, ValidationMode.Submit);

        Assert.Contains(problems, problem => problem is { Path: "risks.0.owner", Code: "field.required" });
        Assert.DoesNotContain(problems, problem => problem.Path == "risks.0.cause");
    }

    [Fact]
    public void A_hidden_answer_waits_and_counts_for_nothing()
    {
        var answers = LocalForms.Fill(Form, ("personal_information", LocalForms.Text("yes")), ("sensitive_information", LocalForms.Text("yes")))
            .With("personal_information", LocalForms.Text("no"));

        var reading = FormReading.Of(Form, answers);

        Assert.Null(reading.Find("sensitive_information"));
        Assert.Empty(reading.Values("sensitive_information"));
        Assert.NotNull(answers["sensitive_information"]);
    }

    [Fact]
    public void The_residual_risk_is_the_highest_product_of_the_rows()
    {
        var risks = Form.Find("risks")!;
        var answers = AnswerSet.Empty(Form).With("risks", new RowsAnswer(
        [
            LocalForms.Row(risks, ("residual_likelihood", LocalForms.Text("likely")), ("residual_impact", LocalForms.Text("minor"))),
            LocalForms.Row(risks, ("residual_likelihood", LocalForms.Text("possible")), ("residual_impact", LocalForms.Text("major"))),
        ]));

        var score = FormReading.Of(Form, answers).Scores["residual_risk"];

        Assert.Equal((12m, "high"), (score.Value, score.Level?.Value));
    }
}
