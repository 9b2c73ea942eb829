using System.Text;
using System.Xml;

namespace Balise.Documents.Internal.Office;

/// <summary>
/// Takes the text of one XML part, paragraph by paragraph. Runs of a paragraph are joined: a number cut by formatting is one number again.
/// In drawings and text, only text elements speak; in a part of unknown vocabulary, every text node does.
/// </summary>
internal sealed class PartWalker(Reading reading)
{
    private const int MaxDepth = 512;

    /// <summary>Parts where stray text nodes are measures, not words.</summary>
    private static readonly HashSet<string> KnownRoots =
        ["document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument", "sld", "notes", "sldMaster", "sldLayout", "notesMaster", "handoutMaster", "wsDr"];

    private static readonly HashSet<string> TextElements =
        ["t", "delText", "instrText", "delInstrText", "text", "fld", "v", "f", "author", "name", "oddHeader", "oddFooter"];

    /// <summary>Attributes that a person wrote or reads, by element.</summary>
    private static readonly Dictionary<string, string[]> SpokenAttributes = new()
    {
        ["docPr"] = ["descr", "title", "name"], ["cNvPr"] = ["descr", "title", "name"], ["docVar"] = ["name", "val"], ["listItem"] = ["displayText", "value"],
        ["default"] = ["val"], ["alias"] = ["val"], ["tag"] = ["val"], ["statusText"] = ["val"], ["helpText"] = ["val"],
        ["comment"] = ["author"], ["ins"] = ["author"], ["del"] = ["author"], ["cmAuthor"] = ["name"], ["person"] = ["displayName", "userId", "author"],
        ["textpath"] = ["string"], ["shape"] = ["alt", "title"], ["imagedata"] = ["title"], ["hyperlink"] = ["tooltip", "display", "location"],
        ["bookmarkStart"] = ["name"], ["definedName"] = ["name", "comment"], ["property"] = ["name"], ["s"] = ["v"], ["n"] = ["v"], ["d"] = ["v"],
        ["connection"] = ["name", "description", "connection"], ["dbPr"] = ["connection", "command"], ["webPr"] = ["url", "post"],
        ["textPr"] = ["sourceFile"], ["tableColumn"] = ["name"], ["table"] = ["displayName", "comment"], ["cacheField"] = ["name"],
        ["dataValidation"] = ["prompt", "promptTitle", "error", "errorTitle"], ["protectedRange"] = ["name"], ["sheet"] = ["name"],
    };

    private readonly List<string> path = [];
    private readonly Stack<StringBuilder> paragraphs = new();
    private readonly Stack<int> tableParts = new();
    private readonly HashSet<string> said = [];
    private int number;

    /// <param name="without">An element whose content was read apart.</param>
    public void Walk(byte[] xml, TextLocator at, string? without = null)
    {
        using var reader = PartXml.Open(xml);
        var everyText = true;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (path.Count == 0)
                    {
                        everyText = !KnownRoots.Contains(reader.LocalName);
                    }

                    if (reader.LocalName != without)
                    {
                        Enter(reader, at);
                    }
                    else if (!reader.IsEmptyElement)
                    {
                        Skip(reader);
                    }

                    break;
                case XmlNodeType.EndElement:
                    Leave(reader.LocalName, at);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    Hear(reader.Value, at, everyText);
                    break;
            }
        }
    }

    private static void Skip(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
        }
    }

    private void Enter(XmlReader reader, TextLocator at)
    {
        var name = reader.LocalName;
        if (SpokenAttributes.TryGetValue(name, out var attributes))
        {
            Speak(reader, attributes, at);
        }

        var empty = reader.IsEmptyElement;
        switch (name)
        {
            case "p" or "si" when !empty:
                paragraphs.Push(new StringBuilder());
                break;
            case "tc" or "tr" when !empty:
                tableParts.Push(reading.Length);
                break;
            case "tab" or "ptab" when path.LastOrDefault() != "tabs":
                paragraphs.TryPeek(out var line);
                line?.Append('\t');
                break;
            case "br" or "cr":
                paragraphs.TryPeek(out var broken);
                broken?.Append('\n');
                break;
            case "noBreakHyphen" or "softHyphen":
                paragraphs.TryPeek(out var hyphenated);
                hyphenated?.Append(name == "softHyphen" ? '\u00AD' : '-');
                break;
        }

        if (!empty)
        {
            path.Add(name);
        }

        if (path.Count > MaxDepth)
        {
            throw new ReadingStopped(UnreadableReason.Broken, $"elements nested deeper than {MaxDepth}");
        }
    }

    private void Leave(string name, TextLocator at)
    {
        path.RemoveAt(path.Count - 1);
        switch (name)
        {
            case "p" or "si" when paragraphs.TryPop(out var paragraph):
                number++;
                Say(paragraph.ToString(), Area(at) with { Paragraph = number });
                break;
            case "tc" or "tr" when tableParts.TryPop(out var start) && reading.Length > start:
                reading.Separate(name == "tc" ? '\t' : '\n');
                break;
        }
    }

    private void Hear(string text, TextLocator at, bool everyText)
    {
        if (everyText ? text.AsSpan().IsWhiteSpace() && path.LastOrDefault() != "t" : !TextElements.Contains(path.LastOrDefault() ?? ""))
        {
            return;
        }

        if (paragraphs.TryPeek(out var paragraph))
        {
            paragraph.Append(text);
        }
        else
        {
            Say(text, Area(at));
        }
    }

    /// <summary>An old reader's copy of a drawing repeats its text: said once is enough, unless the copy says something else.</summary>
    private void Say(string text, TextLocator at)
    {
        if (path.Contains("Fallback"))
        {
            if (!said.Contains(text))
            {
                reading.Append(text, at);
            }

            return;
        }

        if (path.Contains("Choice"))
        {
            said.Add(text);
        }

        reading.Append(text, at);
    }

    private void Speak(XmlReader reader, string[] attributes, TextLocator at)
    {
        foreach (var attribute in attributes)
        {
            for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            {
                if (reader.LocalName == attribute && said.Add($"{attribute}={reader.Value}"))
                {
                    reading.Append(reader.Value, at with { Area = at.Area == TextArea.Body ? TextArea.Other : at.Area });
                }
            }

            reader.MoveToElement();
        }
    }

    private TextLocator Area(TextLocator at) =>
        at.Area == TextArea.Body && path.Contains("txbxContent") ? at with { Area = TextArea.TextBox } : at;
}
