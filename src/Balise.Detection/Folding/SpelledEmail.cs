using System.Buffers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Folding;

/// <summary>E-mail addresses with their signs written as words: « jean.roy (at) exemple point ca », « jroy arobase exemple.ca ».</summary>
internal static class SpelledEmail
{
    private static readonly string[] Cues = ["arobas", "at]", "at)", " dot "];

    private static readonly string[] Ats = ["arobase", "arobas", "[arobase]", "(arobase)", "[at]", "(at)", "{at}", "<at>", "(a)", "at", "@"];

    private static readonly string[] Dots = ["point", "[point]", "(point)", "dot", "[dot]", "(dot)", "{dot}", "<dot>", "."];

    public static readonly SearchValues<string> Words = SearchValues.Create(Cues, StringComparison.OrdinalIgnoreCase);

    public static int Examine(ref Scan scan, int hit, Rejoiner.Judge judge)
    {
        var text = scan.Text;
        var floor = Math.Max(0, hit - 70);
        var sign = hit;
        if (text[hit] is ' ')
        {
            // « jroy at exemple dot com »: the sign is before the dot.
            sign = text[floor..hit].LastIndexOf(" at ") is var before && before >= 0 ? floor + before + 1 : hit + 1;
        }
        else if ((text[hit] | 0x20) == 'a' && hit > 0 && text[hit - 1] is '[' or '(')
        {
            sign--;
        }

        if (Longest(text[sign..], Ats) is not { } at || !Chars.IsWord(Before(text, sign)) && Before(text, sign) is not (' ' or ')' or ']'))
        {
            return hit + 1;
        }

        var piece = scan.Into.Piece(scan.Depth);
        piece.Clear();
        var start = LocalStart(text, floor, sign);
        Append(scan, piece, start, sign);
        var place = piece.Length;
        if (place == 0)
        {
            return hit + 1;
        }

        piece.Append('@', scan.ToOriginal(sign));
        var stop = DomainEnd(text, sign + at.Length, out var dots, out var spelled);
        if (dots == 0 || (at == "at" && !spelled))
        {
            return hit + 1;
        }

        Append(scan, piece, sign + at.Length, stop);
        piece.End(scan.ToOriginal(stop));
        judge(ref scan, piece, place, place + 1, Reasons.SpelledOut);
        return Math.Max(stop, hit + 1);
    }

    private static char Before(ReadOnlySpan<char> text, int at) => at > 0 ? text[at - 1] : '\0';

    private static string? Longest(ReadOnlySpan<char> text, string[] words)
    {
        string? best = null;
        foreach (var word in words)
        {
            var fits = text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (!Chars.IsLetter(word[^1]) || text.Length == word.Length || !Chars.IsLetter(text[word.Length]));
            best = fits && word.Length > (best?.Length ?? 0) ? word : best;
        }

        return best;
    }

    // One word, and those tied to it by a written dot or tiret.
    private static int LocalStart(ReadOnlySpan<char> text, int floor, int sign)
    {
        var start = WordBefore(text, floor, sign);
        while (start > floor)
        {
            var link = WordBefore(text, floor, start);
            var word = text[link..start].Trim();
            if (word.Length == 1 && text[start..sign].Trim() is var after && (after.Length == 1 || after[1] == ' '))
            {
                // « j e a n @ … »: letters pulled apart.
                start = link;
                continue;
            }

            if (word.IsEmpty || Longest(word, Dots) is not { } dot || dot.Length != word.Length || link == floor)
            {
                break;
            }

            start = WordBefore(text, floor, link);
        }

        return start;
    }

    private static int WordBefore(ReadOnlySpan<char> text, int floor, int at)
    {
        while (at > floor && text[at - 1] == ' ')
        {
            at--;
        }

        while (at > floor && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] is not (':' or ',' or ';' or '"' or '<'))
        {
            at--;
        }

        return at;
    }

    private static int DomainEnd(ReadOnlySpan<char> text, int at, out int dots, out bool spelled)
    {
        dots = 0;
        spelled = false;
        var i = at;
        var end = at;
        for (var words = 0; words < 9; words++)
        {
            while (i < text.Length && text[i] == ' ')
            {
                i++;
            }

            if (Longest(text[i..], Dots) is { } dot)
            {
                i += dot.Length;
                continue;
            }

            var from = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '-' || (text[i] == '.' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]))))
            {
                dots += text[i] == '.' ? 1 : 0;
                i++;
            }

            if (i == from)
            {
                break;
            }

            end = i;
            var next = i;
            while (next < text.Length && text[next] == ' ')
            {
                next++;
            }

            if (next > i && i - from == 1 && next + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[next]) || text[next] == '.') && text[next + 1] is ' ' || next + 1 == text.Length && i - from == 1)
            {
                words = 0;
                if (text[next] == '.')
                {
                    dots++;
                    next++;
                }

                i = next;
                if (i - at > 120)
                {
                    break;
                }

                continue;
            }

            if (next >= text.Length || Longest(text[next..], Dots) is not { } link || (link == "." && next == i && !(next + 1 < text.Length && text[next + 1] != ' ')))
            {
                break;
            }

            dots++;
            spelled |= link != ".";
            i = next;
        }

        return end;
    }

    private static void Append(in Scan scan, View piece, int from, int to)
    {
        var text = scan.Text[..to];
        for (var i = from; i < to;)
        {
            var boundary = i == from || !char.IsAsciiLetterOrDigit(text[i - 1]);
            if (Longest(text[i..], Dots) is { } dot && dot != "." && (boundary || !Chars.IsLetter(dot[0])))
            {
                piece.Append('.', scan.ToOriginal(i));
                i += dot.Length;
                continue;
            }

            if (!char.IsWhiteSpace(text[i]))
            {
                piece.Append(text[i], scan.ToOriginal(i));
            }

            i++;
        }
    }
}
