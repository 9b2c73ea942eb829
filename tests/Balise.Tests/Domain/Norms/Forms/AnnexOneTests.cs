using Balise.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Norms.Forms;

public sealed class AnnexOneTests
{
    private static readonly string[][] Listed =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "dossiers", "annexe-1-fields.tsv")).Skip(1).Select(line => line.Split('\t')),
    ];

    public static TheoryData<string, string, string> Fields
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var row in Listed)
            {
                data.Add(row[0], row[1], row[2]);
            }

            return data;
        }
    }

    [Fact]
    public void The_list_goes_from_119_to_142_without_a_gap() =>
        Assert.Equal(Enumerable.Range(119, 24).Select(n => $"CSS-{n}"), Listed.Select(row => row[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_exists_and_is_required_where_the_procedure_says(string obligation, string field, string expected)
    {
        var parts = field.Split('.');
        var question = LocalForms.AnnexOne.Find(parts[0]);
        Assert.NotNull(question);
        var column = parts.Length > 1 ? question.Column(parts[1]) : null;

        Assert.Equal(parts.Length > 1, column is not null);
        Assert.Contains(obligation, column?.Obligations ?? question.Obligations);
        Assert.True(question.Locked);
        Assert.Equal(expected == "required", column?.Required ?? question.Required);
        if (expected.StartsWith("when ", StringComparison.Ordinal))
        {
            var (on, value) = expected[5..].Split('=') is [var left, var right] ? (left, right) : ("", "");
            Assert.Equal($"{on} in [{value}]", question.RequiredWhen?.ToString());
        }
    }

    [Fact]
    public void Each_missing_field_is_named_when_the_request_is_submitted()
    {
        var problems = FormValidator.Validate(LocalForms.AnnexOne, AnswerSet.Empty(LocalForms.AnnexOne), ValidationMode.Submit);

        var required = Listed.Where(row => row[2] == "required" && !row[1].Contains('.')).Select(row => row[1]).Distinct();
        Assert.All(required, field => Assert.Contains(problems, problem => problem.Path == field && problem.Remedy.Fr.Length > 0));
    }

    [Fact]
    public void A_complete_request_has_no_problem()
    {
        var answers = LocalForms.Fill(LocalForms.AnnexOne);

        Assert.Equal([], FormValidator.Validate(LocalForms.AnnexOne, answers, ValidationMode.Submit));
        Assert.Equal(100, FormReading.Of(LocalForms.AnnexOne, answers).Progress.Percent);
    }

    [Fact]
    public void Annex_one_answers_for_the_national_forms_it_is_laid_over()
    {
        foreach (var national in new[] { "demande", "plan-formation-changement", "analyse-risques", "impacts-amelioration", "supervision-explication", "inventaire-donnees" })
        {
            Assert.Same(LocalForms.AnnexOne, LocalForms.Pack.Forms[national]);
        }
    }

    [Fact]
    public void Every_question_has_a_clause_of_an_instrument_of_the_pack() =>
        Assert.All(LocalForms.Pack.Forms.Values.SelectMany(form => form.Questions), question =>
        {
            Assert.Contains(question.Source.Instrument, LocalForms.Pack.Instruments.Keys);
            Assert.NotEmpty(question.Source.Clause);
        });
}
