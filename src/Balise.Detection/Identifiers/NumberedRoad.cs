using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Roads whose name is a number: « 4070 Hwy 7 », « 5020 County Road 210 », « 101 N Highway 89A », « 12200 FM 1960 W », and the grid of Utah, « 842 E 1700 S »
/// (Publication 28 of the postal service of the United States, § 237, highways, and appendix D2, grid style).
/// </summary>
internal static class NumberedRoad
{
    /// <summary>The end of the road whose first word is at <paramref name="at"/>, with its number; <paramref name="at"/> when it is another kind of road.</summary>
    /// <param name="at">After the civic number and the space.</param>
    /// <param name="digits">How many digits the civic number has.</param>
    public static int End(ReadOnlySpan<char> text, int at, int digits)
    {
        var first = StreetTypes.WordAt(text, at);
        var i = at;
        if (first.Length == 1 && IsDirection(first[0]))
        {
            i += 2;
            if (i >= text.Length)
            {
                return at;
            }

            if (digits >= 2 && Chars.IsDigit(text[i]))
            {
                return Grid(text, at, i);
            }

            first = StreetTypes.WordAt(text, i);
        }

        if (first.IsEmpty)
        {
            return at;
        }

        i += first.Length;
        if (StreetTypes.IsNumberedRoad(first))
        {
            return Number(text, i) is var plain && plain > i ? plain : at;
        }

        if (first is "County" or "State" or "Township" or "Regional" or "US" or "Farm" or "Ranch" && i < text.Length && text[i] == ' ')
        {
            i = text[(i + 1)..].StartsWith("to Market ") ? i + "to Market ".Length : i;
            var kind = i + 1 < text.Length ? StreetTypes.WordAt(text, i + 1) : default;
            i += 1 + kind.Length;
            return kind is "Road" or "Rd" or "Route" or "Rte" or "Highway" or "Hwy" && Number(text, i) is var named && named > i ? named : at;
        }

        // Two letters are many other things: the numbers on both sides are long.
        return digits >= 3 && first is "FM" or "CR" or "SR" or "TR" or "RM" && Number(text, i) is var brief && brief > i + 2 ? brief : at;
    }

    // « 842 E 1700 S »: north or south and east or west; hundreds, not degrees nor newtons.
    private static int Grid(ReadOnlySpan<char> text, int at, int number)
    {
        var i = number;
        while (i < text.Length && i - number < 6 && Chars.IsDigit(text[i]))
        {
            i++;
        }

        var turned = i + 1 < text.Length && text[i] == ' ' && IsDirection(text[i + 1]) && (text[at] is 'N' or 'S') != (text[i + 1] is 'N' or 'S');
        return turned && i - number is >= 3 and <= 5 && text[i - 1] is '0' or '5' && (i + 2 >= text.Length || !Chars.IsWord(text[i + 2])) ? i + 2 : at;
    }

    // « 7 », « 89A », « 1960 W »
    private static int Number(ReadOnlySpan<char> text, int at)
    {
        var i = at + 1;
        while (i < text.Length && i - at < 5 && Chars.IsDigit(text[i]))
        {
            i++;
        }

        if (at >= text.Length || text[at] != ' ' || i == at + 1)
        {
            return at;
        }

        i += i < text.Length && text[i] is >= 'A' and <= 'F' ? 1 : 0;
        if (i < text.Length && Chars.IsWord(text[i]))
        {
            return at;
        }

        return i + 1 < text.Length && text[i] == ' ' && IsDirection(text[i + 1]) && (i + 2 >= text.Length || !Chars.IsWord(text[i + 2])) ? i + 2 : i;
    }

    private static bool IsDirection(char c) => c is 'N' or 'S' or 'E' or 'W';
}
