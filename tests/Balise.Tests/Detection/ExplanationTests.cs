using Balise.Detection;

namespace Balise.Tests.Detection;

public sealed class ExplanationTests
{
    [Fact]
    public void A_finding_says_why_in_both_languages_without_the_value()
    {
        var finding = Assert.Single(DetectorSet.Standard.Scan("NAS : 130 692 544"));

        Assert.Equal("Numéro d’assurance sociale : sa forme correspond; son chiffre de contrôle est juste; un mot voisin le nomme.", Explanation.French(finding));
        Assert.Equal("Social insurance number: its format matches; its check digit is right; a nearby word names it.", Explanation.English(finding));
    }

    [Fact]
    public void Every_type_has_a_name_in_both_languages_and_outside()
    {
        foreach (var type in FindingTypes.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(Explanation.Label(type, french: true)));
            Assert.False(string.IsNullOrWhiteSpace(Explanation.Label(type, french: false)));
            Assert.True(FindingTypes.TryParse(FindingTypes.Name(type), out var same) && same == type);
        }
    }

    [Fact]
    public void Sensitive_words_near_a_person_are_signals_and_far_from_anyone_are_nothing()
    {
        var buffer = new FindingBuffer();

        DetectorSet.Standard.Scan("NAS 130 692 544 : diagnostic de dépression, mesure disciplinaire.", buffer);
        var near = buffer.Signals.ToArray().Select(s => s.Kind).ToList();
        DetectorSet.Standard.Scan("Le diagnostic organisationnel et la rémunération globale.", buffer);

        Assert.Contains(SignalKind.Health, near);
        Assert.Contains(SignalKind.Disciplinary, near);
        Assert.Equal(0, buffer.Signals.Length);
    }
}
