using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>Tells drawn characters from written words.</summary>
internal static class Randomness
{
    /// <summary>Shannon entropy of the characters, in bits per character.</summary>
    public static double Entropy(ReadOnlySpan<char> value)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        foreach (var c in value)
        {
            counts[c & 127]++;
        }

        double bits = 0;
        foreach (var n in counts)
        {
            if (n > 0)
            {
                var p = (double)n / value.Length;
                bits -= p * Math.Log2(p);
            }
        }

        return bits;
    }

    /// <summary>
    /// Whether a value looks drawn: enough different characters for its length, and changes of kind (letter, capital, digit) more often
    /// than words and dates show.
    /// </summary>
    public static bool IsRandom(ReadOnlySpan<char> value)
    {
        if (value.Length < 12)
        {
            return Switches(value) >= 3;
        }

        var head = value[..Math.Min(value.Length, 256)];
        return Switches(head) >= Math.Min(4, 1 + (head.Length / 12)) && Entropy(head) >= (IsHex(head) ? 2.6 : 3.0);
    }

    /// <summary>Weaker than <see cref="IsRandom"/>: one solid piece that is not a word and not one character repeated.</summary>
    public static bool IsOpaque(ReadOnlySpan<char> value)
    {
        if (value.Length < 12 || Entropy(value[..Math.Min(value.Length, 256)]) < 2.4)
        {
            return false;
        }

        var digits = 0;
        foreach (var c in value)
        {
            digits += Chars.IsDigit(c) ? 1 : 0;
        }

        return digits >= 2 || (value.Length >= 20 && value.IndexOfAny(".-/ ") < 0);
    }

    /// <summary>Words glued with capitals: changePasswordPolicy.</summary>
    public static bool IsCamelCase(ReadOnlySpan<char> value) => Switches(value) * 3 < value.Length;

    /// <summary>
    /// Whether a value reads as words glued together: pieces of letters in one case or capitalised, each with vowels as French and English
    /// have them, and hardly any digit.
    /// </summary>
    public static bool IsWritten(ReadOnlySpan<char> value)
    {
        var written = 0;
        var letters = 0;
        if (value.Length >= 24 && IsHex(value))
        {
            return false;
        }

        for (var i = 0; i < value.Length;)
        {
            var start = i++;
            if (!Chars.IsAsciiLetter(value[start]))
            {
                continue;
            }

            while (i < value.Length && Chars.IsAsciiLetter(value[i]) && !(Chars.IsUpper(value[i]) && !Chars.IsUpper(value[i - 1])))
            {
                i++;
            }

            letters += i - start;
            written += i - start >= 4 && HasVowels(value[start..i]) ? i - start : 0;
        }

        return letters * 10 >= value.Length * 8 && written * 10 >= letters * 8;
    }

    private static bool HasVowels(ReadOnlySpan<char> word)
    {
        var vowels = 0;
        var run = 0;
        var longest = 0;
        foreach (var c in word)
        {
            var vowel = (c | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
            vowels += vowel ? 1 : 0;
            run = vowel ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        return longest <= 4 && vowels * 5 >= word.Length && vowels * 3 <= word.Length * 2;
    }

    public static bool IsUuid(ReadOnlySpan<char> value) => value.Length == 36 && value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-';

    public static bool IsHex(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!Chars.IsHex(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static int Switches(ReadOnlySpan<char> value)
    {
        var switches = 0;
        var last = 0;
        foreach (var c in value)
        {
            var kind = Chars.IsDigit(c) ? 1 : c is >= 'A' and <= 'Z' ? 2 : Chars.IsLetter(c) ? 3 : 0;
            if (kind != 0)
            {
                switches += last != 0 && kind != last ? 1 : 0;
                last = kind;
            }
        }

        return switches;
    }
}
