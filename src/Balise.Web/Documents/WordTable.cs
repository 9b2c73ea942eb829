using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Balise.Web.Documents;

/// <summary>Tables with a header row that repeats, and a caption for those who do not see them.</summary>
internal static class WordTable
{
    private const int PageWidth = 9972;

    public static IEnumerable<OpenXmlElement> Of(TableBlock table)
    {
        var made = Make(table.Caption, table.Headers.Count, header: true);
        made.Append(Row(table.Headers, header: true, headerCells: 0));
        foreach (var row in table.Rows)
        {
            made.Append(Row(row, header: false, headerCells: 1));
        }

        yield return made;
        yield return new Paragraph();
    }

    /// <summary>Labels in the first column, values in the second; no header row, since none is needed to read it.</summary>
    public static IEnumerable<OpenXmlElement> Of(PairsBlock pairs)
    {
        var made = Make(pairs.Caption, 2, header: false, [PageWidth * 3 / 10, PageWidth * 7 / 10]);
        foreach (var (label, value) in pairs.Rows)
        {
            made.Append(Row([label, value], header: false, headerCells: 1));
        }

        yield return made;
        yield return new Paragraph();
    }

    private static Table Make(string caption, int columns, bool header, int[]? widths = null)
    {
        widths ??= [.. Enumerable.Repeat(PageWidth / Math.Max(1, columns), columns)];
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" },
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{PageWidth}" },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = header ? "04A0" : "0480", FirstRow = header, FirstColumn = true, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = caption }),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        return table;
    }

    private static TableRow Row(IReadOnlyList<string> cells, bool header, int headerCells)
    {
        var row = new TableRow(header
            ? new TableRowProperties(new CantSplit(), new TableHeader())
            : new TableRowProperties(new CantSplit()));
        foreach (var (i, cell) in cells.Index())
        {
            row.Append(new TableCell(WordWriter.Styled(header || i < headerCells ? "TableHead" : "TableText", cell)));
        }

        return row;
    }
}
