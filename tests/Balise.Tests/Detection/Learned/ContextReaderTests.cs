using Balise.Detection;

namespace Balise.Tests.Detection.Learned;

public sealed class ContextReaderTests
{
    private static readonly DetectorSet With = DetectorSet.Standard;
    private static readonly DetectorSet Without = DetectorSet.Create(new DetectorSetOptions { Context = false });

    [Theory]
    [InlineData("Le compte réseau de l'adjointe est ⟦mtremblay04⟧, il est verrouillé depuis hier.", FindingType.Username)]
    [InlineData("My employee number is still ⟦E-20417⟧ even after the merger.", FindingType.EmployeeId)]
    [InlineData("Le mot de passe du portail est maintenant ⟦Sirop-2027⟧, ne le dis à personne.", FindingType.Password)]
    public void What_only_the_words_around_name_is_found(string marked, FindingType type)
    {
        var (text, start, end) = Marked(marked);

        Assert.Contains(With.Scan(text), f => f.Type == type && f.Start == start && f.End == end);
    }

    [Theory]
    [InlineData("Le bon de commande 118836 a été émis pour douze chaises au local B-212.")]
    [InlineData("Version 8.4.2 installée sur le serveur, correctif KB5034441 refusé.")]
    [InlineData("Le règlement 2019-44, article 12, permet le remorquage en hiver.")]
    [InlineData("Choisissez un mot de passe d'au moins 12 caractères, dont un chiffre.")]
    public void Numbers_of_things_and_talk_of_passwords_are_left_alone(string text) => Assert.Empty(With.Scan(text));

    [Fact]
    public void A_heading_tells_what_its_column_holds()
    {
        var (text, start, end) = Marked("No empl.;Nom;Service\n30117;Roy, Luc;Paie\n⟦30118⟧;Gagné, Anne;Voirie");

        Assert.Contains(With.Scan(text), f => f.Start == start && f.End == end && f.Type == FindingType.EmployeeId);
    }

    [Fact]
    public void What_the_model_adds_says_so_and_says_which_words_it_went_by()
    {
        var text = "mon login c bobby_lajoie pis ça marche pas";
        var added = Assert.Single(With.Scan(text), f => (f.Reasons & Reasons.Model) != 0);

        Assert.StartsWith("Nom d’utilisateur : le modèle de contexte le désigne", Explanation.French(added), StringComparison.Ordinal);
        Assert.DoesNotContain("lajoie", Explanation.French(added), StringComparison.Ordinal);
        Assert.InRange(added.Confidence, 0.5f, 0.84f);
    }

    [Fact]
    public void The_words_it_says_are_never_a_piece_of_the_value()
    {
        foreach (var finding in With.Scan("identifiants : amercier / Hiver2026, NIP 4471, dossier PL-25-00731 de la plaignante"))
        {
            Assert.True(finding.Detail is null || finding.Detail.All(c => char.IsLetter(c) || c is ',' or ' '), finding.Detail);
        }
    }

    [Fact]
    public void A_detector_that_has_proof_is_never_contradicted()
    {
        const string text = "NAS : 130 692 544, carte 4111 1111 1111 1111, TREM 0412 1925";

        Assert.Equal(Without.Scan(text), With.Scan(text));
    }

    [Fact]
    public void It_can_be_left_out() => Assert.DoesNotContain(Without.Scan("mon login c bobby_lajoie pis ça marche pas"), f => (f.Reasons & Reasons.Model) != 0);

    [Fact]
    public void A_value_behind_invisible_characters_is_read_too()
    {
        var text = "Compte réseau : mtrem\u200Bblay04 est verrouillé";
        var found = Assert.Single(With.Scan(text), f => f.Type == FindingType.Username);

        Assert.Equal("mtrem\u200Bblay04", text[found.Start..found.End]);
    }

    [Fact]
    public void A_stream_reads_around_a_value_as_a_whole_scan_does()
    {
        const string text = "Bonjour, le compte réseau de l'adjointe est mtremblay04 et son numéro d'employée est le 20-4178. Le mot de passe du portail est maintenant Sirop-2027.";
        var stream = With.OpenStream();
        var buffer = new FindingBuffer();
        var found = new List<Finding>();
        foreach (var c in text)
        {
            stream.Push([c], buffer);
            found.AddRange(buffer.Findings);
        }

        stream.Complete(buffer);
        found.AddRange(buffer.Findings);

        Assert.Equal(With.Scan(text), found);
    }

    private static (string Text, int Start, int End) Marked(string marked) =>
        (marked.Replace("⟦", "").Replace("⟧", ""), marked.IndexOf('⟦'), marked.IndexOf('⟧') - 1);
}
