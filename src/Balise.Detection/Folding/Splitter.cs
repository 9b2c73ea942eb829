using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Folding;

/// <summary>
/// A value given in pieces: « mon NAS commence par 046 », « la suite : 454 286 ». The first piece stands near the word that names the value;
/// the others follow within a few lines, after a line break or a word that says « the rest ».
/// </summary>
internal static class Splitter
{
    private const int Reach = 220;
    private const int MaxFragments = 5;
    private const Topics Wanted = Topics.Sin | Topics.Nam | Topics.CodePermanent | Topics.Card | Topics.Phone;

    public static void Examine(ref Scan scan, int start, int end, Rejoiner.Judge judge)
    {
        var text = scan.Text;
        if (end - start is < 2 or > 12 || start < scan.SplitEnd || scan.Depth > 0 || !scan.IsNamed(start, Wanted))
        {
            return;
        }

        Span<int> letters = stackalloc int[4];
        var lettered = Rejoiner.Letters(text, start, letters) && letters[3] - letters[0] == 3 && scan.IsNamed(letters[0], Topics.Nam | Topics.CodePermanent);
        Span<(int Start, int End)> fragments = stackalloc (int, int)[MaxFragments];
        var count = 0;
        var digits = 0;
        var i = start;
        var limit = Math.Min(text.Length, start + Reach);
        while (count < MaxFragments && i < limit)
        {
            var stop = ClusterEnd(text, i, out var taken);
            if (taken < 1 || digits + taken > 16)
            {
                return;
            }

            fragments[count++] = (i, stop);
            digits += taken;
            if (count > 1 && (lettered ? digits == 8 : digits is 9 or 10 or 15 or 16))
            {
                Judge(ref scan, fragments[..count], lettered ? letters[0] : start, judge);
                if (digits != 9 && digits != 15)
                {
                    return;
                }
            }

            if (stop >= limit)
            {
                return;
            }

            var next = text[stop..limit].IndexOfAnyInRange('0', '9');
            if (next < 0 || !Continues(text.Slice(stop, next)))
            {
                return;
            }

            i = stop + next;
        }
    }

    private static void Judge(ref Scan scan, scoped ReadOnlySpan<(int Start, int End)> fragments, int head, Rejoiner.Judge judge)
    {
        var text = scan.Text;
        var piece = scan.Into.Piece(scan.Depth);
        piece.Clear();
        Rejoiner.AppendContext(scan, piece, Math.Max(0, head - 90), head);
        Rejoiner.AppendContext(scan, piece, head, fragments[0].Start);
        var start = piece.Length;
        foreach (var (from, to) in fragments)
        {
            for (var i = from; i < to; i++)
            {
                if (Chars.IsDigit(text[i]))
                {
                    piece.Append(text[i], scan.ToOriginal(i));
                }
            }
        }

        var end = piece.Length;
        piece.End(scan.ToOriginal(fragments[^1].End));
        var before = scan.Into.Count;
        judge(ref scan, piece, start, end, Reasons.SplitAcrossMessages);
        if (scan.Into.Count > before)
        {
            scan.SplitEnd = fragments[^1].End;
            Span<(int, int)> places = stackalloc (int, int)[MaxFragments];
            for (var i = 0; i < fragments.Length; i++)
            {
                places[i] = (scan.ToOriginal(i == 0 ? head : fragments[i].Start), scan.ToOriginal(fragments[i].End));
            }

            scan.Into.Scatter(before, places[..fragments.Length]);
        }
    }

    private static bool Continues(ReadOnlySpan<char> gap) =>
        gap.Length > 0 && (gap.IndexOf('\n') >= 0 || (Lexicon.Of(gap) & Topics.Continuation) != 0) && gap.IndexOfAny("$%€") < 0;

    private static int ClusterEnd(ReadOnlySpan<char> text, int at, out int digits)
    {
        digits = 0;
        var i = at;
        while (i < text.Length && (Chars.IsDigit(text[i]) || (Chars.IsJoint(text[i]) && i + 1 < text.Length && Chars.IsDigit(text[i + 1]))))
        {
            digits += Chars.IsDigit(text[i]) ? 1 : 0;
            i++;
        }

        return i < text.Length && Chars.IsLetter(text[i]) ? at : i;
    }
}
