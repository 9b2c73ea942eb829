using Balise.Web.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Balise.Tests.Web.Documents;

/// <summary>What a screen reader needs of a document: real headings, header rows, a language, a title.</summary>
public sealed class WordWriterTests
{
    private static readonly PortalDocument Minutes = new(
        "Procès-verbal", "Séance du 26 novembre", "fr-CA", "Produit le 22 novembre.",
        [
            new PairsBlock("La séance", [("Comité", "Direction")]),
            new HeadingBlock(1, "Présences"),
            new TableBlock("Présences", ["Membre", "Présence"], [["Une personne", "Présence"], ["Une autre", "<b>&\u0001</b>"]]),
            new HeadingBlock(2, "Votes"),
            new ParagraphBlock("Une ligne.\nUne autre."),
            new ListBlock(["Un", "Deux"]),
        ]);

    [Fact]
    public void The_file_follows_its_own_format()
    {
        using var file = Open();

        var problems = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken)
            .Select(problem => $"{problem.Path?.XPath}: {problem.Description}");

        Assert.Empty(problems);
    }

    [Fact]
    public void Headings_are_headings()
    {
        using var file = Open();

        var styles = Body(file).Elements<Paragraph>().Select(paragraph => (Style: paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value, paragraph.InnerText));
        var defined = file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(style => style.StyleId!.Value!);

        Assert.Equal(("Title", "Procès-verbal"), styles.First());
        Assert.Contains(("Heading1", "Présences"), styles);
        Assert.Contains(("Heading2", "Votes"), styles);
        Assert.Equal("heading 1", defined["Heading1"].StyleName!.Val!.Value);
        Assert.Equal(0, defined["Heading1"].StyleParagraphProperties!.OutlineLevel!.Val!.Value);
    }

    [Fact]
    public void A_table_has_a_header_row_and_a_caption()
    {
        using var file = Open();

        var table = Body(file).Elements<Table>().Last();

        Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Equal("Présences", table.GetFirstChild<TableProperties>()!.GetFirstChild<TableCaption>()!.Val!.Value);
    }

    [Fact]
    public void The_language_and_the_title_are_set()
    {
        using var file = Open();

        Assert.Equal(("Procès-verbal", "fr-CA"), (file.PackageProperties.Title, file.PackageProperties.Language));
        Assert.Equal("fr-CA", file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public void Marks_and_invisible_characters_stay_text()
    {
        using var file = Open();

        Assert.Contains("<b>&</b>", Body(file).InnerText);
    }

    private static Body Body(WordprocessingDocument file) => file.MainDocumentPart!.Document!.Body!;

    private static WordprocessingDocument Open() =>
        WordprocessingDocument.Open(new MemoryStream(WordWriter.Write(Minutes, DateTimeOffset.UnixEpoch)), isEditable: false);
}
