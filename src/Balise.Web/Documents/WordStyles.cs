using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Balise.Web.Documents;

/// <summary>The styles of the portal's documents: the names that readers and screen readers know.</summary>
internal static class WordStyles
{
    private const string Blue = "223654";

    public static Styles Make(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "21" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, null, isDefault: true),
        Paragraph("Title", "Title", 40, null),
        Paragraph("Subtitle", "Subtitle", 24, null),
        Paragraph("Heading1", "heading 1", 30, 0),
        Paragraph("Heading2", "heading 2", 26, 1),
        Paragraph("Heading3", "heading 3", 23, 2),
        Paragraph("Footer", "footer", 17, null),
        Paragraph("TableHead", "Table head", 19, null, bold: true, tight: true),
        Paragraph("TableText", "Table text", 19, null, bold: false, tight: true),
        ListBullet(),
        TableGrid());

    public static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left }, new PreviousParagraphProperties(new Indentation { Left = "425", Hanging = "283" }))
            { LevelIndex = 0 })
        { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });

    private static Style Paragraph(
        string id, string name, int? halfPoints, int? outline, bool isDefault = false, bool? bold = null, bool tight = false)
    {
        var isHead = outline is not null || id == "Title";
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = id.StartsWith("Table", StringComparison.Ordinal) ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        style.Append(new PrimaryStyle());
        var paragraph = new StyleParagraphProperties();
        if (isHead)
        {
            paragraph.Append(new KeepNext());
        }

        paragraph.Append(isHead ? new SpacingBetweenLines { Before = "280", After = "100" } : tight ? new SpacingBetweenLines { Before = "40", After = "40" } : new SpacingBetweenLines { After = "120" });
        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        style.Append(paragraph);
        var run = new StyleRunProperties();
        if (bold ?? isHead)
        {
            run.Append(new Bold());
        }

        if (isHead)
        {
            run.Append(new Color { Val = Blue });
        }

        if (halfPoints is { } size)
        {
            run.Append(new FontSize { Val = $"{size}" });
        }

        style.Append(run);
        return style;
    }

    private static Style ListBullet() => new(
        new StyleName { Val = "List Bullet" }, new BasedOn { Val = "Normal" }, new PrimaryStyle(),
        new StyleParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }), new ContextualSpacing()))
    { Type = StyleValues.Paragraph, StyleId = "ListBullet" };

    private static Style TableGrid() => new(
        new StyleName { Val = "Table Grid" }, new PrimaryStyle(),
        new StyleTableProperties(
            new TableBorders(
                Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 90, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 90, Type = TableWidthValues.Dxa })),
        new TableStyleProperties(new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Fill = "DAE6F0" })) { Type = TableStyleOverrideValues.FirstRow })
    { Type = StyleValues.Table, StyleId = "TableGrid" };

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "8893A2" };
}
