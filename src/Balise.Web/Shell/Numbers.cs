using System.Globalization;
using System.Text;

namespace Balise.Web.Shell;

/// <summary>Numbers as written in Québec: « 1 284,5 » with a narrow no-break space in French, "1,284.5" in English.</summary>
internal static class Numbers
{
    public const char NoBreak = '\u00A0';
    public const char NarrowNoBreak = '\u202F';

    public static string Integer(long value, Language language) => Decimal(value, 0, language);

    /// <param name="value">The number.</param>
    /// <param name="decimals">Digits kept after the decimal mark, 0 or more; rounded half away from zero.</param>
    /// <param name="language">The language of the reader.</param>
    public static string Decimal(decimal value, int decimals, Language language)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var plain = Math.Abs(rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? plain : plain[..point];
        var french = language == Language.French;
        var text = new StringBuilder(plain.Length + 4);
        if (rounded < 0)
        {
            text.Append('\u2212');
        }

        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
            {
                text.Append(french ? NarrowNoBreak : ',');
            }

            text.Append(whole[i]);
        }

        return point < 0 ? text.ToString() : text.Append(french ? ',' : '.').Append(plain, point + 1, decimals).ToString();
    }
}
