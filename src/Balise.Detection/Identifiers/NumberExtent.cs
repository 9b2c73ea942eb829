using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>How far the number of a file goes, and what right beside it says of it.</summary>
internal static class NumberExtent
{
    // « dossier CLSC 44-30917 »: capitals that say whose file it is.
    public static bool IsOfAnOffice(ReadOnlySpan<char> between)
    {
        var word = between.Trim(' ');
        return word.Length is 2 or 3 or 5 or 6 or 4 && word is not { Length: 4 } or "CLSC" or "SAAQ" or "IVAC" or "CSST" or "OIIQ" or "RAMQ" or "CPNP" && word.Length == between.Length - 2 && word.IndexOfAnyExceptInRange('A', 'Z') < 0 && (Lexicon.Of(word) & Topics.Thing) == 0;
    }

    public static bool IsQuantity(ReadOnlySpan<char> text, int from, int to)
    {
        var rest = text[to..Math.Min(text.Length, to + 12)];
        var trimmed = rest.TrimStart(" \u00a0");
        return (from > 0 && text[from - 1] is '$' or '€') || (trimmed.Length > 0 && trimmed[0] is '$' or '%' or '€' or '°')
            || (Lexicon.Of(trimmed) & Topics.Quantity) != 0;
    }

    // « 123 456 789 » after « dossier no »: groups of three go together.
    public static int Extend(ReadOnlySpan<char> text, int to)
    {
        // « 100400 2025 441820 », « 8845 2210 »
        if (to < text.Length && text[to] == ' ' && Shape.Match(text, to, " dddd dddddd") is > 0 and var statement && Shape.FreeAfter(text, statement))
        {
            return statement;
        }

        if (to < text.Length && text[to] == ' ' && Shape.Match(text, to - 4, "dddd dddd dddd") < 0 && Shape.Match(text, to - 4, "dddd dddd") is > 0 and var pair && Shape.FreeAfter(text, pair) && Shape.FreeBefore(text, to - 4))
        {
            return pair;
        }

        if (to < text.Length && text[to] == ' ' && Shape.Match(text, to - 4, "dddd dddd dddd") is > 0 and var three && Shape.FreeAfter(text, three) && Shape.FreeBefore(text, to - 4))
        {
            return three;
        }

        // More groups than a number has are a row of numbers, and reading them all from each would cost their square.
        const int groups = 6;
        var end = to;
        while (end + 3 < text.Length && text[end] == ' ' && Shape.Match(text, end + 1, "ddd") == end + 4 && Shape.FreeAfter(text, end + 4))
        {
            end += 4;
            if (end - to > groups * 4)
            {
                return to;
            }
        }

        return end;
    }
}
