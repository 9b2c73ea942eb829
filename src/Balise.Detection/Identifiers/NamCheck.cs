using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// The check digit of the Québec health insurance number (NAM): a weighted sum, modulo 10, of EBCDIC codes over the letters,
/// the full year, the sex, the month without its offset, the day and the order digit. The century is not written: it is tried.
/// </summary>
internal static class NamCheck
{
    private static ReadOnlySpan<byte> Weights => [1, 3, 7, 9, 1, 7, 1, 3, 4, 5, 7, 6, 9, 1];

    /// <summary>Whether the date inside exists (month carries +50 for women).</summary>
    /// <param name="letters">Four letters.</param>
    /// <param name="digits">Eight digits: YYMMDD, order, check.</param>
    public static bool HasDate(ReadOnlySpan<char> digits) => Month(digits) is var m and > 0 && Checks.IsDate(2000 + Two(digits, 0), m, Two(digits, 4));

    public static bool IsValid(ReadOnlySpan<char> letters, ReadOnlySpan<char> digits) =>
        HasDate(digits) && (Sum(letters, digits, 20) == digits[7] - '0' || Sum(letters, digits, 19) == digits[7] - '0');

    private static int Sum(ReadOnlySpan<char> letters, ReadOnlySpan<char> digits, int century)
    {
        Span<char> line = stackalloc char[14];
        letters.CopyTo(line);
        var month = Month(digits);
        line[4] = (char)('0' + (century / 10));
        line[5] = (char)('0' + (century % 10));
        line[6] = digits[0];
        line[7] = digits[1];
        line[8] = Two(digits, 2) > 50 ? 'F' : 'M';
        line[9] = (char)('0' + (month / 10));
        line[10] = (char)('0' + (month % 10));
        line[11] = digits[4];
        line[12] = digits[5];
        line[13] = digits[6];
        var sum = 0;
        for (var i = 0; i < line.Length; i++)
        {
            sum += Ebcdic(line[i]) * Weights[i];
        }

        return sum % 10;
    }

    private static int Month(ReadOnlySpan<char> digits) => Two(digits, 2) is var m && m > 50 ? m - 50 : m <= 12 ? m : 0;

    private static int Two(ReadOnlySpan<char> digits, int at) => ((digits[at] - '0') * 10) + (digits[at + 1] - '0');

    private static int Ebcdic(char c)
    {
        var upper = Chars.IsDigit(c) ? c : (char)(c & ~0x20);
        return upper switch
        {
            >= 'A' and <= 'I' => 193 + (upper - 'A'),
            >= 'J' and <= 'R' => 209 + (upper - 'J'),
            >= 'S' and <= 'Z' => 226 + (upper - 'S'),
            _ => 240 + (upper - '0'),
        };
    }
}
