using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Mail to the armed forces and to embassies: « PSC 802 Box 74, APO AE 09499 », « USNS Comfort, FPO AP 96691 » (United States, Publication 28 §§ 225, 238 and 239, and Domestic
/// Mail Manual 703.2.2: a unit, a community mail room, a postal service centre or a ship, then APO, FPO or DPO, then AA, AE or AP), « BFPO 58 » (British Forces Post Office).
/// </summary>
internal static class MilitaryAddress
{
    private const int LongestShip = 48;
    private const int LongestValue = 6;

    public static bool Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start < 4 || text[start - 1] is not (' ' or '\n' or '\u00a0'))
        {
            return false;
        }

        // The cheap test: the letter before, AA, AE, AP, box, BFPO.
        return text[start - 2] switch
        {
            'A' or 'E' or 'P' or 'a' or 'e' or 'p' => Post(ref scan, start, end),
            'x' or 'X' => Box(ref scan, start, end),
            'O' => British(ref scan, start, end),
            _ => false,
        };
    }

    // « APO AE 09499-0074 »: what stands before it is the delivery line.
    private static bool Post(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end - start != 5 || (text[start - 3] | 0x20) != 'a')
        {
            return false;
        }

        var office = Back(text, start - 3, 3) - 3;
        if (office < 0 || office + 3 == start - 3 || !IsOffice(text[office..(office + 3)]) || office > 0 && Chars.IsWord(text[office - 1]))
        {
            return false;
        }

        var stop = Shape.Match(text, end, "-dddd") is var four && four > 0 ? four : end;
        if (stop < text.Length && Chars.IsWord(text[stop]))
        {
            return false;
        }

        var line = Back(text, office, 5);
        var from = line == office ? office : Delivery(text, line) is var unit && unit < line ? unit : Ship(text, line) is var ship && ship < line ? ship : office;
        scan.AddressEnd = stop;
        scan.Report(from, stop, FindingType.Address, .95f, Reasons.Format);
        return true;
    }

    // « PSC 1234 Box 5678 » without the office: a storage unit has fewer digits than a military one.
    private static bool Box(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = Delivery(text, end);
        if (from >= start || end < text.Length && Chars.IsWord(text[end]) || text[from] is 'u' or 'U' && !(end - start >= 4 && Shape.Match(text, from, text[from] == 'u' ? "unit dddd" : text[from + 1] == 'N' ? "UNIT dddd" : "Unit dddd") > 0))
        {
            return false;
        }

        scan.AddressEnd = end;
        scan.Report(from, end, FindingType.Address, .86f, Reasons.Format);
        return true;
    }

    private static bool British(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start < 5 || end - start > 4 || !text[(start - 5)..(start - 1)].SequenceEqual("BFPO") || start > 5 && Chars.IsWord(text[start - 6]) || end < text.Length && Chars.IsWord(text[end]))
        {
            return false;
        }

        var code = end;
        while (code < text.Length && code - end < 3 && text[code] is ' ' or ',' or '\n')
        {
            code++;
        }

        var stop = PostalForms.British(text, code);
        scan.Report(start - 5, stop > code ? stop : end, FindingType.Address, .8f, Reasons.Format);
        return true;
    }

    /// <summary>« PSC 802 Box 74 », « CMR 1250 » ending at <paramref name="end"/>: where it begins, or the end itself.</summary>
    private static int Delivery(ReadOnlySpan<char> text, int end)
    {
        var number = Value(text, end);
        var word = number == end ? end : Word(text, number, out var after) is var w && after ? w : end;
        if (word == end)
        {
            return end;
        }

        var said = text[word..WordEnd(text, word)];
        if (IsUnit(said))
        {
            return word;
        }

        if (!said.Equals("box", StringComparison.OrdinalIgnoreCase))
        {
            return end;
        }

        var line = Back(text, word, 3);
        number = line == word ? line : Value(text, line);
        return number < line && Word(text, number, out after) is var unit && after && IsUnit(text[unit..WordEnd(text, unit)]) ? unit : end;
    }

    // « USS Theodore Roosevelt (CVN 71) »: the prefixes of the ships that have an office (Navy, Military Sealift Command, Coast Guard).
    private static int Ship(ReadOnlySpan<char> text, int end)
    {
        var i = end;
        while (i > 0 && end - i < LongestShip && text[i - 1] is not ('\n' or ',' or ':' or ';' or '.' or '?' or '!'))
        {
            i--;
            if ((text[i] | 0x20) == 'u' && (i == 0 || !Chars.IsWord(text[i - 1])) && IsShip(text[i..WordEnd(text, i)]))
            {
                return end - i > 6 ? i : end;
            }
        }

        return end;
    }

    private static bool IsOffice(ReadOnlySpan<char> word) => (word[0] | 0x20) is 'a' or 'f' or 'd' && (word[1] | 0x20) == 'p' && (word[2] | 0x20) == 'o';

    private static bool IsUnit(ReadOnlySpan<char> word) => Is(word, ["unit", "psc", "cmr", "umr", "omc"]);

    private static bool IsShip(ReadOnlySpan<char> word) => Is(word, ["uss", "usns", "usnv", "uscgc"]);

    private static bool Is(ReadOnlySpan<char> word, ReadOnlySpan<string> words)
    {
        foreach (var one in words)
        {
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Back(ReadOnlySpan<char> text, int at, int most)
    {
        var i = at;
        while (i > 0 && at - i < most && text[i - 1] is ' ' or ',' or '\n' or '\r' or '\t' or '>' or '\u00a0')
        {
            i--;
        }

        return i;
    }

    private static int Value(ReadOnlySpan<char> text, int end)
    {
        var i = end;
        while (i > 0 && end - i < LongestValue && Chars.IsDigit(text[i - 1]))
        {
            i--;
        }

        return i;
    }

    // The word before a number, and whether there is one a space away.
    private static int Word(ReadOnlySpan<char> text, int number, out bool found)
    {
        found = false;
        if (number < 4 || text[number - 1] is not (' ' or '\u00a0'))
        {
            return number;
        }

        var word = AddressParts.WordBefore(text, number - 1);
        found = number - 1 - word is 3 or 4 && (word == 0 || !Chars.IsWord(text[word - 1]));
        return word;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int word)
    {
        var i = word;
        while (i < text.Length && i - word < 8 && Chars.IsAsciiLetter(text[i]))
        {
            i++;
        }

        return i;
    }
}
