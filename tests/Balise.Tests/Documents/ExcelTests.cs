using Balise.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Balise.Tests.Documents;

public sealed class ExcelTests
{
    [Fact]
    public void A_cell_has_its_sheet_and_its_reference()
    {
        var document = Files.Text(Build([("Paie", null, [["nom", "nas"], ["Aline Roy", "287 334 126"]])]));

        Assert.Equal(DocumentKind.Excel, document.Kind);
        Assert.StartsWith("nom\tnas\nAline Roy\t287 334 126\n", document.Text);
        Assert.Equal("Paie!B2", Files.Place(document, "287 334 126").ToString());
    }

    [Fact]
    public void Hidden_sheets_are_read_and_said_hidden()
    {
        var document = Files.Text(Build(
        [
            ("Vue", null, [["rien ici"]]),
            ("Cache", SheetStateValues.Hidden, [["un"]]),
            ("Fond", SheetStateValues.VeryHidden, [["deux"]]),
        ]));

        Assert.Equal(TextArea.Body, Files.Place(document, "rien ici").Area);
        Assert.Equal(TextArea.Hidden, Files.Place(document, "un\n").Area);
        Assert.Equal(TextArea.Hidden, Files.Place(document, "deux").Area);
    }

    [Fact]
    public void Ten_thousand_cells_are_read_in_order()
    {
        var rows = Enumerable.Range(0, 1000).Select(row => Enumerable.Range(0, 10).Select(column => $"v{row}x{column}").ToArray()).ToArray();

        var document = Files.Text(Build([("Grand", null, rows)]));

        Assert.Equal(10_000, document.Runs.Count(run => run.At.Sheet == "Grand" && run.At.Cell is not null));
        Assert.Equal("Grand!J1000", Files.Place(document, "v999x9").ToString());
    }

    [Fact]
    public void Dates_leading_zeros_and_long_numbers_show_as_on_screen()
    {
        var document = Files.Text(Formatted());

        Assert.Contains("1980-09-10", document.Text);
        Assert.Contains("046 454 286", document.Text);
        Assert.Contains("4500000000000000", document.Text);
    }

    [Fact]
    public void Comments_names_and_unused_strings_are_read()
    {
        var document = Files.Text(Build(
            [("A", null, [["vu"]])],
            workbook =>
            {
                workbook.SharedStringTablePart!.SharedStringTable!.Append(new SharedStringItem(new Text("reste d'un dossier effacé")));
                var sheet = workbook.WorksheetParts.First();
                sheet.AddNewPart<WorksheetCommentsPart>().Comments = new Comments(
                    new Authors(new Author("Denis Wawatie")),
                    new CommentList(new Comment(new CommentText(new Run(new Text("appeler au 819 555-0101")))) { Reference = "A1", AuthorId = 0 }));
                sheet.Worksheet!.Append(new HeaderFooter(new OddHeader("&Lusage interne")));
                workbook.Workbook!.Append(new DefinedNames(new DefinedName("\"mdp-2025\"") { Name = "MotDePasse" }));
            }));

        Assert.Contains("reste d'un dossier effacé", document.Text);
        Assert.Equal(TextArea.Comment, Files.Place(document, "819 555-0101").Area);
        Assert.Contains("Denis Wawatie", document.Text);
        Assert.Contains("usage interne", document.Text);
        Assert.Contains("mdp-2025", document.Text);
        Assert.Contains("MotDePasse", document.Text);
    }

    internal static byte[] Build((string Name, SheetStateValues? State, string[][] Rows)[] sheets, Action<WorkbookPart>? more = null)
    {
        var bytes = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = package.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            var strings = new SharedStringTable();
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = strings;
            var count = 0;
            foreach (var (name, state, rows) in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                var data = new SheetData();
                for (var row = 0; row < rows.Length; row++)
                {
                    var line = new Row { RowIndex = (uint)row + 1 };
                    for (var column = 0; column < rows[row].Length; column++)
                    {
                        strings.Append(new SharedStringItem(new Text(rows[row][column])));
                        line.Append(new Cell
                        {
                            CellReference = $"{(char)('A' + column)}{row + 1}", DataType = CellValues.SharedString, CellValue = new CellValue(count++),
                        });
                    }

                    data.Append(line);
                }

                part.Worksheet = new Worksheet(data);
                var sheets1 = workbook.Workbook.GetFirstChild<Sheets>()!;
                var sheet = new Sheet { Name = name, SheetId = (uint)sheets1.Count() + 1, Id = workbook.GetIdOfPart(part) };
                if (state is { } hidden)
                {
                    sheet.State = hidden;
                }

                sheets1.Append(sheet);
            }

            more?.Invoke(workbook);
        }

        return bytes.ToArray();
    }

    private static byte[] Formatted() => Build([("F", null, [])], workbook =>
    {
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = @"000\ 000\ 000" }),
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 170 }));
        workbook.WorksheetParts.First().Worksheet!.GetFirstChild<SheetData>()!.Append(new Row(
            new Cell { CellReference = "A1", StyleIndex = 1, CellValue = new CellValue("29474") },
            new Cell { CellReference = "B1", StyleIndex = 2, CellValue = new CellValue("46454286") },
            new Cell { CellReference = "C1", CellValue = new CellValue("4.5E15") }));
    });
}
