using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers;

public sealed class ProportionalityTests
{
    [Fact]
    public void A_rewriting_aid_is_light_and_a_triage_of_requests_is_reinforced()
    {
        var rewriting = Of(("audience", LocalForms.Many("staff")), ("processing_place", LocalForms.Many("quebec")));
        var triage = Of(("audience", LocalForms.Many("citizens")), ("supports_decision", LocalForms.Text("yes")), ("personal_information", LocalForms.Text("yes")));

        Assert.Equal((RiskTier.Light, RiskTier.Reinforced), (rewriting.Tier, triage.Tier));
        Assert.False(rewriting.Asks(RequirementKind.Form, "douze-risques"));
        Assert.True(triage.Asks(RequirementKind.Form, "douze-risques"));
        Assert.True(triage.Asks(RequirementKind.Form, "impact-equite-droits"));
        Assert.True(triage.Asks(RequirementKind.Approval, "privacy"));
    }

    [Fact]
    public void A_privacy_assessment_is_always_asked()
    {
        Assert.True(Proportionality.Of(LocalForms.Pack, null).Asks(RequirementKind.Form, "efvp-allegee"));
        Assert.True(Of(("personal_information", LocalForms.Text("no"))).Asks(RequirementKind.Form, "efvp-allegee"));

        var personal = Of(("personal_information", LocalForms.Text("yes")));
        Assert.True(personal.Asks(RequirementKind.Form, "efvp-complete"));
        Assert.False(personal.Asks(RequirementKind.Form, "efvp-allegee"));
    }

    [Fact]
    public void Ontario_asks_for_the_transfer_section_and_its_gate()
    {
        var needs = Of(("processing_place", LocalForms.Many("ontario")), ("personal_information", LocalForms.Text("no")));

        Assert.True(needs.Asks(RequirementKind.Section, "efvp-allegee/transfert"));
        Assert.True(needs.Asks(RequirementKind.Gate, "transfer_agreement"));
    }

    [Fact]
    public void Every_requirement_says_why_and_in_the_name_of_what() =>
        Assert.All(LocalForms.Pack.Proportionality.Requirements, each =>
        {
            Assert.EndsWith(".", each.Why.Fr, StringComparison.Ordinal);
            Assert.EndsWith(".", each.Why.En, StringComparison.Ordinal);
            Assert.Contains(each.Source.Instrument, LocalForms.Pack.Instruments.Keys);
        });

    [Fact]
    public void The_scale_is_said_to_be_our_own() => Assert.Contains("Balise", LocalForms.Pack.Proportionality.Note.Fr, StringComparison.Ordinal);

    [Fact]
    public void The_forms_to_fill_are_each_named_once()
    {
        var forms = Of().Forms(LocalForms.Pack);

        Assert.Equal("annexe-1", forms[0].Id);
        Assert.Equal(forms.Count, forms.Select(form => form.Id).Distinct().Count());
    }

    private static Proportionality Of(params (string, Answer)[] answers) => Proportionality.Of(LocalForms.Pack, LocalForms.Fill(LocalForms.AnnexOne, answers));
}
