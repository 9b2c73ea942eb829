using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Reads a written date, in the forms used in Québec, around a digit run.</summary>
internal static partial class Dates
{
    private static readonly (string Name, int Month)[] Months =
    [
        ("janvier", 1), ("fevrier", 2), ("mars", 3), ("avril", 4), ("mai", 5), ("juin", 6), ("juillet", 7), ("aout", 8), ("septembre", 9),
        ("octobre", 10), ("novembre", 11), ("decembre", 12), ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6),
        ("july", 7), ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("janv", 1), ("jan", 1), ("fevr", 2),
        ("fev", 2), ("feb", 2), ("mar", 3), ("avr", 4), ("apr", 4), ("jun", 6), ("juil", 7), ("jul", 7), ("aug", 8), ("sept", 9), ("sep", 9),
        ("oct", 10), ("nov", 11), ("dec", 12),
    ];

    /// <summary>Reads a date whose first digits are [start, end); gives its full range.</summary>
    public static bool Read(ReadOnlySpan<char> text, int start, int end, out int from, out int to)
    {
        from = start;
        to = end;
        return (end - start) switch
        {
            8 => IsCompact(text.Slice(start, 8)) && IsAlone(text, from, to),
            6 => IsCompact6(text.Slice(start, 6)) && IsAlone(text, from, to),
            4 => YearFirst(text, start, out to) && IsAlone(text, from, to),
            1 or 2 => (DayFirst(text, start, end, ref from, ref to) || ShortYear(text, start, end, out to)) && IsAlone(text, from, to),
            _ => false,
        };
    }

    // A comma after a date separates: « 1977-05-02,712-694-819 ».
    private static bool IsAlone(ReadOnlySpan<char> text, int from, int to) => Shape.FreeBefore(text, from) && ((to < text.Length && text[to] == ',') || Shape.FreeAfter(text, to));

    private static bool IsCompact(ReadOnlySpan<char> d) =>
        (IsYear(Checks.Number(d[..4])) && Checks.IsDate(Checks.Number(d[..4]), Checks.Number(d.Slice(4, 2)), Checks.Number(d[6..])))
        || (IsYear(Checks.Number(d[4..])) && Checks.IsDate(Checks.Number(d[4..]), Checks.Number(d.Slice(2, 2)), Checks.Number(d[..2])));

    private static bool IsCompact6(ReadOnlySpan<char> d) =>
        Checks.IsDate(2000, Checks.Number(d.Slice(2, 2)), Checks.Number(d[..2])) || Checks.IsDate(2000, Checks.Number(d.Slice(2, 2)), Checks.Number(d[4..]));

    private static bool YearFirst(ReadOnlySpan<char> text, int start, out int to)
    {
        to = start + 4;
        var year = Checks.Number(text.Slice(start, 4));
        if (!IsYear(year) || to >= text.Length)
        {
            return false;
        }

        var i = to;
        if (!Separator(text, ref i, out var separator))
        {
            return false;
        }

        if (!Field(text, ref i, out var month))
        {
            i = SkipBlanks(text, to);
            if (!Month(text, ref i, out month))
            {
                return false;
            }

            i = SkipBlanks(text, i);
            var named = Field(text, ref i, out var after);
            to = i;
            return named && Checks.IsDate(year, month, after);
        }

        var whole = Separator(text, ref i, out var second) & second == separator & Field(text, ref i, out var day);
        to = i;
        return whole && (Checks.IsDate(year, month, day) || Checks.IsDate(year, day, month));
    }

    private static bool IsCompactSpaced(ReadOnlySpan<char> d) =>
        IsYear(Checks.Number(d[6..])) && (Checks.IsDate(Checks.Number(d[6..]), Checks.Number(d.Slice(3, 2)), Checks.Number(d[..2])) || Checks.IsDate(Checks.Number(d[6..]), Checks.Number(d[..2]), Checks.Number(d.Slice(3, 2))));

    // « 84-03-12 »: two digits that can be no day.
    private static bool ShortYear(ReadOnlySpan<char> text, int start, int end, out int to)
    {
        to = Shape.Match(text, start, "dd dd dddd");
        if (to > 0)
        {
            return IsCompactSpaced(text.Slice(start, 10));
        }

        to = Shape.Match(text, start, "dd-dd-dd");
        to = to < 0 ? Shape.Match(text, start, "dd/dd/dd") : to;
        return to > 0 && end - start == 2 && Checks.Number(text[start..end]) > 31 && Checks.IsDate(1900 + Checks.Number(text[start..end]), Checks.Number(text.Slice(start + 3, 2)), Checks.Number(text.Slice(start + 6, 2)));
    }

    private static bool DayFirst(ReadOnlySpan<char> text, int start, int end, ref int from, ref int to)
    {
        var day = Checks.Number(text[start..end]);
        var i = end;
        if (Separator(text, ref i, out var separator) && separator != ' ' && Field(text, ref i, out var month) && Separator(text, ref i, out var second)
            && second == separator && Year(text, ref i, out var year) && (Checks.IsDate(year, month, day) || Checks.IsDate(year, day, month)))
        {
            to = i;
            return true;
        }

        i = end;
        SkipOrdinal(text, ref i);
        i = SkipBlanks(text, i);
        if (Month(text, ref i, out month))
        {
            i = SkipBlanks(text, i < text.Length && text[i] == ',' ? i + 1 : i);
            if (Year(text, ref i, out year) && Checks.IsDate(year, month, day))
            {
                to = i;
                return true;
            }
        }

        return MonthBefore(text, start, end, day, ref from, ref to);
    }

    // « October 4, 1993 »
    private static bool MonthBefore(ReadOnlySpan<char> text, int start, int end, int day, ref int from, ref int to)
    {
        var word = start;
        while (word > 0 && start - word < 3 && text[word - 1] is ' ' or '.' or '-')
        {
            word--;
        }

        var wordEnd = word;
        while (word > 0 && wordEnd - word < 10 && Chars.IsLetter(text[word - 1]))
        {
            word--;
        }

        var at = word;
        if (wordEnd == start || !Month(text[..wordEnd], ref at, out var month) || at != wordEnd)
        {
            return false;
        }

        var i = end;
        while (i < text.Length && i - end < 4 && (text[i] is ' ' or ',' or '-' || Chars.IsAsciiLetter(text[i])))
        {
            i++;
        }

        if (!Year(text, ref i, out var year) || !Checks.IsDate(year, month, day))
        {
            return false;
        }

        from = word;
        to = i;
        return true;
    }

    // 1er mai, 4th of October
    private static void SkipOrdinal(ReadOnlySpan<char> text, ref int i)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["er", "st", "nd", "rd", "th"])
        {
            if (text[i..].StartsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                i += suffix.Length;
                break;
            }
        }

        if (text[i..].StartsWith(" of ", StringComparison.OrdinalIgnoreCase))
        {
            i += 3;
        }
    }

    private static bool Month(ReadOnlySpan<char> text, ref int i, out int month)
    {
        month = 0;
        if (i >= text.Length || WordHash.Fold(text[i]) is not ('j' or 'f' or 'm' or 'a' or 's' or 'o' or 'n' or 'd'))
        {
            return false;
        }

        foreach (var (name, number) in Months)
        {
            if (i + name.Length > text.Length || !Same(text.Slice(i, name.Length), name))
            {
                continue;
            }

            var end = i + name.Length;
            if (end < text.Length && Chars.IsLetter(text[end]))
            {
                continue;
            }

            i = end < text.Length && text[end] is '.' ? end + 1 : end;
            month = number;
            return true;
        }

        return false;
    }

    private static bool Same(ReadOnlySpan<char> text, string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (WordHash.Fold(text[i]) != name[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Field(ReadOnlySpan<char> text, ref int i, out int value)
    {
        value = 0;
        var from = i;
        while (i < text.Length && i - from < 2 && Chars.IsDigit(text[i]))
        {
            value = (value * 10) + (text[i++] - '0');
        }

        return i > from;
    }

    private static bool Year(ReadOnlySpan<char> text, ref int i, out int year)
    {
        year = 0;
        var from = i;
        while (i < text.Length && i - from < 4 && Chars.IsDigit(text[i]))
        {
            year = (year * 10) + (text[i++] - '0');
        }

        year += i - from == 2 ? 1900 : 0;
        return i - from is 2 or 4 && IsYear(year);
    }

    private static bool IsYear(int year) => year is >= 1900 and <= 2099;

    private static bool Separator(ReadOnlySpan<char> text, ref int i, out char separator)
    {
        separator = i < text.Length ? text[i] : '\0';
        if (separator is not ('-' or '/' or '.' or ' '))
        {
            return false;
        }

        i++;
        return true;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && text[i] is ' ' or '-' or '.' or '/')
        {
            i++;
        }

        return i;
    }
}
