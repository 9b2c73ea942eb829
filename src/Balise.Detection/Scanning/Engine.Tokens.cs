namespace Balise.Detection.Scanning;

/// <summary>The part of the engine that finds long tokens: keys, hashes, encoded text.</summary>
internal sealed partial class Engine
{
    private const int MinToken = 14;
    private const int LongWord = 20;
    private const int MaxLongWord = 4096;
    private const int LongestRun = 64;

    // Tokens without any digit escape the hinges: a token of twenty characters covers one place in twenty.
    private void WalkLongWords(ref Scan scan)
    {
        var text = scan.Text;
        for (var i = LongWord; i < text.Length; i += LongWord)
        {
            if (!Chars.IsToken(text[i]))
            {
                continue;
            }

            var from = i;
            var mixed = 0;
            while (from > 0 && i - from < MaxLongWord && Chars.IsToken(text[from - 1]))
            {
                from--;
                mixed |= text[from] is >= 'A' and <= 'Z' ? 1 : text[from] is >= 'a' and <= 'z' ? 2 : Chars.IsDigit(text[from]) ? 4 : 0;
            }

            var end = i;
            while (end < text.Length && end - i < MaxLongWord && Chars.IsToken(text[end]))
            {
                mixed |= text[end] is >= 'A' and <= 'Z' ? 1 : text[end] is >= 'a' and <= 'z' ? 2 : Chars.IsDigit(text[end]) ? 4 : 0;
                end++;
            }

            if (mixed is 1 or 2 or 3 && end - from >= LongWord)
            {
                Wake(tokens, ref scan, from, end);
                if (mixed == 3)
                {
                    Decode(ref scan, from, end);
                }
            }

            i = Math.Max(i, end - LongWord + 1);
        }
    }

    // No identifier is longer than an IBAN: digits in a longer run of letters and digits are a token's, and are read once, as a token.
    private static bool IsInLongRun(ref Scan scan, int i)
    {
        if (i >= scan.RunEnd)
        {
            var text = scan.Text;
            var from = i;
            while (from > scan.RunEnd && Chars.IsAlphanumeric(text[from - 1]))
            {
                from--;
            }

            var end = i + 1;
            while (end < text.Length && Chars.IsAlphanumeric(text[end]))
            {
                end++;
            }

            scan.Into.Work += end - from;
            scan.RunEnd = end;
            scan.RunIsLong = end - from > LongestRun;
        }

        return scan.RunIsLong;
    }

    private void WakeTokens(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = start;
        while (from > scan.TokenEnd && Chars.IsToken(text[from - 1]))
        {
            from--;
        }

        while (end < text.Length && Chars.IsToken(text[end]))
        {
            end++;
        }

        scan.TokenEnd = end;
        scan.Into.Work += end - from;
        if (end - from >= MinToken)
        {
            Wake(tokens, ref scan, from, end);
            Decode(ref scan, from, end);
        }
    }
}
