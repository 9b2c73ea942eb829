namespace Balise.Detection.Names.Internal;

/// <summary>Names what stands between two words: the strongest break met there.</summary>
internal static class GapReader
{
    public static Gap Read(ReadOnlySpan<char> text, int previousEnd, int start, bool canAbbreviate)
    {
        if (previousEnd < 0)
            return Gap.Start;
        var between = text[previousEnd..start];
        if (between is " " or "\u00A0" or "\u202F")
            return Gap.Space;
        if (between.Length == 1 && WordScanner.IsApostrophe(between[0]))
            return Gap.Apostrophe;
        return canAbbreviate && between.Length > 0 && between[0] == '.' && OnlyJoins(between[1..]) ? Gap.Abbreviation : Strongest(between);
    }

    private static bool OnlyJoins(ReadOnlySpan<char> rest)
    {
        foreach (var c in rest)
            if (c is not (' ' or '\u00A0' or '\u202F') && !WordScanner.IsHyphen(c))
                return false;
        return rest.Length <= 2;
    }

    private static Gap Strongest(ReadOnlySpan<char> between)
    {
        int lines = 0, spaces = 0, rank = 0;
        var gap = Gap.Space;
        foreach (var c in between)
        {
            if (c == '\n')
            {
                lines++;
                continue;
            }

            if (c is ' ' or '\u00A0' or '\u202F')
            {
                if (++spaces >= 3 && lines == 0)
                    Raise(ref gap, ref rank, Gap.Cell, 8);
                continue;
            }

            spaces = 0;
            var (found, force) = OfCharacter(c);
            Raise(ref gap, ref rank, found, force);
        }

        if (lines > 0 && gap is not (Gap.Angle or Gap.At or Gap.Cell))
            return lines > 1 ? Gap.BlankLine : Gap.NewLine;
        if (between.Length == 0 || rank > 5)
            return gap;
        return IsQuote(between[^1]) ? Gap.Quote : between[^1] is '(' or '[' ? Gap.Open : gap;
    }

    private static void Raise(ref Gap gap, ref int rank, Gap found, int force)
    {
        if (force < rank)
            return;
        gap = found;
        rank = force;
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u00AB';

    private static (Gap Gap, int Force) OfCharacter(char c) => c switch
    {
        '.' or '!' or '?' or '\u2026' => (Gap.SentenceEnd, 6),
        ',' => (Gap.Comma, 4),
        ':' or ';' => (Gap.Colon, 7),
        '(' or '[' => (Gap.Open, 5),
        '\u00AB' or '\u201C' => (Gap.Quote, 5),
        ')' or ']' or '\u00BB' or '\u201D' or '"' => (Gap.Close, 3),
        '\'' or '\u2019' => (Gap.Apostrophe, 1),
        '-' or '\u2013' or '\u2014' or '\u2011' => (Gap.Dash, 2),
        '/' => (Gap.Slash, 2),
        '@' => (Gap.At, 9),
        '\t' or '|' => (Gap.Cell, 8),
        '<' or '>' => (Gap.Angle, 9),
        '&' => (Gap.Ampersand, 2),
        '\r' or '\u200B' => (Gap.Space, 0),
        _ => (Gap.Other, 2),
    };
}
