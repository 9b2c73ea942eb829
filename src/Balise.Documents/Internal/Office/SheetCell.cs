using System.Text;
using System.Xml;

namespace Balise.Documents.Internal.Office;

/// <summary>One cell as the file stores it (ECMA-376 part 1, 18.3.1.4).</summary>
/// <param name="Reference">As in <c>B4</c>; null when the file leaves it out.</param>
/// <param name="Type">The <c>t</c> attribute: <c>s</c> a shared string, <c>n</c> or nothing a number, <c>d</c> an ISO date, <c>str</c>, <c>inlineStr</c>, <c>b</c>, <c>e</c>.</param>
/// <param name="Style">Index of the cell format.</param>
internal readonly record struct SheetCell(string? Reference, string Type, int Style, string Value, string Formula)
{
    /// <summary>Reads from the start of a <c>c</c> element to its end.</summary>
    public static SheetCell Read(XmlReader reader)
    {
        var (reference, type) = (reader.GetAttribute("r"), reader.GetAttribute("t") ?? "n");
        _ = int.TryParse(reader.GetAttribute("s"), out var style);
        var (value, formula) = (new StringBuilder(), new StringBuilder());
        var depth = reader.Depth;
        var element = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                _ = element switch
                {
                    "v" or "t" => value.Append(reader.Value),
                    "f" => formula.Append(reader.Value),
                    _ => value,
                };
            }
        }

        return new SheetCell(reference, type, style, value.ToString(), formula.ToString());
    }
}

internal static class SharedStrings
{
    /// <summary>The strings in order; the runs of one string are joined, its phonetic guide follows after a space.</summary>
    public static List<string> Read(byte[] xml)
    {
        var strings = new List<string>();
        using var reader = PartXml.Open(xml);
        StringBuilder? current = null;
        var inText = false;
        while (reader.Read())
        {
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "si"):
                    current = new StringBuilder();
                    if (reader.IsEmptyElement)
                    {
                        strings.Add("");
                    }

                    break;
                case (XmlNodeType.EndElement, "si"):
                    strings.Add(current?.ToString() ?? "");
                    break;
                case (XmlNodeType.Element, "rPh"):
                    current?.Append(' ');
                    break;
                case (XmlNodeType.Element, "t"):
                    inText = !reader.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "t"):
                    inText = false;
                    break;
                default:
                    if (inText && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                    {
                        current?.Append(reader.Value);
                    }

                    break;
            }
        }

        return strings;
    }
}
