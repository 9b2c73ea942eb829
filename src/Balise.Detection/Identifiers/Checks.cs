using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Check digits. Pure functions over digits and letters already isolated; separators are skipped.</summary>
internal static class Checks
{
    /// <summary>Luhn, ISO/IEC 7812-1 annex B.</summary>
    public static bool Luhn(ReadOnlySpan<char> text)
    {
        var sum = 0;
        var twice = false;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!Chars.IsDigit(text[i]))
            {
                continue;
            }

            var digit = text[i] - '0';
            if (twice)
            {
                digit = digit < 5 ? digit * 2 : (digit * 2) - 9;
            }

            sum += digit;
            twice = !twice;
        }

        return sum % 10 == 0;
    }

    /// <summary>ISO 7064 MOD 97-10 over a value whose first four characters go last, as in an IBAN.</summary>
    public static bool Mod97(ReadOnlySpan<char> value)
    {
        Span<char> compact = stackalloc char[40];
        var n = 0;
        foreach (var c in value)
        {
            if (Chars.IsDigit(c) || Chars.IsAsciiLetter(c))
            {
                if (n == compact.Length)
                {
                    return false;
                }

                compact[n++] = c;
            }
        }

        var sum = 0;
        for (var i = 0; i < n; i++)
        {
            var c = compact[(i + 4) % n];
            sum = Chars.IsDigit(c) ? ((sum * 10) + (c - '0')) % 97 : ((sum * 100) + (c & ~0x20) - 'A' + 10) % 97;
        }

        return n > 4 && sum == 1;
    }

    /// <summary>Whether all digits are the same, as in placeholders.</summary>
    public static bool IsMonotone(ReadOnlySpan<char> text)
    {
        var first = '\0';
        foreach (var c in text)
        {
            if (!Chars.IsDigit(c))
            {
                continue;
            }

            if (first == '\0')
            {
                first = c;
            }
            else if (c != first)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the day exists; a two-digit year is taken in either century.</summary>
    public static bool IsDate(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year : 2000, month);

    public static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var c in digits)
        {
            value = (value * 10) + (c - '0');
        }

        return value;
    }
}
