using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// What follows the street of an address of another country: town, region, country, code, on the same line or below. Nothing is taken
/// unless a country, a region's code or a postal code closes it.
/// </summary>
internal static class AddressTail
{
    private const int MaxLength = 120;
    private const int MaxPieces = 5;
    private const Topics OtherThings = Topics.Phone | Topics.Email | Topics.File | Topics.Employee | Topics.Student | Topics.Sin | Topics.Nam | Topics.Birth | Topics.Card
        | Topics.Bank | Topics.Passport | Topics.Plate | Topics.Licence | Topics.Password | Topics.User;

    /// <summary>The end of the address whose street ends at <paramref name="at"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the street, or the block of lines, ends.</param>
    /// <param name="block">Whether lines below the street belong to the address already: the code may stand alone on the next one.</param>
    public static int Extend(ReadOnlySpan<char> text, int at, bool block = false)
    {
        var good = at;
        var i = At(text, at) == '.' && At(text, at + 1) == '\n' ? at + 1 : Qualified(text, at);
        var towns = block || i > at && At(text, i - 1) == ')' ? 1 : 0;
        for (var piece = 0; piece < MaxPieces && i - at < MaxLength; piece++)
        {
            var start = Separators(text, i, out var comma, out var line);
            if (start == i || start >= text.Length)
            {
                break;
            }

            var stop = Words(text, start);
            if (stop == start)
            {
                good = towns > 0 && PostalForms.End(text, start) is var code && code > start && !(code - start == 4 && !line && IsYear(text[start..code])) ? code : good;
                break;
            }

            if ((Lexicon.Of(text[start..stop]) & OtherThings) != 0)
            {
                break;
            }

            if (StreetTypes.IsUnit(StreetTypes.WordAt(text, start)))
            {
                var unit = Unit(text, stop);
                if (unit == stop)
                {
                    break;
                }

                (good, i) = (unit, unit);
                continue;
            }

            towns++;
            var closes = Countries.EndsWithOne(text[start..stop]) || (comma && towns > 1 && stop - start is 2 or 3 && IsUpper(text[start..stop]));
            stop = Qualified(text, stop);
            good = closes ? stop : good;
            i = stop;
        }

        return good;
    }

    private static int Separators(ReadOnlySpan<char> text, int at, out bool comma, out bool line)
    {
        (comma, line) = (false, false);
        var i = at;
        for (var lines = 0; i < text.Length && i - at < 16; i++)
        {
            comma |= text[i] == ',';
            line |= text[i] == '\n';
            if (!(text[i] is ' ' or '\t' or '>' or '?' or ',' or '\r' or '\u00a0' || (text[i] == '\n' && ++lines <= 2)))
            {
                break;
            }
        }

        return i;
    }

    // Capitalised words of one line and the small words between them.
    private static int Words(ReadOnlySpan<char> text, int start)
    {
        var stop = start;
        var i = start;
        for (var words = 0; words < 6; words++)
        {
            var word = StreetTypes.WordAt(text, i);
            if (word.IsEmpty || Chars.IsDigit(At(text, i + word.Length)) || !(Chars.IsUpper(word[0]) || (words > 0 && (StreetTypes.IsLink(word) || word is "and"))))
            {
                break;
            }

            i += word.Length;
            while (i < text.Length && text[i] is '\'' or '’' && i + 1 < text.Length && Chars.IsLetter(text[i + 1]))
            {
                i += 1 + StreetTypes.WordAt(text, i + 1).Length;
            }

            stop = Chars.IsUpper(word[0]) ? i : stop;
            if (At(text, i) == '.' && word.Length <= 3 && At(text, i + 1) == ' ')
            {
                i++;
            }

            if (At(text, i) != ' ')
            {
                break;
            }

            i++;
        }

        return stop;
    }

    // « Apt. 805 » on its own line.
    private static int Unit(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 3 && text[i] is '.' or ' ' or '#')
        {
            i++;
        }

        var digits = i;
        while (i < text.Length && i - digits < 6 && Chars.IsDigit(text[i]))
        {
            i++;
        }

        return i > digits ? i : at;
    }

    // « Cyprus (Greek) », « Korea (South) »
    private static int Qualified(ReadOnlySpan<char> text, int at)
    {
        if (At(text, at) != ' ' || At(text, at + 1) != '(' || !Chars.IsUpper(At(text, at + 2)))
        {
            return at;
        }

        var end = at + 2 + StreetTypes.WordAt(text, at + 2).Length;
        return At(text, end) == ')' ? end + 1 : at;
    }

    private static bool IsYear(ReadOnlySpan<char> code) => Checks.Number(code) is >= 1900 and <= 2099;

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c is < 'A' or > 'Z')
            {
                return false;
            }
        }

        return true;
    }

    private static char At(ReadOnlySpan<char> text, int i) => (uint)i < (uint)text.Length ? text[i] : '\0';
}
