using Balise.Detection.Scanning;

namespace Balise.Detection.Folding;

/// <summary>Escapes that stand for one character: HTML entities, JSON and C escapes, percent-encoding.</summary>
internal static class Escapes
{
    private static readonly (string Name, char Value)[] Entities =
    [
        ("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\''), ("nbsp;", ' '), ("commat;", '@'), ("period;", '.'), ("hyphen;", '-'),
        ("dash;", '-'), ("ndash;", '-'), ("mdash;", '-'), ("eacute;", 'é'), ("Eacute;", 'É'), ("egrave;", 'è'), ("agrave;", 'à'), ("ccedil;", 'ç'),
        ("ecirc;", 'ê'), ("shy;", FoldTable.Drop), ("zwnj;", FoldTable.Drop), ("zwj;", FoldTable.Drop), ("ensp;", ' '), ("emsp;", ' '), ("thinsp;", ' '),
        ("colon;", ':'), ("num;", '#'), ("sol;", '/'), ("lowbar;", '_'), ("tab;", '\t'), ("newline;", '\n'), ("deg;", '°'), ("rsquo;", '’'), ("ocirc;", 'ô'),
    ];

    /// <summary>Whether an escape starts here; gives its value and its length.</summary>
    public static bool Read(ReadOnlySpan<char> text, int at, out char value, out int length)
    {
        value = '\0';
        length = 0;
        return text[at] switch
        {
            '&' => Entity(text[(at + 1)..], out value, out length),
            '\\' => !IsDomain(text, at) && Backslash(text[(at + 1)..], out value, out length),
            '%' => Percent(text[(at + 1)..], out value, out length),
            _ => false,
        };
    }

    private static bool Entity(ReadOnlySpan<char> rest, out char value, out int length)
    {
        value = '\0';
        length = 0;
        if (rest.Length > 2 && rest[0] == '#')
        {
            var hex = rest[1] is 'x' or 'X';
            var i = hex ? 2 : 1;
            var from = i;
            var point = 0;
            while (i < rest.Length && i - from < 7 && (hex ? Chars.IsHex(rest[i]) : Chars.IsDigit(rest[i])))
            {
                point = Math.Min((point * (hex ? 16 : 10)) + Convert(rest[i]), 0xFFFFFF);
                i++;
            }

            if (i == from)
            {
                return false;
            }

            // Browsers accept a reference without its semicolon.
            length = i < rest.Length && rest[i] == ';' ? i + 2 : i + 1;
            return Narrow(point, out value);
        }

        foreach (var (name, c) in Entities)
        {
            if (rest.StartsWith(name, StringComparison.Ordinal))
            {
                value = c;
                length = name.Length + 1;
                return true;
            }
        }

        return false;
    }

    // « CORP\nadeau »: capitals, then a name in lower case, is an account of a network, not a line end.
    private static bool IsDomain(ReadOnlySpan<char> text, int at)
    {
        if (at < 2 || at + 3 >= text.Length || text[at + 1] is not ('n' or 'r' or 't'))
        {
            return false;
        }

        for (var i = at + 2; i < at + 4; i++)
        {
            if (!char.IsAsciiLetterLower(text[i]))
            {
                return false;
            }
        }

        var from = at;
        while (from > 0 && at - from < 16 && (char.IsAsciiLetterUpper(text[from - 1]) || Chars.IsDigit(text[from - 1]) || text[from - 1] == '-'))
        {
            from--;
        }

        return at - from is >= 2 and < 16 && char.IsAsciiLetterUpper(text[from]) && (from == 0 || text[from - 1] is ' ' or '\n' or ':' or '(' or '=' or '\t');
    }

    private static bool Backslash(ReadOnlySpan<char> rest, out char value, out int length)
    {
        value = '\0';
        length = 2;
        if (rest.IsEmpty)
        {
            return false;
        }

        switch (rest[0])
        {
            case 'n' or 'r':
                value = '\n';
                return true;
            case 't':
                value = '\t';
                return true;
            case '/' or '"':
                value = rest[0];
                return true;
            case 'u' when rest.Length >= 5 && Hex(rest.Slice(1, 4), out var unit):
                length = 6;
                return Narrow(unit, out value);
            case 'u' when rest.Length > 3 && rest[1] == '{' && rest[..Math.Min(rest.Length, 9)].IndexOf('}') is var close and > 2 && Hex(rest[2..close], out var point):
                length = close + 2;
                return Narrow(point, out value);
            case 'x' when rest.Length >= 3 && Hex(rest.Slice(1, 2), out var code):
                length = 4;
                return Narrow(code, out value);
            default:
                return false;
        }
    }

    // Two-byte UTF-8 sequences give accented letters: %C3%A9.
    private static bool Percent(ReadOnlySpan<char> rest, out char value, out int length)
    {
        value = '\0';
        length = 3;
        if (rest.Length < 2 || !Hex(rest[..2], out var first))
        {
            return false;
        }

        if (first < 0x80)
        {
            value = (char)first;
            return first >= 0x20 || first is '\n' or '\t' or '\r';
        }

        if (first is >= 0xC2 and <= 0xDF && rest.Length >= 5 && rest[2] == '%' && Hex(rest.Slice(3, 2), out var second))
        {
            length = 6;
            value = (char)(((first & 0x1F) << 6) | (second & 0x3F));
            return true;
        }

        if (first is >= 0xE0 and <= 0xEF && rest.Length >= 8 && rest[2] == '%' && rest[5] == '%' && Hex(rest.Slice(3, 2), out var b) && Hex(rest.Slice(6, 2), out var c))
        {
            length = 9;
            value = (char)(((first & 0x0F) << 12) | ((b & 0x3F) << 6) | (c & 0x3F));
            return true;
        }

        return false;
    }

    private static bool Hex(ReadOnlySpan<char> digits, out int value)
    {
        value = 0;
        foreach (var c in digits)
        {
            if (!Chars.IsHex(c))
            {
                return false;
            }

            value = (value << 4) | Convert(c);
        }

        return digits.Length > 0;
    }

    private static int Convert(char c) => Chars.IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static bool Narrow(int point, out char value)
    {
        value = '\0';
        if (point > 0xFFFF)
        {
            var pair = point <= 0x10FFFF ? char.ConvertFromUtf32(point) : null;
            return pair is not null && FoldTable.Fold(pair[0], pair[1], out value);
        }

        value = (char)point;
        return point >= 0x20 || point is '\n' or '\t' or '\r';
    }
}
