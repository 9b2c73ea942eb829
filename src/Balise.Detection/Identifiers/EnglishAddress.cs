using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Streets whose kind comes after their name (« 221 Maple Street », « 20 93rd Street »), is a numbered road (« 4070 Hwy 7 »), or is only a direction.</summary>
internal static class EnglishAddress
{
    public static bool Try(ref Scan scan, int start, int end, int at) => Typed(ref scan, start, end - start, at) || Directed(ref scan, start, at);

    private static bool Typed(ref Scan scan, int start, int digits, int at)
    {
        var text = scan.Text;
        var i = at;
        if (NumberedRoad.End(text, at, digits) is var road && road > at)
        {
            // « 22 Concession 4 », « 4070 Hwy 7 »; newtons and watts look like a grid.
            if (Chars.IsDigit(text[at + 2]) && AddressNumber.Lead(text, start) != AddressLead.Sign && !scan.Near(start, at).Mentions(Topics.Address))
            {
                return false;
            }

            AddressDetector.Finish(ref scan, start, new AddressReader(text, road), scan.Near(start, at), .8f);
            return true;
        }

        for (var words = 0; words < 5; words++)
        {
            var word = StreetTypes.WordAt(text, i);
            if (words == 0 && word.IsEmpty && StreetTypes.Ordinal(text, i) is var ordinal && ordinal > i)
            {
                // « 20 93rd Street »
                word = text[i..ordinal];
            }
            else if (word.IsEmpty || !(Chars.IsUpper(word[0]) || StreetTypes.IsConnector(word)))
            {
                return false;
            }

            i += word.Length;
            if (words > 0 && StreetTypes.IsEnglish(word) && Chars.IsUpper(word[0]) && (i >= text.Length || !Chars.IsWord(text[i])))
            {
                if (i < text.Length && text[i] == '.' && word.Length <= 4)
                {
                    i++;
                }

                // « 19 Birch Hill Road », « 56 Tenth Line Road »
                while (i + 1 < text.Length && text[i] == ' ' && StreetTypes.WordAt(text, i + 1) is { IsEmpty: false } next && Chars.IsUpper(next[0]) && StreetTypes.IsEnglish(next) && !StreetTypes.IsDirection(next))
                {
                    i += 1 + next.Length;
                    i += i < text.Length && text[i] == '.' && next.Length <= 4 ? 1 : 0;
                }

                var reader = new AddressReader(text, i);
                var direction = StreetTypes.WordAt(text, Math.Min(text.Length, i + 1));
                if (i < text.Length && text[i] == ' ' && !direction.IsEmpty && Chars.IsUpper(direction[0]) && StreetTypes.IsDirection(direction))
                {
                    reader.At = i + 1 + direction.Length;
                }

                var near = scan.Near(start, at);
                AddressDetector.Finish(ref scan, start, reader, near, near.Mentions(Topics.Address) ? .93f : .8f);
                return true;
            }

            if (i < text.Length && text[i] == '.')
            {
                i++;
            }

            if (i >= text.Length || text[i] is not (' ' or '\''))
            {
                return false;
            }

            i++;
        }

        return false;
    }

    /// <summary>« i live at 221 maple street apt 4 »: typed in lower case, where an address is announced or before a unit.</summary>
    public static bool Small(ref Scan scan, int start, int at)
    {
        var text = scan.Text;
        var i = at;
        for (var words = 0; words < 4; words++)
        {
            var word = StreetTypes.WordAt(text, i);
            if (word.IsEmpty || Chars.IsUpper(word[0]))
            {
                return false;
            }

            if (words > 0 && IsSmallKind(word))
            {
                i += word.Length;
                if (AddressNumber.Lead(text, start) == AddressLead.None || AddressParts.Units(text, i) == i && !(Ends(text, i) && scan.Near(start, at).Names(Topics.Address, 14)))
                {
                    return false;
                }

                AddressDetector.Finish(ref scan, start, new AddressReader(text, i), scan.Near(start, at), .72f);
                return true;
            }

            i += word.Length;
            if (StreetTypes.IsStop(word) || i >= text.Length || text[i] != ' ')
            {
                return false;
            }

            i++;
        }

        return false;
    }

    private static bool IsSmallKind(ReadOnlySpan<char> word) =>
        word is "street" or "st" or "avenue" or "ave" or "road" or "rd" or "drive" or "dr" or "boulevard" or "blvd" or "lane" or "crescent" or "cres" or "court" or "crt" or "terrace" or "parkway" or "highway";

    // The end of a clause, or a small word that goes on.
    private static bool Ends(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || text[at] is '.' or ',' or ';' or '!' or '?' or ')' or '\n' || text[at] == ' ' && StreetTypes.WordAt(text, at + 1) is "and" or "in" or "with" or "since" or "now" or "but" or "near" or "east" or "west" or "north" or "south";

    // « 4-218 Prince Arthur East »: no kind of street, a direction, and words that announce an address.
    private static bool Directed(ref Scan scan, int start, int at)
    {
        var text = scan.Text;
        var i = at;
        for (var words = 0; words < 4; words++)
        {
            var word = StreetTypes.WordAt(text, i);
            if (word.IsEmpty || !Chars.IsUpper(word[0]))
            {
                return false;
            }

            i += word.Length;
            if (words > 0 && word is "East" or "West" or "North" or "South" or "Est" or "Ouest" or "Nord" or "Sud")
            {
                var near = scan.Near(start, i);
                if (!near.Mentions(Topics.Address))
                {
                    return false;
                }

                AddressDetector.Finish(ref scan, start, new AddressReader(text, i), near, .8f);
                return true;
            }

            if (i >= text.Length || text[i] != ' ')
            {
                return false;
            }

            i++;
        }

        return false;
    }
}
