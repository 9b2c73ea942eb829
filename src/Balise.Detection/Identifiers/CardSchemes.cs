namespace Balise.Detection.Identifiers;

/// <summary>Issuer ranges of payment cards (ISO/IEC 7812 first digits) and the lengths each scheme uses.</summary>
internal static class CardSchemes
{
    /// <summary>The scheme whose range and length fit, or null.</summary>
    public static string? Of(ReadOnlySpan<char> digits)
    {
        var length = digits.Length;
        var two = Checks.Number(digits[..2]);
        var four = Checks.Number(digits[..4]);
        if (digits[0] == '4' && length is 13 or 16 or 19)
        {
            return "visa";
        }

        if ((two is >= 51 and <= 55 || four is >= 2221 and <= 2720) && length == 16)
        {
            return "mastercard";
        }

        if (two is 34 or 37 && length == 15)
        {
            return "amex";
        }

        if (length is >= 16 and <= 19 && (four == 6011 || two == 65 || four is >= 6440 and <= 6499))
        {
            return "discover";
        }

        if (length is 14 or 16 && (two is 36 or 38 or 39 || four is >= 3000 and <= 3059))
        {
            return "diners";
        }

        if (length is >= 15 and <= 19 && (four is >= 3528 and <= 3589 || four is 2131 or 1800))
        {
            return "jcb";
        }

        if (length is >= 16 and <= 19 && two == 62)
        {
            return "unionpay";
        }

        return length is >= 12 and <= 19 && two is 50 or 56 or 57 or 58 or 63 or 67 or 68 ? "maestro" : null;
    }
}
