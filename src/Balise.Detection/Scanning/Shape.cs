namespace Balise.Detection.Scanning;

/// <summary>Anchored matching of small fixed shapes, without a regular expression engine.</summary>
internal static class Shape
{
    /// <summary>
    /// Matches at <paramref name="at"/>; returns the end, or -1. <c>d</c> digit, <c>L</c> ASCII letter, <c>U</c> upper-case letter,
    /// <c>_</c> optional separator (space, dash, dot; the same one everywhere or none), <c>~</c> optional separator of any kind;
    /// any other character stands for itself.
    /// </summary>
    public static int Match(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> shape)
    {
        var joint = '\0';
        var i = at;
        foreach (var s in shape)
        {
            var c = (uint)i < (uint)text.Length ? text[i] : '\0';
            switch (s)
            {
                case '_':
                    if (joint == '\0')
                    {
                        joint = Chars.IsJoint(c) ? c : '\u0001';
                    }

                    if (joint != '\u0001')
                    {
                        if (c != joint)
                        {
                            return -1;
                        }

                        i++;
                    }

                    continue;
                case '~':
                    if (Chars.IsJoint(c))
                    {
                        i++;
                    }

                    continue;
                case 'd' when Chars.IsDigit(c):
                case 'L' when Chars.IsAsciiLetter(c):
                case 'U' when (uint)(c - 'A') <= 25:
                    i++;
                    continue;
                default:
                    if (s is 'd' or 'L' or 'U' || c != s)
                    {
                        return -1;
                    }

                    i++;
                    continue;
            }
        }

        return i;
    }

    /// <summary>Whether nothing before <paramref name="start"/> makes the candidate the tail of something longer.</summary>
    public static bool FreeBefore(ReadOnlySpan<char> text, int start)
    {
        if (start == 0)
        {
            return true;
        }

        var c = text[start - 1];
        if (Chars.IsWord(c) || c is '$')
        {
            return false;
        }

        if (c == ',' && start > 1)
        {
            // « 1,234 » is one number; « 130692544,G1R 2B5 » is two cells.
            return !Chars.IsDigit(text[start - 2]) || !Chars.IsDigit(text[start]) || RunAfter(text, start) > 3;
        }

        return !(c is '-' or '.' or '/' or '+' && start > 1 && Chars.IsDigit(text[start - 2]) && Chars.IsDigit(text[start]));
    }

    /// <summary>Whether nothing after <paramref name="end"/> makes the candidate the head of something longer.</summary>
    public static bool FreeAfter(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return true;
        }

        var c = text[end];
        if (Chars.IsWord(c) || c is '$' or '%')
        {
            return false;
        }

        var digit = end + 1 < text.Length && Chars.IsDigit(text[end + 1]);
        return !(c is '-' or '.' or '/' && digit) && !(c == ',' && digit && Chars.IsDigit(text[end - 1]) && IsOneNumber(text, end));
    }

    // « 1,234 » and « 12,5 » are one number; « 712694819,18,H1T » and « 1977,712-694-819 » are cells.
    private static bool IsOneNumber(ReadOnlySpan<char> text, int comma)
    {
        var after = RunAfter(text, comma + 1);
        var next = comma + 1 + after < text.Length ? text[comma + 1 + after] : '\n';
        if (after > 3 || next == '-' || Chars.IsAsciiLetter(next))
        {
            return false;
        }

        var before = 0;
        while (before < 4 && comma - before > 0 && Chars.IsDigit(text[comma - before - 1]))
        {
            before++;
        }

        return after == 3 ? before <= 3 : next != ',';
    }

    private static int RunAfter(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 5 && Chars.IsDigit(text[i]))
        {
            i++;
        }

        return i - at;
    }
}
