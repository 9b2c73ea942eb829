using Balise.Detection.Scanning;

namespace Balise.Detection.Folding;

/// <summary>
/// Digits pulled apart: « 0 4 6 4 5 4 2 8 6 », a number broken over two lines, odd separators, an O for a zero. The digits are put
/// side by side in a small piece with the words around, and the ordinary detectors judge the piece.
/// </summary>
internal static class Rejoiner
{
    private const int MaxDigits = 24;
    private const int MaxGap = 4;

    /// <summary>What the engine does with a rebuilt piece whose run is [start, end).</summary>
    public delegate void Judge(ref Scan parent, View piece, int start, int end, Reasons reason);

    public static void Examine(ref Scan scan, int start, int end, Judge judge)
    {
        var text = scan.Text;
        if (start < scan.JoinEnd || (end - start > 8 && !IsLookAlike(text, end)) || !HasNext(text, end))
        {
            return;
        }

        Span<int> places = stackalloc int[MaxDigits];
        Span<int> groups = stackalloc int[MaxDigits + 1];
        var from = BackOverLookAlikes(text, start);
        var count = Collect(text, from, places, groups, out var groupCount, out var plain);
        scan.JoinEnd = places[count - 1] + 1;
        if (count < 8 || (groupCount < 2 && plain))
        {
            return;
        }

        // The whole first, then the windows that start and end where a group does.
        if (count is 8 or 9 or 10 or 11 or 15 or 16)
        {
            Try(ref scan, places[..count], IsUniform(groups, 0, groupCount - 1), judge);
        }

        var tries = 0;
        for (var g = 0; g < groupCount && tries < 6; g++)
        {
            var digits = 0;
            for (var h = g; h < groupCount && tries < 6 && h - g < 17; h++)
            {
                digits += groups[h + 1] - groups[h];
                var uniform = IsUniform(groups, g, h);
                if (digits != count && (digits is 9 or 10 or 16 || (digits is 8 or 11 or 15 && g == 0 && !IsSingle(groups, g, h))))
                {
                    tries++;
                    Try(ref scan, places[groups[g]..groups[h + 1]], uniform, judge);
                }

                if (digits > 16)
                {
                    break;
                }
            }

            if (plain && g > 2)
            {
                break;
            }
        }
    }

    private static void Try(ref Scan scan, scoped ReadOnlySpan<int> places, bool uniform, Judge judge)
    {
        var text = scan.Text;
        var first = places[0];
        Span<int> letters = stackalloc int[4];
        var lettered = places.Length is 8 && Letters(text, first, letters);
        if (places.Length is 8 && !lettered)
        {
            return;
        }

        if ((places.Length >= 12 && !uniform) || AreDecimals(text[places[0]..(places[^1] + 1)]))
        {
            return;
        }

        var head = lettered ? letters[0] : first;
        var piece = scan.Into.Piece(scan.Depth);
        piece.Clear();
        AppendContext(scan, piece, Math.Max(0, head - 90), head);
        var start = piece.Length;
        if (lettered)
        {
            foreach (var at in letters)
            {
                piece.Append(text[at], scan.ToOriginal(at));
            }

            start += 4;
        }

        foreach (var at in places)
        {
            piece.Append(Digit(text[at]), scan.ToOriginal(at));
        }

        var end = piece.Length;
        var last = places[^1] + 1;
        piece.Append(' ', scan.ToOriginal(last));
        AppendContext(scan, piece, last, Math.Min(text.Length, last + 36));
        piece.End(scan.ToOriginal(Math.Min(text.Length, last + 36)));
        judge(ref scan, piece, start, end, Reasons.Rejoined);
    }

    // « 418.55 514.01 »: two numbers, each with its decimals.
    private static bool AreDecimals(ReadOnlySpan<char> run)
    {
        var point = 0;
        var space = 0;
        for (var i = 1; i + 1 < run.Length; i++)
        {
            if (Chars.IsDigit(run[i - 1]) && Chars.IsDigit(run[i + 1]))
            {
                point += run[i] == '.' ? 1 : 0;
                space += run[i] == ' ' ? 1 : 0;
            }
        }

        return point > 1 && space > 0;
    }

    internal static void AppendContext(in Scan scan, View piece, int from, int to)
    {
        scan.Into.Work += to - from;
        for (var i = from; i < to; i++)
        {
            piece.Append(scan.Text[i], scan.ToOriginal(i));
        }
    }

    // « T R E M » or « TREM » right before the digits.
    internal static bool Letters(ReadOnlySpan<char> text, int first, scoped Span<int> letters)
    {
        var i = first - 1;
        for (var n = 3; n >= 0; n--)
        {
            var gap = 0;
            while (i >= 0 && gap <= MaxGap && !char.IsLetterOrDigit(text[i]))
            {
                i--;
                gap++;
            }

            if (i < 0 || !Chars.IsAsciiLetter(text[i]))
            {
                return false;
            }

            letters[n] = i--;
        }

        return i < 0 || !Chars.IsWord(text[i]);
    }

    private static bool HasNext(ReadOnlySpan<char> text, int end)
    {
        for (var i = end; i < text.Length && i - end <= MaxGap; i++)
        {
            if (Chars.IsDigit(text[i]) || (i == end && IsLookAlike(text, i)))
            {
                return true;
            }

            if (char.IsLetterOrDigit(text[i]))
            {
                return i > end && IsLookAlike(text, i);
            }
        }

        return false;
    }

    private static int BackOverLookAlikes(ReadOnlySpan<char> text, int start)
    {
        while (start > 0 && text[start - 1] is 'O' or 'o' or 'l' or 'I' && (start < 2 || !Chars.IsWord(text[start - 2])))
        {
            start--;
        }

        return start;
    }

    /// <summary>Digits and their groups from one place on; groups[i]..groups[i+1] are the indexes of the digits of a group.</summary>
    private static int Collect(ReadOnlySpan<char> text, int from, Span<int> places, Span<int> groups, out int groupCount, out bool plain)
    {
        var count = 0;
        groupCount = 0;
        plain = true;
        var gap = 0;
        var separator = '\0';
        for (var i = from; i < text.Length && count < MaxDigits; i++)
        {
            var c = text[i];
            if (Chars.IsDigit(c) || IsLookAlike(text, i))
            {
                if (count == 0 || gap > 0)
                {
                    groups[groupCount++] = count;
                }

                plain &= Chars.IsDigit(c);
                places[count++] = i;
                gap = 0;
                continue;
            }

            if (char.IsLetterOrDigit(c) || ++gap > MaxGap || c is ';' or ':' or '$' or '%' or '(' && gap > 2 || (c is ',' && (scanNext(text, i) == ' ' || Chars.IsDigit(scanNext(text, i)))))
            {
                break;
            }

            separator = separator == '\0' ? c : separator;
            plain &= gap == 1 && c == separator;
        }

        groups[groupCount] = count;
        return count;

        static char scanNext(ReadOnlySpan<char> text, int i) => i + 1 < text.Length ? text[i + 1] : '\0';
    }

    private static bool IsSingle(ReadOnlySpan<int> groups, int g, int h) => groups[h + 1] - groups[g] == h - g + 1;

    private static bool IsUniform(ReadOnlySpan<int> groups, int g, int h)
    {
        var size = groups[g + 1] - groups[g];
        for (var i = g + 1; i < h; i++)
        {
            if (groups[i + 1] - groups[i] != size)
            {
                return size == 4 && h - g == 2;
            }
        }

        return groups[h + 1] - groups[h] <= size || size == 4;
    }

    // A letter taken for a digit, inside what is otherwise digits.
    private static bool IsLookAlike(ReadOnlySpan<char> text, int i)
    {
        if (i >= text.Length || text[i] is not ('O' or 'o' or 'l' or 'I' or '|' or 'S' or 'B'))
        {
            return false;
        }

        var before = i > 0 ? text[i - 1] : ' ';
        var after = i + 1 < text.Length ? text[i + 1] : ' ';
        return (IsDigitLike(before) && (IsDigitLike(after) || !char.IsLetterOrDigit(after))) || (IsDigitLike(after) && !Chars.IsLetter(before));
    }

    private static bool IsDigitLike(char c) => Chars.IsDigit(c) || c is 'O' or 'o' or 'l' or 'I';

    private static char Digit(char c) => c switch
    {
        'O' or 'o' => '0',
        'l' or 'I' or '|' => '1',
        'S' => '5',
        'B' => '8',
        _ => c,
    };
}
