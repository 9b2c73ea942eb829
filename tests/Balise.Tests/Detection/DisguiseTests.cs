using Balise.Detection;

namespace Balise.Tests.Detection;

public sealed class DisguiseTests
{
    [Theory]
    [InlineData("mon NAS est 1\u200b3\u200c0\u2060692\u00ad544", FindingType.CaSin, "1\u200b3\u200c0\u2060692\u00ad544")]
    [InlineData("NAS １３０６９２５４４", FindingType.CaSin, "１３０６９２５４４")]
    [InlineData("NAS \ud835\udfcf\ud835\udfd1\ud835\udfce692544", FindingType.CaSin, "\ud835\udfcf\ud835\udfd1\ud835\udfce692544")]
    [InlineData("NAM ТRЕМ04121925", FindingType.QcNam, "ТRЕМ04121925")]
    [InlineData("écrire à jean.rоy@exemple.ca", FindingType.Email, "jean.rоy@exemple.ca")]
    [InlineData("NAS 1 3 0 6 9 2 5 4 4 merci", FindingType.CaSin, "1 3 0 6 9 2 5 4 4")]
    [InlineData("NAS 130\n692\n544", FindingType.CaSin, "130\n692\n544")]
    [InlineData("NAS 13O692544", FindingType.CaSin, "13O692544")]
    [InlineData("NAS &#49;&#51;&#x30;692544", FindingType.CaSin, "&#49;&#51;&#x30;692544")]
    [InlineData("NAS %31%33%30692544", FindingType.CaSin, "%31%33%30692544")]
    [InlineData("NAS %2531%2533%2530692544", FindingType.CaSin, "%2531%2533%2530692544")]
    [InlineData("NAS \\u0031\\u0033\\u0030692544", FindingType.CaSin, "\\u0031\\u0033\\u0030692544")]
    [InlineData("voici : TkFTIDEzMCA2OTIgNTQ0", FindingType.CaSin, "TkFTIDEzMCA2OTIgNTQ0")]
    [InlineData("voici 4e415320313330203639322035343420", FindingType.CaSin, "4e415320313330203639322035343420")]
    [InlineData("NAS un trois zéro six neuf deux cinq quatre quatre merci", FindingType.CaSin, "un trois zéro six neuf deux cinq quatre quatre")]
    [InlineData("my SIN is one three zero, six nine two, five four four", FindingType.CaSin, "one three zero, six nine two, five four four")]
    [InlineData("mon cellulaire, cinq cent quatorze cinq cent cinquante-cinq zéro un quarante-deux", FindingType.Phone, "cinq cent quatorze cinq cent cinquante-cinq zéro un quarante-deux")]
    [InlineData("jean point roy arobase exemple point ca", FindingType.Email, "jean point roy arobase exemple point ca")]
    [InlineData("jroy [at] exemple [dot] qc [dot] ca", FindingType.Email, "jroy [at] exemple [dot] qc [dot] ca")]
    public void A_disguised_value_is_found_at_its_original_place(string text, FindingType type, string value)
    {
        var found = DetectorSet.Standard.Scan(text);

        Assert.Contains(found, f => f.Type == type && text[f.Start..f.End] == value);
    }

    [Theory]
    [InlineData("Москва и Санкт-Петербург 2024")]
    [InlineData("Il y a cinq, six ou sept raisons, neuf au plus, et trois exceptions sur quatre.")]
    [InlineData("We met at noon. Look at example.com for five of the seven reports.")]
    [InlineData("Le vingt-trois avril, quarante personnes et cinquante invités étaient là.")]
    [InlineData("C:\\new\\table\\u12\\report.txt et 50 % de 20 %")]
    [InlineData("12, 34, 56, 78, 90, 12, 34, 56 sont les numéros gagnants")]
    [InlineData("dGhlIGNvbW1pdHRlZSBhZ3JlZWQgdGhhdCBpdCBpcyBmaW5l")]
    public void Ordinary_text_is_not_taken_for_a_disguise(string text)
    {
        Assert.Empty(DetectorSet.Standard.Scan(text));
    }

    [Fact]
    public void A_value_cut_over_two_messages_gives_a_piece_in_each()
    {
        var found = DetectorSet.Standard.ScanConversation(["Bonjour, mon NAS commence par 130 692", "et la suite c'est 544, merci"]);

        Assert.Equal(2, found.Count);
        Assert.Equal([0, 1], found.Select(f => f.Segment));
        Assert.All(found, f => Assert.Equal(FindingType.CaSin, f.Finding.Type));
    }

    [Fact]
    public void A_word_in_one_message_explains_a_number_in_the_next()
    {
        var found = DetectorSet.Standard.ScanConversation(["Quel est votre numéro d'assurance sociale?", "130692544"]);

        var only = Assert.Single(found);
        Assert.Equal((1, 0, 9), (only.Segment, only.Finding.Start, only.Finding.End));
    }
}
