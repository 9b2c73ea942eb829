using System.Globalization;
using System.Text;
using System.Xml;

namespace Balise.Documents.Internal.Office;

/// <summary>
/// Shows a number as a person sees it, where that matters to a filter: dates as ISO dates, leading zeros of <c>000 000 000</c> formats,
/// long integers without an exponent.
/// </summary>
internal sealed class CellFormats
{
    public static readonly CellFormats None = new();

    /// <summary>1900-based serials count from here, after the day that never was (ECMA-376 part 1, 18.17.4.1).</summary>
    private static readonly DateTime Epoch1900 = new(1899, 12, 30);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);

    private readonly List<int> styles = [];
    private readonly Dictionary<int, string> codes = [];
    private DateTime epoch = Epoch1900;

    public static CellFormats Read(byte[] stylesheet, byte[] workbook)
    {
        var formats = new CellFormats();
        using var reader = PartXml.Open(stylesheet);
        var inCells = false;
        while (reader.Read())
        {
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "numFmt") when int.TryParse(reader.GetAttribute("numFmtId"), out var id):
                    formats.codes[id] = reader.GetAttribute("formatCode") ?? "";
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "cellXfs"):
                    inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
                    break;
                case (XmlNodeType.Element, "xf") when inCells:
                    _ = int.TryParse(reader.GetAttribute("numFmtId"), out var used);
                    formats.styles.Add(used);
                    break;
            }
        }

        formats.epoch = Counts1904(workbook) ? Epoch1904 : Epoch1900;
        return formats;
    }

    public string Show(SheetCell cell)
    {
        if (cell.Type != "n" || !double.TryParse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return cell.Value;
        }

        var id = cell.Style >= 0 && cell.Style < styles.Count ? styles[cell.Style] : 0;
        var code = codes.GetValueOrDefault(id, "");
        if ((IsBuiltInDate(id) || IsDate(code)) && number is > 0 and < 2_958_466)
        {
            return epoch.AddDays(number).ToString(number % 1 == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        var digits = Math.Abs(number) < 1e18 && number == Math.Truncate(number)
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : cell.Value;
        return Mask(code) is { } mask && digits.All(char.IsAsciiDigit) ? Fill(mask, digits) : digits;
    }

    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string code) => Bare(code).IndexOfAny(['y', 'Y', 'd', 'D', 'm', 'M', 'a', 'j', 'A', 'J']) >= 0;

    /// <summary>A format made of zeros and separators only, at least two zeros long; null for any other.</summary>
    private static string? Mask(string code)
    {
        var bare = code.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
        return bare.Count(c => c == '0') > 1 && bare.All(c => c is '0' or ' ' or '-' or '(' or ')' or '\u00A0') ? bare : null;
    }

    /// <summary>Pours digits into the zeros from the right; what overflows stays in front.</summary>
    private static string Fill(string mask, string digits)
    {
        var shown = new StringBuilder();
        var left = digits.Length;
        for (var i = mask.Length - 1; i >= 0; i--)
        {
            shown.Insert(0, mask[i] != '0' ? mask[i] : left > 0 ? digits[--left] : '0');
        }

        return digits[..left] + shown;
    }

    /// <summary>The code without its quoted words, escaped characters and bracketed colours.</summary>
    private static string Bare(string code)
    {
        var bare = new StringBuilder();
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"' or '[':
                    var end = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1);
                    i = end < 0 ? code.Length : end;
                    break;
                default:
                    bare.Append(code[i]);
                    break;
            }
        }

        var text = bare.ToString();
        return text.Contains("General", StringComparison.OrdinalIgnoreCase) || text.Contains("Standard", StringComparison.OrdinalIgnoreCase) ? "" : text;
    }

    private static bool Counts1904(byte[] workbook)
    {
        using var reader = PartXml.Open(workbook);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "workbookPr")
            {
                return reader.GetAttribute("date1904") is "1" or "true";
            }
        }

        return false;
    }
}
