using System.Numerics;

namespace Balise.Detection.Names.Internal;

/// <summary>What the line of the candidate, and the text around it, speak of.</summary>
internal sealed partial class SpanFeatures
{
    /// <summary>The words of the line, and the word that stands at the same place at the head of the table.</summary>
    private void ReadLine(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end, uint look)
    {
        int cell = 0, decided = 0, bearers = 0, famous = 0, at = start;
        while (at > _from && !BeginsLine(tokens[at].Gap))
        {
            cell += tokens[at].Gap is Gap.Cell ? 1 : 0;
            at--;
            famous += tokens[at].Is(WordKinds.Famous) && tokens[at].IsCapitalised ? 1 : 0;
            if (tokens[at].Is(WordKinds.Bearer) && bearers++ == 0)
            {
                Add(56, tokens[at].Word, look);
                Add(57, (uint)Math.Min(start - at, 5), look);
            }

            decided += work.Decisions[at] is Decision.Model or Decision.Trigger ? 1 : 0;
            if (start - at <= Near)
            {
                Add(50, tokens[at].Word);
                Add(72, tokens[at].Opening, look & 3);
            }
        }

        var lineStart = at;
        for (at = end; at < _to && !BeginsLine(tokens[at].Gap); at++)
        {
            famous += tokens[at].Is(WordKinds.Famous) && tokens[at].IsCapitalised ? 1 : 0;
            decided += work.Decisions[at] is Decision.Model or Decision.Trigger ? 1 : 0;
            if (at < end + Near)
            {
                Add(51, tokens[at].Word);
                Add(73, tokens[at].Opening, look & 3);
            }
        }

        Add(52, (uint)Math.Min(decided, 4), look, start == lineStart ? 1u : 0u);
        Add(58, (uint)Math.Min(famous, 2), (uint)Math.Min(bearers, 1), look);
        Add(53, tokens[lineStart].Word, (uint)Math.Min(start - lineStart, 2));
        Add(54, (uint)Math.Min(cell, 6), look);
        if (lineStart > _from)
            Add(55, tokens[lineStart - 1].Word, look);
    }

    /// <summary>What the text speaks of: the words before and after, whatever their place.</summary>
    private void ReadAround(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end, uint look)
    {
        int titles = 0, names = 0, famous = 0, bearers = 0, numbers = 0, excluded = 0, from = _from, to = _to;
        var known = Known(tokens, start, end, look);
        var repeats = 0;
        var surest = 0f;
        for (var i = from; i < to; i++)
        {
            if (i == start)
                i = end;
            if (i >= to)
                break;
            ref readonly var token = ref tokens[i];
            famous += token.Is(WordKinds.Famous) && token.IsCapitalised ? 1 : 0;
            bearers += token.Is(WordKinds.Bearer) ? 1 : 0;
            titles += token.Is(WordKinds.StrongTitle) ? 1 : 0;
            names += token.Is(WordKinds.FirstName) && token.IsCapitalised ? 1 : 0;
            numbers += token.Shape is WordShape.Number or WordShape.Alphanumeric ? 1 : 0;
            excluded += token.Excluded ? 1 : 0;
            if (token.Shape is WordShape.Number || token.End - token.Start < 3)
                continue;
            if (Same(token, tokens[start]) || Same(token, tokens[end - 1]))
            {
                repeats++;
                surest = Math.Max(surest, work.Decisions[i] == Decision.Trigger ? 1 : work.Person[i]);
            }

            Add(70, token.Opening);
            Add(79, token.Ending & 0xFFFFFF);
            Add(90, token.Word, known);
            if (i > from && i != end)
                Add(78, tokens[i - 1].Word, token.Word);
        }

        Add(74, (uint)Math.Min(repeats, 3), look);
        Add(75, repeats == 0 ? 20 : Bucket(surest), look);
        if (from == 0 && tokens[0].Gap == Gap.Start)
        {
            Add(76, tokens[0].Word, look);
            Add(77, tokens[0].Opening, to > 1 ? tokens[1].Word : 0);
        }

        Add(62, (uint)Math.Min(titles, 3), look);
        Add(63, (uint)Math.Min(names, 4), look);
        Add(64, (uint)Math.Min(numbers / 3, 5), look);
        Add(65, (uint)Math.Min(excluded, 3), look);
        Add(67, (uint)Math.Min(famous, 3), look);
        Add(68, (uint)Math.Min(bearers, 3), look);
        Add(66, (uint)Math.Min((to - from) / 12, 8), look);
    }

    /// <summary>What sort of text it is: how many words of each kind, of capitals, of lines and of each sign between words.</summary>
    private void ReadKind(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end, uint look)
    {
        const int Kinds = 16, Gaps = (int)Gap.Quote + 1;
        Span<int> kinds = stackalloc int[Kinds];
        Span<int> gaps = stackalloc int[Gaps];
        kinds.Clear();
        gaps.Clear();
        int capitals = 0, decided = 0, lines = 0, words = Math.Max(1, _to - _from);
        for (var i = _from; i < _to; i++)
        {
            if (i >= start && i < end)
                continue;
            ref readonly var token = ref tokens[i];
            capitals += token.IsCapitalised && !NameTriggers.BeginsSentence(token.Gap) ? 1 : 0;
            decided += work.Decisions[i] is Decision.Model or Decision.Trigger ? 1 : 0;
            lines += BeginsLine(token.Gap) ? 1 : 0;
            gaps[(int)token.Gap]++;
            if (token.Shape is WordShape.Number || token.End - token.Start < 3)
                continue;
            for (var rest = (uint)(token.Kinds & WordKinds.Observed); rest != 0; rest &= rest - 1)
                kinds[BitOperations.TrailingZeroCount(rest)]++;
        }

        for (var kind = 0; kind < Kinds; kind++)
            if (kinds[kind] > 0)
                Add(93, (uint)kind, (uint)Math.Min(kinds[kind], 6), look);
        for (var gap = (int)Gap.Abbreviation; gap < Gaps; gap++)
            if (gaps[gap] > 0)
                Add(84, (uint)gap, (uint)Math.Min(gaps[gap], 3));
        Add(80, (uint)(capitals * 8 / words), look);
        Add(81, (uint)(decided * 8 / words), look);
        Add(82, (uint)Math.Min(lines, 5), look);
        Add(83, (uint)Math.Min(decided, 8), look);
        Add(85, lines == 0 ? 0 : (uint)Math.Min(words / lines, 12), look);
        var known = Known(tokens, start, end, look);
        Add(94, (uint)tokens[start].Gap, end < tokens.Length ? (uint)tokens[end].Gap : (uint)Gaps,
            ShapeAt(tokens, start - 1) | (ShapeAt(tokens, end) << 4) | (ShapeAt(tokens, start - 2) << 8) | (ShapeAt(tokens, end + 1) << 12));
        Add(95, known, (uint)Math.Min(start - _from, 6), (uint)Math.Min(_to - end, 6));
        Add(96, known, (uint)Math.Min(lines, 3), (uint)Math.Min(words / 12, 8));
    }

    /// <summary>How the name looks, and whether its first word is a known first name, its last a known surname, its first another known word.</summary>
    private static uint Known(ReadOnlySpan<NameToken> tokens, int start, int end, uint look) =>
        look | (tokens[start].Is(WordKinds.FirstName) ? 8u : 0) | (tokens[end - 1].Is(WordKinds.Surname) ? 16u : 0)
        | (tokens[start].Is(WordKinds.Common | WordKinds.Place | WordKinds.Organisation) ? 32u : 0);

    private static uint ShapeAt(ReadOnlySpan<NameToken> tokens, int at) => at >= 0 && at < tokens.Length ? (uint)tokens[at].Shape : 15;
}
