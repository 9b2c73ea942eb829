using Balise.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Norms.Forms;

public sealed class ShippedFormsTests
{
    public static TheoryData<string> Forms => [.. LocalForms.Pack.Forms.Values.Select(form => form.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_filled_with_what_it_asks_is_complete(string id)
    {
        var form = LocalForms.Pack.Forms[id];

        Assert.Equal([], FormValidator.Validate(form, LocalForms.Fill(form), ValidationMode.Submit));
    }

    [Theory]
    [InlineData("quebec", false)]
    [InlineData("ontario", true)]
    [InlineData("canada_other", true)]
    [InlineData("unknown", true)]
    public void The_transfer_section_opens_for_any_place_outside_Quebec(string place, bool opens)
    {
        foreach (var id in new[] { "efvp-allegee", "efvp-complete" })
        {
            var form = LocalForms.Pack.Forms[id];

            var reading = FormReading.Of(form, AnswerSet.Empty(form).With("pia_places", LocalForms.Many("quebec", place)));

            Assert.Equal(opens, reading.Sections.Any(section => section.Section.Id == "transfert"));
        }
    }

    [Theory]
    [InlineData("none", "none", "no", "unclassified")]
    [InlineData("none", "limited", "no", "protected_a")]
    [InlineData("limited", "none", "yes", "protected_b")]
    [InlineData("none", "very_serious", "no", "protected_c")]
    [InlineData("none", "none", "sensitive", "protected_c")]
    public void The_injury_analysis_proposes_the_highest_level(string confidentiality, string availability, string personal, string level)
    {
        var form = LocalForms.Pack.Forms["analyse-prejudices"];
        var answers = LocalForms.Fill(
            form, ("injury_confidentiality", LocalForms.Text(confidentiality)), ("injury_availability", LocalForms.Text(availability)),
            ("injury_integrity", LocalForms.Text("none")), ("injury_personal", LocalForms.Text(personal)));

        Assert.Equal(level, FormReading.Of(form, answers).Scores["classification_level"].Level?.Value);
    }

    [Theory]
    [InlineData("closed", false)]
    [InlineData("partial", true)]
    [InlineData("open", true)]
    public void The_security_opinion_asks_for_a_code_audit_when_the_code_is_open(string openness, bool asked)
    {
        var form = LocalForms.Pack.Forms["avis-securite"];

        var problems = FormValidator.Validate(form, AnswerSet.Empty(form).With("openness", LocalForms.Text(openness)), ValidationMode.Submit);

        Assert.Equal(asked, problems.Any(problem => problem.Path == "source_audit_result"));
    }

    [Fact]
    public void The_lists_are_whole()
    {
        Assert.Equal(12, LocalForms.Pack.Forms["douze-risques"].FindScore("highest_risk")!.Of.Count);
        Assert.Equal(10, LocalForms.Pack.Forms["avis-securite"].FindScore("owasp_gap")!.Of.Count);
        Assert.Equal(7, LocalForms.Pack.Forms["grille-codir-in"].FindScore("criteria_points")!.Of.Count);
        Assert.Equal(8, LocalForms.AnnexOne.Find("datasets")!.Columns.Count(column => column.Id.StartsWith("stage_", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_certificate_is_asked_once_something_is_destroyed()
    {
        var form = LocalForms.Pack.Forms["mise-hors-service"];
        var records = form.Find("records")!;

        var problems = FormValidator.Validate(
            form, AnswerSet.Empty(form).With("records", LocalForms.Rows(records, ("disposition", LocalForms.Text("destroyed")))), ValidationMode.Submit);

        Assert.Contains(problems, problem => problem.Path == "deletion_certificate");
        Assert.DoesNotContain(problems, problem => problem.Path == "anonymisation_file");
    }
}
