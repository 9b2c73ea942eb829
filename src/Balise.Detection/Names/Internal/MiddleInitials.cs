namespace Balise.Detection.Names.Internal;

/// <summary>« Abby M. Laidlaw », « Ruth R Montez », « M.-J. Côté »: an initial belongs to the name it stands in, and leads to its surname.</summary>
internal static class MiddleInitials
{
    /// <summary>The end of the name that ends at <paramref name="end"/>, an initial and the word after it included; the same end when there is none.</summary>
    public static int After(ReadOnlySpan<char> text, int end)
    {
        if (end + 3 >= text.Length || text[end] != ' ' || !char.IsUpper(text[end + 1]))
        {
            return end;
        }

        // Without a period, « I » and « A » are words.
        var period = text[end + 2] == '.';
        var next = end + (period ? 3 : 2);
        if (next + 1 >= text.Length || text[next] != ' ' || !char.IsUpper(text[next + 1]) || (!period && text[end + 1] is 'I' or 'A' or 'À' or 'Y'))
        {
            return end;
        }

        var stop = next + 1;
        while (stop < text.Length && (char.IsLetter(text[stop]) || (text[stop] is '-' or '\'' or '’' && stop + 1 < text.Length && char.IsUpper(text[stop + 1]))))
        {
            stop++;
        }

        return stop - next > 2 && text[(next + 2)..stop].IndexOfAnyInRange('a', 'ÿ') >= 0 ? stop : end;
    }

    /// <summary>The start of the name that begins at <paramref name="start"/>, the first half of a double initial included.</summary>
    public static int Before(ReadOnlySpan<char> text, int start) =>
        start >= 3 && text[start - 1] == '-' && text[start - 2] == '.' && char.IsUpper(text[start - 3]) && (start == 3 || !char.IsLetter(text[start - 4])) ? start - 3 : start;
}
