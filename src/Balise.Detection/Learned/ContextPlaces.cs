using Balise.Detection.Scanning;

namespace Balise.Detection.Learned;

/// <summary>A token that may be a value, as the engine met it: offsets of the view that was walked.</summary>
/// <param name="IsWord">Without digits: it may only be an account or a password.</param>
internal readonly record struct ContextPlace(int Start, int End, bool IsWord = false);

/// <summary>
/// What the walk leaves for the reader: tokens with digits that could be somebody's number, and the words for accounts and passwords around which any
/// word may be a value. What cannot be is refused here, from its own characters and the next, before anything around is read.
/// </summary>
internal sealed class ContextPlaces
{
    public const int MaxToken = 40;

    private ContextPlace[] numbers = [];
    private int[] cues = [];
    private int count;
    private int cueCount;

    public ReadOnlySpan<ContextPlace> Numbers => numbers.AsSpan(0, count);

    /// <summary>Where words for accounts and passwords begin, in the order they were met: not sorted.</summary>
    public Span<int> Cues => cues.AsSpan(0, cueCount);

    public void Clear() => (count, cueCount) = (0, 0);

    public void AddCue(int at)
    {
        if (cueCount == cues.Length)
        {
            Array.Resize(ref cues, Math.Max(16, cueCount * 2));
        }

        cues[cueCount++] = at;
    }

    /// <summary>Notes the token around the digits [start, end) unless its look refuses it; returns the end of the token.</summary>
    public int Consider(ReadOnlySpan<char> text, int start, int end)
    {
        var from = start;
        var floor = Math.Max(0, start - MaxToken);
        while (from > floor && IsPart(text[from - 1]))
        {
            from--;
        }

        var to = end;
        var limit = Math.Min(text.Length, from + MaxToken + 1);
        while (to < limit && IsPart(text[to]))
        {
            to++;
        }

        var reached = Math.Max(to, end);
        if (to - from > MaxToken)
        {
            return reached;
        }

        Trim(text, ref from, ref to);
        if (to > from && MayBe(text, from, to))
        {
            if (count == numbers.Length)
            {
                Array.Resize(ref numbers, Math.Max(64, count * 2));
            }

            numbers[count++] = new ContextPlace(from, to);
        }

        return reached;
    }

    /// <summary>Takes away the signs that stand around a value and are not in it.</summary>
    public static void Trim(ReadOnlySpan<char> text, ref int from, ref int to)
    {
        while (from < to && !Chars.IsWord(text[from]))
        {
            from++;
        }

        while (to > from && text[to - 1] is '.' or '?' or '-' or '/' or '_' or '\\' or '\'' or '’' or '~' or '…' or '–' or '—' or '°' or 'º' or '^')
        {
            to--;
        }
    }

    // Most numbers of a text are years, quantities and small numbers.
    private static bool MayBe(ReadOnlySpan<char> text, int from, int to)
    {
        var digits = 0;
        var others = 0;
        foreach (var c in text[from..to])
        {
            if (Chars.IsDigit(c))
            {
                digits++;
            }
            else if (c == '@')
            {
                return false;
            }
            else
            {
                others++;
            }
        }

        if (from > 0 && text[from - 1] is '$' or '€')
        {
            return false;
        }

        var next = to < text.Length ? text[to] : '\n';
        if (next is '%' or '$' or '€' or '°')
        {
            return false;
        }

        var after = to + 1 < text.Length ? text[to + 1] : '\n';
        if (others > 0)
        {
            return to - from >= 3;
        }

        if (next == ' ' && after is '$' or '%' or '€' or '°' || next == ':' && Chars.IsDigit(after))
        {
            return false;
        }

        return digits switch
        {
            1 or 2 => next == ' ' && IsMonth(after, to + 2 < text.Length ? text[to + 2] : ' ') || from > 3 && text[from - 1] == ' ' && Chars.IsLetter(text[from - 2]) && IsMonthBefore(text, from) || next == ' ' && Chars.IsDigit(after) && !IsWithinRun(text, from) && IsGroup(text, to) || IsPlateMiddle(text, from, to),
            3 => next == ' ' && IsGroup(text, to) || from > 0 && text[from - 1] == ' ' && from > 1 && Chars.IsUpper(text[from - 2]),
            4 => text[from] is not ('1' or '2') || text[from + 1] is not ('9' or '0') || next is ' ' && Chars.IsDigit(after),
            _ => true,
        };
    }

    // A run of small groups is judged from its first, once: « 1 1 1 1 » would be read again from each.
    private static bool IsWithinRun(ReadOnlySpan<char> text, int from) => from > 1 && text[from - 1] == ' ' && Chars.IsDigit(text[from - 2]);

    // « R 03 TKV »
    private static bool IsPlateMiddle(ReadOnlySpan<char> text, int from, int to) =>
        to - from == 2 && from > 1 && to + 3 < text.Length && text[from - 1] is ' ' or '-' && text[to] == text[from - 1] && text[from - 2] is >= 'A' and <= 'Z'
        && (from == 2 || !Chars.IsWord(text[from - 3])) && text[to + 1] is >= 'A' and <= 'Z' && text[to + 2] is >= 'A' and <= 'Z' && text[to + 3] is >= 'A' and <= 'Z';

    // The first two letters of a month, in French or in English.
    private static bool IsMonth(char first, char second) => (first | 0x20, second | 0x20) switch
    {
        ('j', 'a' or 'u') or ('f', 'e' or 'é') or ('m', 'a') or ('a', 'v' or 'o' or 'p' or 'u') or ('s', 'e') or ('o', 'c') or ('n', 'o') or ('d', 'e' or 'é') => true,
        _ => false,
    };

    // « May 4 », « octobre 12 »: three letters at least, of which one begins a month.
    private static bool IsMonthBefore(ReadOnlySpan<char> text, int from)
    {
        var i = from - 1;
        while (i > 0 && from - i < 11 && Chars.IsLetter(text[i - 1]))
        {
            i--;
        }

        return from - 1 - i >= 3 && Chars.IsUpper(text[i]) && IsMonth(text[i], text[i + 1]);
    }

    // Digits or capitals follow, and what they make is no amount.
    private static bool IsGroup(ReadOnlySpan<char> text, int to)
    {
        var i = to;
        while (i + 1 < text.Length && i - to < 24 && text[i] == ' ' && (Chars.IsDigit(text[i + 1]) || text[i + 1] is >= 'A' and <= 'Z'))
        {
            i++;
            while (i < text.Length && Chars.IsAlphanumeric(text[i]))
            {
                i++;
            }
        }

        return i > to && !(i < text.Length && (text[i] is '$' or '%' or ',' or '.' && i + 1 < text.Length && Chars.IsDigit(text[i + 1]) || text[i] == ' ' && i + 1 < text.Length && text[i + 1] is '$' or '%' or '€'));
    }

    /// <summary>Characters that hold together: what separates words, cells, brackets and assignments does not.</summary>
    public static bool IsPart(char c) =>
        c > ' ' && c is not (',' or ';' or ':' or '=' or '|' or '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>' or '"' or '\'' or '’' or '‘' or '“' or '”' or '«' or '»' or '`' or '\u00a0' or '\u202f' or '…' or '–' or '—');
}
