using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Balise.Web.Documents;

/// <summary>
/// Writes a document as Office Open XML (ECMA-376). Accessible: real heading styles, header rows marked and repeated, captions on
/// tables, the language and the title set.
/// </summary>
internal static class WordWriter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(PortalDocument document, DateTimeOffset at)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make(document.Language);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Bullets();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = document.Language });
            var foot = main.AddNewPart<FooterPart>();
            foot.Footer = Footer(document.Foot);
            var body = new Body(Styled("Title", document.Title), Styled("Subtitle", document.Subject));
            foreach (var block in document.Blocks)
            {
                body.Append(Of(block));
            }

            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) },
                new PageSize { Width = 12240, Height = 15840 },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567 }));
            main.Document = new Document(body);
            var properties = file.PackageProperties;
            (properties.Title, properties.Subject, properties.Language) = (Clean(document.Title), Clean(document.Subject), document.Language);
            (properties.Creator, properties.Created, properties.Modified) = ("Balise", at.UtcDateTime, at.UtcDateTime);
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Of(DocumentBlock block) => block switch
    {
        HeadingBlock heading => [Styled($"Heading{heading.Level}", heading.Text)],
        ParagraphBlock paragraph => [Styled(null, paragraph.Text)],
        ListBlock list => list.Items.Select(item => Styled("ListBullet", item)),
        PairsBlock pairs => WordTable.Of(pairs),
        TableBlock table => WordTable.Of(table),
        _ => [],
    };

    internal static Paragraph Styled(string? style, string text)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        var run = new Run();
        foreach (var (i, line) in Clean(text).Split('\n').Index())
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        paragraph.Append(run);
        return paragraph;
    }

    private static Footer Footer(string text)
    {
        var paragraph = Styled("Footer", text + "  ");
        paragraph.Append(
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode("PAGE")),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }), new Run(new Text("1")),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
        return new Footer(paragraph);
    }

    // What XML cannot carry would make the whole file unreadable.
    private static string Clean(string text) => new([.. text.ReplaceLineEndings("\n").Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);
}
