using System.Text;
using Balise.Documents;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Balise.Tests.Documents;

public sealed class PdfTests
{
    [Fact]
    public void Lines_have_a_page_and_a_number()
    {
        var document = Files.Text(Build(["page un"], ["Bonjour madame", "NAS 287 334 126"]));

        Assert.Equal(DocumentKind.Pdf, document.Kind);
        var place = Files.Place(document, "287 334 126");
        Assert.Equal((2, 2), (place.Page, place.Line));
    }

    [Fact]
    public void Digits_drawn_out_of_order_are_read_as_the_eye_sees_them()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Courier);
        var page = builder.AddPage(PageSize.Letter);
        foreach (var i in new[] { 4, 0, 8, 2, 6, 1, 5, 3, 7 })
        {
            page.AddText("287334126"[i].ToString(), 12, new PdfPoint(100 + i * 7.2, 600), font);
        }

        Assert.Contains("287334126", Files.Text(builder.Build()).Text);
    }

    [Fact]
    public void Ordinary_pages_are_not_said_twice()
    {
        var lines = Enumerable.Range(1, 30).Select(i => $"Ligne {i} du formulaire, avec quelques mots ordinaires").ToArray();

        var document = Files.Text(Build(lines));

        Assert.DoesNotContain(document.Runs, run => run.At.Area == TextArea.Other);
        Assert.Equal(30, document.Runs.Count(run => run.At.Page == 1));
    }

    [Fact]
    public void Properties_are_read()
    {
        var builder = new PdfDocumentBuilder { DocumentInformation = { Author = "Ovila Duquette", Subject = "dossier 4471" } };
        builder.AddPage(PageSize.Letter).AddText("texte", 12, new PdfPoint(50, 700), builder.AddStandard14Font(Standard14Font.Helvetica));

        var document = Files.Text(builder.Build());

        Assert.Equal(TextArea.Properties, Files.Place(document, "Ovila Duquette").Area);
        Assert.Contains("dossier 4471", document.Text);
    }

    [Fact]
    public void Form_fields_annotations_and_links_are_read()
    {
        var bytes = RawPdf.Page(
            RawPdf.Say("formulaire"),
            page: "/Annots [6 0 R 7 0 R 8 0 R]",
            catalogue: "/AcroForm << /Fields [6 0 R] >>",
            more:
            [
                "<< /Type /Annot /Subtype /Widget /FT /Tx /T (nas) /V (287 334 126) /Rect [0 0 10 10] /P 3 0 R >>",
                "<< /Type /Annot /Subtype /Text /Contents 9 0 R /T (Luce) /Rect [0 0 10 10] >>",
                "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (mailto:a.roy@fleuve.example) >> /Rect [0 0 10 10] >>",
                "<FEFF00E0002000720061007000700065006C00650072>",
            ]);

        var document = Files.Text(bytes);

        Assert.Contains("287 334 126", document.Text);
        Assert.Contains("à rappeler", document.Text);
        Assert.Contains("mailto:a.roy@fleuve.example", document.Text);
        Assert.Contains(document.Runs, run => run.At.Area == TextArea.FormField && run.At.Part == "nas");
    }

    [Fact]
    public void An_attached_file_is_read()
    {
        var bytes = RawPdf.Page(
            RawPdf.Say("voir la pièce"),
            catalogue: "/Names << /EmbeddedFiles << /Names [(liste.csv) 6 0 R] >> >>",
            more:
            [
                "<< /Type /Filespec /F (liste.csv) /EF << /F 7 0 R >> >>",
                "<< /Type /EmbeddedFile /Length 20 >>\nstream\nnom;nas\nRoy;28733412\nendstream",
            ]);

        var document = Files.Text(bytes);

        Assert.Equal("liste.csv", Files.Place(document, "Roy;28733412").Part);
    }

    [Fact]
    public void A_page_without_letters_is_a_picture()
    {
        var drawing = Encoding.ASCII.GetBytes("0 0 100 100 re f");

        Assert.Equal(UnreadableReason.ImageOnly, Files.Refusal(RawPdf.Page(drawing)));
    }

    [Fact]
    public void A_picture_page_among_others_is_declared()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        builder.AddPage(PageSize.Letter).AddText("texte", 12, new PdfPoint(50, 700), font);
        builder.AddPage(PageSize.Letter).DrawRectangle(new PdfPoint(0, 0), 100, 100, fill: true);

        var unread = Assert.Single(Files.Text(builder.Build()).Unread);

        Assert.Equal((2, UnreadableReason.ImageOnly), (unread.At.Page, unread.Reason));
    }

    [Fact]
    public void A_password_is_asked_for()
    {
        var bytes = RawPdf.Page(
            RawPdf.Say("secret"),
            trailer: $"/Encrypt 6 0 R /ID [<{new string('1', 32)}> <{new string('1', 32)}>]",
            more: [$"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{new string('A', 64)}> /U <{new string('B', 64)}> >>"]);

        Assert.Equal(UnreadableReason.Encrypted, Files.Refusal(bytes));
    }

    [Fact]
    public void Too_many_pages_are_refused() =>
        Assert.Equal(UnreadableReason.TooLarge, Files.Refusal(Build(["un"], ["deux"], ["trois"]), new DocumentLimits { MaxPages = 2 }));

    internal static byte[] Build(params string[][] pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.Letter);
            for (var i = 0; i < lines.Length; i++)
            {
                page.AddText(lines[i], 12, new PdfPoint(50, 700 - i * 20), font);
            }
        }

        return builder.Build();
    }
}
