using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Addresses of the post and of the country: « C. P. 1240, succ. Terminus », « R.R. 1, boîte 42 », « boîte 12, R.R. 3 », and the number after the road:
/// « rang 9, numéro 884 », « chemin du Grand-Rang, no 31 ».
/// </summary>
internal static class RuralAddress
{
    private static readonly string[] Boxes = ["C. P.", "C.P.", "CP", "Case postale", "Boîte postale", "Boite postale", "B.P.", "B. P.", "P.O. Box", "PO Box", "P. O. Box", "Casier postal"];
    private static readonly string[] Routes = ["R.R.", "R. R.", "RR", "Route rurale", "Rural route", "HC"];

    public static bool Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start < 3 || text[start - 1] is not (' ' or '.' or '\u00a0'))
        {
            return false;
        }

        // The cheap test: the last letter of the word before.
        var last = text[start - 2];
        return last switch
        {
            '.' or 'P' or 'p' or 'x' or 'X' or 'l' or 'R' or 'r' or 'C' => Box(ref scan, start, end),
            'e' => Box(ref scan, start, end) || NumberAfter(ref scan, start, end),
            'o' or '°' or 'º' or 'u' or 'n' => NumberAfter(ref scan, start, end),
            _ => false,
        };
    }

    private static bool Box(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var head = text[Math.Max(0, start - 14)..start].TrimEnd(" \u00a0");
        var boxed = Ends(head, Boxes, out var length);
        if (!boxed && !Ends(head, Routes, out length))
        {
            return false;
        }

        var word = head[^length..];
        var from = Math.Max(0, start - 14) + head.Length - length;
        if (word.Length == 2 && word.Equals("CP", StringComparison.OrdinalIgnoreCase) && word is not "CP" || !Shape.FreeBefore(text, from) || end < text.Length && (Chars.IsWord(text[end]) || text[end] == '-'))
        {
            return false;
        }

        var stop = AddressParts.Units(text, end);
        if (!boxed && end - start > 2)
        {
            return false;
        }

        if (stop == end)
        {
            stop = Branch(text, end);
        }

        var outer = AddressParts.Before(text, from);
        if (word.Length == 2 && !boxed && stop == end && outer == from && !scan.Near(from, end).Mentions(Topics.Address))
        {
            // « RR 14 » is a pulse or a rate of breathing.
            return false;
        }

        var near = scan.Near(from, stop);
        var isPublic = near.Mentions(Topics.Public) && !near.Mentions(Topics.Private);
        scan.Report(outer, stop, FindingType.Address, isPublic ? .51f : .85f, Reasons.Format, isPublic ? FindingFlags.PublicContact : FindingFlags.None);
        return true;
    }

    private static bool Ends(ReadOnlySpan<char> head, string[] words, out int length)
    {
        foreach (var word in words)
        {
            if (head.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                length = word.Length;
                return true;
            }
        }

        length = 0;
        return false;
    }

    // « , succ. Terminus », « , Station B »
    private static int Branch(ReadOnlySpan<char> text, int end)
    {
        var branch = text[end..].TrimStart(", ");
        if (!branch.StartsWith("succ", StringComparison.OrdinalIgnoreCase) && !branch.StartsWith("station", StringComparison.OrdinalIgnoreCase) && !branch.StartsWith("stn ", StringComparison.OrdinalIgnoreCase) && !branch.StartsWith("rang ", StringComparison.OrdinalIgnoreCase))
        {
            return end;
        }

        var reader = new AddressReader(text, text.Length - branch.Length + StreetTypes.WordAt(branch, 0).Length);
        reader.At += reader.Next == '.' ? 1 : 0;
        return reader.Name(lowerCase: false) ? reader.At : end;
    }

    // The number stands after the name of the road: « rang 9, numéro 884 », « rang 4, au 618 ».
    private static bool NumberAfter(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end < text.Length && (Chars.IsWord(text[end]) || text[end] is '-' or '/' && end + 1 < text.Length && Chars.IsDigit(text[end + 1]) || text[end] == ' ' && end + 1 < text.Length && Chars.IsDigit(text[end + 1])))
        {
            return false;
        }

        var i = start - 1;
        i -= text[i - 1] is '°' or 'º' ? 1 : 0;
        var word = AddressParts.WordBefore(text, i);
        var said = text[word..i];
        var at = said is "au" or "maison";
        if (!(at || said is "no" or "numéro" or "numero" or "n" or "No") || word < 8 || text[word - 1] != ' ' || text[word - 2] != ',')
        {
            return false;
        }

        var road = Road(text, word - 2);
        if (road < 0 || at && !text[road..].StartsWith("rang", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var near = scan.Near(road, end);
        var stop = AddressParts.Units(text, end);
        scan.Report(road, stop, FindingType.Address, near.Mentions(Topics.Address) ? .85f : .72f, Reasons.Format | (near.Mentions(Topics.Address) ? Reasons.ContextWord : Reasons.None));
        return true;
    }

    // Walks back from a comma over the name of a road to its kind; -1 when there is none, or when it has a number of its own.
    private static int Road(ReadOnlySpan<char> text, int comma)
    {
        var i = comma;
        for (var words = 0; words < 6; words++)
        {
            var end = i;
            while (i > 0 && end - i < 30 && (Chars.IsWord(text[i - 1]) || text[i - 1] is '-' or '.'))
            {
                i--;
            }

            if (i == end)
            {
                return -1;
            }

            var word = text[i..end].TrimEnd('.');
            if (words > 0 && word is "rang" or "Rang" or "chemin" or "Chemin" or "ch" or "montée" or "Montée" or "route" or "Route" or "côte" or "rue" or "Rue" or "avenue" or "Avenue")
            {
                var before = i;
                while (before > 0 && i - before < 2 && text[before - 1] is ' ' or ',')
                {
                    before--;
                }

                return before > 0 && Chars.IsDigit(text[before - 1]) ? -1 : i;
            }

            if (word.Length == 0 || !(Chars.IsUpper(word[0]) || Chars.IsDigit(word[0]) || StreetTypes.IsConnector(word)) || i == 0 || text[i - 1] is not (' ' or '\'' or '’'))
            {
                return -1;
            }

            i--;
        }

        return -1;
    }
}
