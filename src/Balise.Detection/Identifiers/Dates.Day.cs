using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Days without a year.</summary>
internal static partial class Dates
{
    /// <summary>Reads a day and its month without a year: « 30 août », « July 4 ».</summary>
    public static bool ReadDay(ReadOnlySpan<char> text, int start, int end, out int from, out int to)
    {
        (from, to) = (start, end);
        if (end - start > 2 || Checks.Number(text[start..end]) is < 1 or > 31)
        {
            return false;
        }

        var i = end;
        SkipOrdinal(text, ref i);
        i = SkipBlanks(text, i);
        if (i > end && Month(text, ref i, out _))
        {
            to = i;
            return true;
        }

        var word = start - 1;
        while (word > 0 && start - word < 11 && Chars.IsLetter(text[word - 1]))
        {
            word--;
        }

        var at = Math.Max(word, 0);
        if (start > 3 && text[start - 1] == ' ' && Month(text[..(start - 1)], ref at, out _) && at == start - 1)
        {
            from = word;
            return true;
        }

        return false;
    }
}
