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
