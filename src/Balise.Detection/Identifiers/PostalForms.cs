using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Postal codes of other countries, in the forms the Universal Postal Union publishes for each of them (POST*CODE, addressing sheets).</summary>
internal static class PostalForms
{
    /// <summary>
    /// The end of a code that closes an address: four to six digits, nine in the United States, « 20-115 » (Poland), « 4730-218 » (Portugal), « 88015-240 » (Brazil), « 471 25 » (Czechia,
    /// Slovakia, Sweden, Greece), « 3817 KB » (Netherlands), « CB2 1TN » (United Kingdom). <paramref name="at"/> when there is none.
    /// </summary>
    public static int End(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 7 && Chars.IsDigit(text[i]))
        {
            i++;
        }

        var length = i - at;
        if (length == 0)
        {
            return British(text, at);
        }

        var joined = Joined(text, at, length);
        if (joined > i && Closes(text, joined))
        {
            return joined;
        }

        return length is >= 4 and <= 6 && Closes(text, i) ? i : at;
    }

    /// <summary>The end of a British code, with its space; <paramref name="at"/> when there is none.</summary>
    public static int British(ReadOnlySpan<char> text, int at)
    {
        foreach (var shape in (ReadOnlySpan<string>)["UUd dUU", "UUdd dUU", "Ud dUU", "Udd dUU", "UdU dUU", "UUdU dUU"])
        {
            if (Shape.Match(text, at, shape) is var end && end > at && (end >= text.Length || !Chars.IsWord(text[end])))
            {
                return end;
            }
        }

        return at;
    }

    /// <summary>The end of a code in two parts whose first, of <paramref name="length"/> digits, is at <paramref name="at"/>; -1 when there is none.</summary>
    public static int Joined(ReadOnlySpan<char> text, int at, int length)
    {
        var end = (length, At(text, at + length)) switch
        {
            (5, '-') => Shape.Match(text, at + 6, "dddd") is var us && us > 0 && !Chars.IsDigit(At(text, us)) ? us : Shape.Match(text, at + 6, "ddd"),
            (4, '-') => Shape.Match(text, at + 5, "ddd"),
            (2, '-') => Shape.Match(text, at + 3, "ddd"),
            (3, ' ') => Shape.Match(text, at + 4, "dd"),
            (4, ' ') => Shape.Match(text, at + 5, "UU"),
            _ => -1,
        };
        return end > 0 && !Chars.IsWord(At(text, end)) && At(text, end) != '-' ? end : -1;
    }

    private static bool Closes(ReadOnlySpan<char> text, int i) =>
        At(text, i) is '\0' or '\n' or '\r' or ',' or ';' or '?' or '!' or ')' || (At(text, i) == '.' && !Chars.IsDigit(At(text, i + 1))) || (At(text, i) == ' ' && Chars.IsLetter(At(text, i + 1)));

    private static char At(ReadOnlySpan<char> text, int i) => (uint)i < (uint)text.Length ? text[i] : '\0';
}
