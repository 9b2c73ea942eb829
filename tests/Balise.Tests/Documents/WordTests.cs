using Balise.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Balise.Tests.Documents;

public sealed class WordTests
{
    [Fact]
    public void Paragraphs_are_numbered_lines()
    {
        var document = Files.Text(Build(main => main.Document!.Body!.Append(Line("Bonjour"), Line("NAS 287 334 126"))));

        Assert.Equal(DocumentKind.Word, document.Kind);
        Assert.StartsWith("Bonjour\nNAS 287 334 126\n", document.Text);
        Assert.Equal(2, Files.Place(document, "287 334 126").Paragraph);
    }

    [Fact]
    public void A_number_cut_by_formatting_is_whole_again()
    {
        var cut = new Paragraph(new Run(new Text("287 3")), new Run(new RunProperties(new Bold()), new Text("34 126")));

        var document = Files.Text(Build(main => main.Document!.Body!.Append(cut)));

        Assert.Contains("287 334 126", document.Text);
    }

    [Fact]
    public void Headers_footers_notes_and_comments_are_read_where_they_are()
    {
        var document = Files.Text(Build(main =>
        {
            main.AddNewPart<HeaderPart>().Header = new Header(Line("en-tête PROTÉGÉ B"));
            main.AddNewPart<FooterPart>().Footer = new Footer(Line("pied 418 555-0111"));
            main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(new Footnote(Line("note secrète")) { Id = 2 });
            main.AddNewPart<WordprocessingCommentsPart>().Comments =
                new Comments(new Comment(Line("à vérifier avec elle")) { Id = "1", Author = "Roxane Picard" });
        }));

        Assert.Equal(TextArea.Header, Files.Place(document, "PROTÉGÉ B").Area);
        Assert.Equal(TextArea.Footer, Files.Place(document, "418 555-0111").Area);
        Assert.Equal(TextArea.Note, Files.Place(document, "note secrète").Area);
        Assert.Equal(TextArea.Comment, Files.Place(document, "à vérifier").Area);
        Assert.Contains("Roxane Picard", document.Text);
    }

    [Fact]
    public void Text_boxes_hidden_text_and_deleted_text_are_read()
    {
        var body = """
            <w:p><w:r><w:t>avant</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>dans la boîte</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t> après</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>
            <w:p><w:del w:author="Luce Gagné"><w:r><w:delText>supprimé</w:delText></w:r></w:del></w:p>
            """;

        var document = Files.Text(Files.Package("word/document.xml", Files.WordXml(body)));

        Assert.Equal(TextArea.TextBox, Files.Place(document, "dans la boîte").Area);
        Assert.Equal(TextArea.Body, Files.Place(document, "avant après").Area);
        Assert.Contains("caché", document.Text);
        Assert.Contains("supprimé", document.Text);
        Assert.Contains("Luce Gagné", document.Text);
    }

    [Fact]
    public void The_copy_for_old_readers_is_read_only_where_it_differs()
    {
        var body = """
            <mc:AlternateContent><mc:Choice Requires="wps"><w:p><w:r><w:t>pareil</w:t></w:r></w:p></mc:Choice>
            <mc:Fallback><w:p><w:r><w:t>pareil</w:t></w:r></w:p><w:p><w:r><w:t>différent</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
            """;

        var document = Files.Text(Files.Package("word/document.xml", Files.WordXml(body)));

        Assert.Equal("pareil\ndifférent\n", document.Text);
    }

    [Fact]
    public void Cells_of_a_row_are_on_one_line()
    {
        var row = new TableRow(new TableCell(Line("NAS")), new TableCell(Line("287 334 126")));
        var empty = new TableRow(new TableCell(new Paragraph()), new TableCell(new Paragraph()));

        var document = Files.Text(Build(main => main.Document!.Body!.Append(Line("titre"), new Table(empty, row), Line("fin"))));

        Assert.StartsWith("titre\nNAS\t287 334 126\nfin\n", document.Text);
    }

    [Fact]
    public void Properties_links_and_alternative_texts_are_read()
    {
        var document = Files.Text(Build(
            main =>
            {
                main.AddHyperlinkRelationship(new Uri("mailto:rosalie@fleuve.example"), isExternal: true);
                main.Document!.Body!.Append(Line("texte"));
            },
            package =>
            {
                package.PackageProperties.Creator = "Ovila Duquette";
                package.PackageProperties.Title = "Dossier DPJ";
            }));

        Assert.Equal(TextArea.Properties, Files.Place(document, "Ovila Duquette").Area);
        Assert.Contains("Dossier DPJ", document.Text);
        Assert.Equal(TextArea.Link, Files.Place(document, "mailto:rosalie@fleuve.example").Area);
    }

    [Fact]
    public void Tab_stops_are_not_text_and_tabs_are()
    {
        var line = new Paragraph(
            new ParagraphProperties(new Tabs(new TabStop { Val = TabStopValues.Left, Position = 720 })),
            new Run(new Text("a"), new TabChar(), new Text("b"), new Break(), new Text("c"), new NoBreakHyphen(), new Text("d")));

        var document = Files.Text(Build(main => main.Document!.Body!.Append(line)));

        Assert.StartsWith("a\tb\nc-d\n", document.Text);
    }

    [Fact]
    public void A_picture_is_declared_and_an_embedded_workbook_is_read()
    {
        var sheet = ExcelTests.Build([("Feuil1", null, [["Rolande Szabo"]])]);

        var document = Files.Text(Files.Package(
            "word/document.xml",
            Files.WordXml("<w:p/>"),
            ("word/media/image1.png", [1, 2, 3]),
            ("word/embeddings/classeur.xlsx", sheet)));

        Assert.Equal("word/embeddings/classeur.xlsx", Files.Place(document, "Rolande Szabo").Part);
        var unread = Assert.Single(document.Unread);
        Assert.Equal(("word/media/image1.png", UnreadableReason.ImageOnly), (unread.At.Part, unread.Reason));
    }

    [Fact]
    public void A_part_that_nothing_points_to_is_read_too()
    {
        var document = Files.Text(Files.Package(
            "word/document.xml", Files.WordXml("<w:p/>"), ("custom/orphelin.xml", Files.Utf8("<a><b>jeton oublié</b></a>"))));

        Assert.Equal("custom/orphelin.xml", Files.Place(document, "jeton oublié").Part);
    }

    private static byte[] Build(Action<MainDocumentPart> fill, Action<WordprocessingDocument>? more = null)
    {
        var bytes = new MemoryStream();
        using (var package = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.Document = new Document(new Body());
            fill(main);
            more?.Invoke(package);
        }

        return bytes.ToArray();
    }

    private static Paragraph Line(string text) => new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
}
