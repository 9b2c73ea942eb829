using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// An address given by its corner, « the corner of 159 King Street and Rennie Road », « the corner of Lindvej 99 and Harbour Street »: the corner address of
/// Publication 28 of the postal service of the United States (§ 236), the intersection address of FGDC-STD-016-2011. One of the two streets has a civic number.
/// </summary>
internal static class CornerAddress
{
    private const int MaxReach = 64;
    private const int MostWords = 6;
    private const string Lead = "corner of ";

    public static bool Try(ref Scan scan, int start, int end)
    {
        var text = scan.Text;

        // The cheap test: « of » before the number, or « and » after it.
        var first = text[start - 1] == ' ' && text[..start].EndsWith(" of ");
        var rest = text[end..];
        rest = rest is ['.', ..] ? rest[1..] : rest;
        if (!first && !rest.StartsWith(" and "))
        {
            return false;
        }

        var from = first ? start - Lead.Length : Opening(text, start);
        if (from < 0 || !text[from..].StartsWith(Lead) || from > 0 && Chars.IsWord(text[from - 1]))
        {
            return false;
        }

        var and = first ? Words(text, end, numbered: true) : text.Length - rest.Length;
        if (and <= from || first && and - end < 4 || !text[and..].StartsWith(" and "))
        {
            return false;
        }

        var stop = Words(text, and + " and".Length, numbered: false);
        if (stop - and < " and Ab".Length || !Chars.IsUpper(text[from + Lead.Length]) && !first && !text[(from + Lead.Length)..].StartsWith("ul. ") || IsThing(text, from + Lead.Length))
        {
            return false;
        }

        from = from >= 4 && text[(from - 4)..from] is "the " && (from == 4 || !Chars.IsWord(text[from - 5])) ? from - 4 : from;
        var near = scan.Near(from, stop);
        scan.AddressEnd = stop;
        scan.Report(from, stop, FindingType.Address, near.Mentions(Context.Topics.Address) ? .8f : .66f, Reasons.Format);
        return true;
    }

    // Where « corner of » stands before the name whose number is at <paramref name="start"/>; -1 when it does not.
    private static int Opening(ReadOnlySpan<char> text, int start)
    {
        var floor = Math.Max(0, start - MaxReach);
        var at = text[floor..start].LastIndexOf(Lead);
        return at < 0 || text[(floor + at)..start].IndexOfAny("\n,;:!?") >= 0 ? -1 : floor + at;
    }

    /// <summary>The end of the capitalised words, and the small ones between them, that follow <paramref name="at"/>.</summary>
    private static int Words(ReadOnlySpan<char> text, int at, bool numbered)
    {
        var i = at;
        var stop = at;
        for (var words = 0; words < MostWords && i < text.Length && text[i] == ' '; words++)
        {
            var word = StreetTypes.WordAt(text, i + 1);
            if (word.IsEmpty || word is "and" || !Chars.IsUpper(word[0]) && !StreetTypes.IsConnector(word) && !StreetTypes.IsForeign(word))
            {
                break;
            }

            i += 1 + word.Length;
            stop = Chars.IsUpper(word[0]) || StreetTypes.IsForeign(word) ? i : stop;
            if (i < text.Length && text[i] == '.' && word.Length <= 4 && i + 1 < text.Length && text[i + 1] == ' ')
            {
                i++;
                stop = numbered ? i : stop;
            }
        }

        return stop;
    }

    // « the corner of Figure 2 and Table 3 »
    private static bool IsThing(ReadOnlySpan<char> text, int at) =>
        StreetTypes.WordAt(text, at) is "Table" or "Figure" or "Page" or "Room" or "Cell" or "Sheet" or "Box" or "Lot" or "Section" or "Slide" or "Screen" or "Panel" or "Map" or "Grid" or "Block" or "Photo" or "Gate";
}
