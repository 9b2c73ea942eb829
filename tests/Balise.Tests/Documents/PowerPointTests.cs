using Balise.Documents;

namespace Balise.Tests.Documents;

public sealed class PowerPointTests
{
    private const string Namespaces =
        """xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" """;

    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    [Fact]
    public void Slides_come_in_the_order_shown_with_their_notes()
    {
        var document = Files.Text(Presentation());

        Assert.Equal(DocumentKind.PowerPoint, document.Kind);
        Assert.Equal(1, Files.Place(document, "premier montré").Page);
        var note = Files.Place(document, "dire son NAS 287 334 126");
        Assert.Equal((TextArea.Note, 1), (note.Area, note.Page));
    }

    [Fact]
    public void A_hidden_slide_and_the_text_behind_a_picture_are_read()
    {
        var document = Files.Text(Presentation());

        var hidden = Files.Place(document, "diapo cachée");
        Assert.Equal((TextArea.Hidden, 2), (hidden.Area, hidden.Page));
        Assert.Contains("photo de Marguerite Petiquay", document.Text);
    }

    [Fact]
    public void Too_many_slides_are_refused() =>
        Assert.Equal(UnreadableReason.TooLarge, Files.Refusal(Presentation(), new DocumentLimits { MaxPages = 1 }));

    private static byte[] Presentation() => Files.Package(
        "ppt/presentation.xml",
        $"""<p:presentation {Namespaces}><p:sldIdLst><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>""",
        ("ppt/_rels/presentation.xml.rels", Arrows(("a", "slide", "slides/slide1.xml"), ("b", "slide", "slides/slide2.xml"))),
        ("ppt/slides/slide1.xml", Slide("diapo cachée", "show=\"0\"")),
        ("ppt/slides/slide2.xml", Slide("premier montré", "")),
        ("ppt/slides/_rels/slide2.xml.rels", Arrows(("n", "notesSlide", "../notesSlides/notesSlide1.xml"))),
        ("ppt/notesSlides/notesSlide1.xml", Files.Utf8($"<p:notes {Namespaces}><a:p><a:r><a:t>dire son NAS 287 334 126</a:t></a:r></a:p></p:notes>")));

    private static byte[] Slide(string text, string attributes) => Files.Utf8(
        $"""<p:sld {Namespaces} {attributes}><p:pic><p:nvPicPr><p:cNvPr id="4" name="" descr="photo de Marguerite Petiquay"/></p:nvPicPr></p:pic><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>""");

    private static byte[] Arrows(params (string Id, string Type, string Target)[] arrows) => Files.Utf8(
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(arrows.Select(arrow => $"""<Relationship Id="{arrow.Id}" Type="{Types}{arrow.Type}" Target="{arrow.Target}"/>"""))}</Relationships>""");
}
