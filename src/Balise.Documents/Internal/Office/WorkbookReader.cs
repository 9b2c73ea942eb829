using System.IO.Compression;
using System.Xml;

namespace Balise.Documents.Internal.Office;

/// <summary>Reads the sheets of a workbook in order, hidden ones too, then the strings that no cell shows any more.</summary>
internal sealed class WorkbookReader(Reading reading, ZipContents zip, HashSet<ZipArchiveEntry> read)
{
    private readonly HashSet<int> shown = [];
    private List<string> strings = [];
    private CellFormats formats = CellFormats.None;

    public void Read(string main, byte[] workbook)
    {
        var arrows = Relationships.Of(zip, main);
        if (Content(arrows, "sharedStrings", consume: true) is { } shared)
        {
            strings = SharedStrings.Read(shared);
        }

        if (Content(arrows, "styles", consume: false) is { } styles)
        {
            formats = CellFormats.Read(styles, workbook);
        }

        foreach (var (name, id, hidden) in Sheets(workbook))
        {
            if (arrows.Find(arrow => arrow.Id == id && !arrow.External).Target is { } target && zip.Find(target) is { } entry && read.Add(entry))
            {
                ReadSheet(name, hidden ? TextArea.Hidden : TextArea.Body, zip.Inflate(entry));
            }
        }

        new PartWalker(reading).Walk(workbook, reading.At(TextArea.Other) with { Part = main });
        for (var i = 0; i < strings.Count; i++)
        {
            if (!shown.Contains(i))
            {
                reading.Append(strings[i], reading.At(TextArea.Other) with { Part = "sharedStrings" });
            }
        }
    }

    private byte[]? Content(List<Relationship> arrows, string type, bool consume)
    {
        if (arrows.Find(arrow => arrow.Type == type && !arrow.External).Target is not { } target || zip.Find(target) is not { } entry)
        {
            return null;
        }

        if (consume)
        {
            read.Add(entry);
        }

        return zip.Inflate(entry);
    }

    private static List<(string Name, string Id, bool Hidden)> Sheets(byte[] workbook)
    {
        var sheets = new List<(string, string, bool)>();
        using var reader = PartXml.Open(workbook);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "sheet")
            {
                var id = "";
                for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                {
                    id = reader.LocalName == "id" ? reader.Value : id;
                }

                reader.MoveToElement();
                sheets.Add((reader.GetAttribute("name") ?? "", id, reader.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return sheets;
    }

    private void ReadSheet(string name, TextArea area, byte[] xml)
    {
        using var reader = PartXml.Open(xml);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c" && !reader.IsEmptyElement)
            {
                var cell = SheetCell.Read(reader);
                if (cell.Type == "s" && int.TryParse(cell.Value, out var index) && index >= 0 && index < strings.Count)
                {
                    shown.Add(index);
                    cell = cell with { Value = strings[index], Type = "str" };
                }

                var at = reading.At(area) with { Sheet = name, Cell = cell.Reference };
                reading.Append(formats.Show(cell), at, '\t');
                if (cell.Formula.Contains('"'))
                {
                    reading.Append(cell.Formula, at, '\t');
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row")
            {
                reading.Separate('\n');
            }
        }

        new PartWalker(reading).Walk(xml, reading.At(area) with { Sheet = name }, without: "sheetData");
    }
}
