namespace Balise.Tests.Detection.Labelled;

/// <summary>
/// Check digits of the identifiers of the corpus, written apart from the detection engine so that one can catch the other's mistakes.
/// Every method takes the characters alone: no space, no dash.
/// </summary>
internal static class CheckDigits
{
    private static readonly int[] NamWeights = [1, 3, 7, 9, 1, 7, 1, 3, 4, 5, 7, 6, 9, 1];
    private static readonly int[] VinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>ISO/IEC 7812-1, annex B: NAS, cards, IMEI.</summary>
    public static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return digits.Length > 0 && sum % 10 == 0;
    }

    /// <summary>The last character of a health insurance number: a weighted sum of EBCDIC codes, over the full year and the plain month.</summary>
    /// <param name="first11">Four letters, two digits of year, two of month (+50 for F), two of day, one twin digit.</param>
    public static char Nam(string first11, int century)
    {
        var month = int.Parse(first11[6..8]);
        var (sex, plainMonth) = month > 50 ? ('F', month - 50) : ('M', month);
        var key = $"{first11[..4]}{century:00}{first11[4..6]}{sex}{plainMonth:00}{first11[8..11]}";
        var sum = key.Select((c, i) => Ebcdic(c) * NamWeights[i]).Sum();
        return (char)('0' + sum % 10);
    }

    /// <summary>ISO 13616: the first four characters go last, letters count from 10, the remainder by 97 is 1.</summary>
    public static int Mod97(string iban)
    {
        var remainder = 0;
        foreach (var c in iban[4..] + iban[..4])
        {
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }

        return remainder;
    }

    /// <summary>The ninth character of a North American vehicle number (49 CFR 565.15(c)).</summary>
    public static char Vin(string vin)
    {
        var sum = vin.Select((c, i) => VinValue(c) * VinWeights[i]).Sum() % 11;
        return sum == 10 ? 'X' : (char)('0' + sum);
    }

    private static int VinValue(char c) => char.IsAsciiDigit(c) ? c - '0' : c switch
    {
        >= 'A' and <= 'H' => c - 'A' + 1,
        >= 'J' and <= 'N' => c - 'J' + 1,
        'P' => 7,
        'R' => 9,
        >= 'S' and <= 'Z' => c - 'S' + 2,
        _ => 0,
    };

    private static int Ebcdic(char c) => c switch
    {
        >= 'A' and <= 'I' => 193 + c - 'A',
        >= 'J' and <= 'R' => 209 + c - 'J',
        >= 'S' and <= 'Z' => 226 + c - 'S',
        _ => 240 + c - '0',
    };
}
