using System.Text;
using Balise.Documents;

namespace Balise.Tests.Documents;

public sealed class TextAndMailTests
{
    [Fact]
    public void Text_keeps_its_lines_and_their_numbers()
    {
        var document = Files.Text(Files.Utf8("un\r\n\r\ntrois — é"));

        Assert.Equal(DocumentKind.Text, document.Kind);
        Assert.Equal("un\n\ntrois — é\n", document.Text);
        Assert.Equal(3, Files.Place(document, "trois").Line);
    }

    [Fact]
    public void Encodings_are_told_apart()
    {
        const string Text = "Élève né à Gaspé, l’école; œuvre";

        Assert.Contains(Text, Files.Text(Encoding.UTF8.GetBytes(Text)).Text);
        Assert.Contains(Text, Files.Text([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]).Text);
        Assert.Contains(Text, Files.Text([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]).Text);
        Assert.Contains(Text, Files.Text([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)]).Text);
        Assert.Contains("Gaspé", Files.Text(Encoding.Latin1.GetBytes("Élève né à Gaspé")).Text);
        Assert.Contains("l’œuvre €", Files.Text([(byte)'l', 0x92, 0x9C, .. "uvre "u8, 0x80]).Text);
        Assert.Contains("287 334 126", Files.Text(Encoding.Unicode.GetBytes("NAS 287 334 126")).Text);
    }

    [Fact]
    public void Binary_content_is_unsupported() =>
        Assert.Equal(UnreadableReason.Unsupported, Files.Refusal([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919 >> 3))]));

    [Fact]
    public void An_empty_file_is_an_empty_text() => Assert.Equal("", Files.Text([]).Text);

    [Fact]
    public void Hidden_markup_stays_in_the_text() =>
        Assert.Contains("287 334 126", Files.Text(Files.Utf8("<html><!-- NAS 287 334 126 --><p>rien</p></html>")).Text);

    [Fact]
    public void A_message_gives_its_headers_its_texts_and_its_attachments()
    {
        var csv = Convert.ToBase64String(Files.Utf8("nom;nas\nRoy;287334126\n"), Base64FormattingOptions.InsertLineBreaks);
        var document = Files.Text(Files.Utf8($"""
            From: =?UTF-8?Q?Aline_Gagn=C3=A9?= <a.gagne@fleuve.example>
            To: service@exemple.quebec
            Date: Tue, 4 Nov 2025 10:00:00 -0500
            Subject: =?utf-8?B?{Convert.ToBase64String(Files.Utf8("pièce jointe"))}?=
             suite
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="coupe"

            --coupe
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Voici l'=E9l=E8ve et sa longue=
             ligne.
            --coupe
            Content-Type: application/octet-stream; name="liste.csv"
            Content-Transfer-Encoding: base64

            {csv}
            --coupe--
            """));

        Assert.Equal(DocumentKind.Mail, document.Kind);
        Assert.Equal(TextArea.Header, Files.Place(document, "Aline Gagné").Area);
        Assert.Contains("Subject: pièce jointe suite", document.Text);
        Assert.Equal(TextArea.Body, Files.Place(document, "l'élève et sa longue ligne.").Area);
        Assert.Equal("liste.csv", Files.Place(document, "Roy;287334126").Part);
    }

    [Fact]
    public void An_attached_picture_is_declared()
    {
        var document = Files.Text(Files.Utf8(
            "From: a@b.example\nDate: x\nMIME-Version: 1.0\nContent-Type: image/png; name=scan.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUg=="));

        var unread = Assert.Single(document.Unread);
        Assert.Equal(("scan.png", UnreadableReason.ImageOnly), (unread.At.Part, unread.Reason));
    }

    [Fact]
    public void Text_with_colons_is_no_message() =>
        Assert.Equal(DocumentKind.Text, Files.Text(Files.Utf8("Nom: Roy\nDate: hier\n\ntexte")).Kind);

    [Theory]
    [InlineData("lettre.pdf", true)]
    [InlineData("photo.png", true)]
    [InlineData("lettre.txt", false)]
    [InlineData("lettre.eml", false)]
    [InlineData("lettre.inconnu", false)]
    [InlineData(null, false)]
    public void A_name_that_lies_is_reported_and_does_not_decide(string? name, bool mismatch)
    {
        var reading = DocumentReader.Read(Files.Utf8("simple texte"), name, DocumentLimits.Default, CancellationToken.None);

        Assert.Equal(mismatch, Assert.IsType<DocumentText>(reading).NameMismatch);
    }

    [Fact]
    public void A_lying_name_is_reported_on_a_refusal_too()
    {
        var reading = DocumentReader.Read(new byte[] { 0x89, 0x50, 0x4E, 0x47, 1 }, "lettre.docx", DocumentLimits.Default, CancellationToken.None);

        Assert.True(Assert.IsType<Unreadable>(reading).NameMismatch);
    }
}
