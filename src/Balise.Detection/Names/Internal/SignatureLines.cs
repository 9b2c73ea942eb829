namespace Balise.Detection.Names.Internal;

/// <summary>Finds the signature of a letter: names alone on the line that follows a farewell, or after it on the same line.</summary>
internal static class SignatureLines
{
    private const int LongestFarewell = 6, LongestSignature = 4;

    public static void Apply(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens)
    {
        for (var start = 0; start < tokens.Length;)
        {
            var end = start + 1;
            while (end < tokens.Length && tokens[end].Gap is not (Gap.NewLine or Gap.BlankLine))
                end++;
            if (work.FarewellPending)
                Sign(work, tokens, start, end);
            work.FarewellPending = EndsLetter(work, tokens, start, end);
            start = end;
        }
    }

    /// <summary>True for a short line that begins with a farewell. What follows its comma on the line is read as a signature at once.</summary>
    private static bool EndsLetter(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end)
    {
        var farewell = -1;
        for (var i = start; i < end && i < start + 3; i++)
            if (tokens[i].Is(WordKinds.Farewell) && !tokens[i].Is(WordKinds.FirstName))
                farewell = i;
        if (farewell < 0)
            return false;
        var comma = farewell + 1;
        while (comma < end && tokens[comma].Gap is not (Gap.Comma or Gap.SentenceEnd))
            comma++;
        if (comma < end)
            Sign(work, tokens, comma, end);
        return end - start <= LongestFarewell && comma == end;
    }

    private static void Sign(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end)
    {
        var stop = start;
        while (stop < end && (stop == start || NameRuns.Joins(tokens[stop].Gap))
            && (tokens[stop].IsCapitalised && NameTriggers.MayBeName(tokens[stop]) || stop > start && tokens[stop].Is(WordKinds.Particle)))
            stop++;
        while (stop > start && !tokens[stop - 1].IsCapitalised)
            stop--;
        var wholeLine = stop == end || tokens[stop].Gap is Gap.Comma or Gap.Dash or Gap.Open or Gap.Quote or Gap.Cell;
        if (stop > start && stop - start <= LongestSignature && wholeLine && tokens[start].Shape != WordShape.Initial | stop - start > 1)
            NameTriggers.Mark(work, start, stop);
    }
}
