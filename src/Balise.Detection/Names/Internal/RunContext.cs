namespace Balise.Detection.Names.Internal;

/// <summary>
/// What surrounds a run of words that may be a name, read once for the run: the words beside it, the nearest words that carry a meaning, the label
/// and the look of its line. Nothing farther than <see cref="Reach"/> words is read.
/// </summary>
internal struct RunContext
{
    public const int Reach = 12;

    private const int LeastMeaning = 4;

    public int Start;
    public int End;

    /// <summary>Hash of the words of the run, together.</summary>
    public uint Whole;
    public uint First;
    public uint Last;
    public uint Before;
    public uint BeforeThat;
    public uint After;
    public uint AfterThat;
    public uint AfterGap;

    /// <summary>The nearest words in lower case, of four letters or more, of the same sentence: two before, one after.</summary>
    public uint MeaningBefore;
    public uint MeaningBeforeThat;
    public uint MeaningAfter;

    /// <summary>The first word of the line when a colon follows it; zero otherwise.</summary>
    public uint Label;

    /// <summary>Where the run stands in its line, and how many of the line's words have a capital.</summary>
    public uint Line;

    public static RunContext Of(ReadOnlySpan<NameToken> tokens, int start, int end)
    {
        var context = new RunContext { Start = start, End = end };
        for (var i = start; i < end; i++)
            context.Whole = (context.Whole * 0x01000193) ^ tokens[i].Word;
        (context.First, context.Last) = (tokens[start].Word, tokens[end - 1].Word);
        context.ReadBefore(tokens);
        context.ReadAfter(tokens);
        return context;
    }

    private void ReadBefore(ReadOnlySpan<NameToken> tokens)
    {
        if (Start > 0)
            Before = tokens[Start - 1].Word;
        if (Start > 1)
            BeforeThat = tokens[Start - 2].Word;
        var at = Start;
        int words = 0, capitals = 0;
        var sentence = true;
        uint colon = 0;
        while (at > 0 && words < Reach && !BeginsLine(tokens[at].Gap))
        {
            if (tokens[at].Gap == Gap.Colon)
                colon = tokens[at - 1].Word;
            sentence &= tokens[at].Gap is not (Gap.SentenceEnd or Gap.Cell or Gap.Colon);
            ref readonly var word = ref tokens[--at];
            words++;
            capitals += word.IsCapitalised ? 1 : 0;
            if (!sentence || !Means(word))
                continue;
            if (MeaningBefore == 0)
                MeaningBefore = word.Word;
            else if (MeaningBeforeThat == 0)
                MeaningBeforeThat = word.Word;
        }

        Label = colon;
        Line = (uint)(words == 0 ? 0 : words < Reach ? capitals * 3 > words * 2 ? 1 : capitals * 3 > words ? 2 : 3 : 4);
    }

    private void ReadAfter(ReadOnlySpan<NameToken> tokens)
    {
        if (End < tokens.Length)
            (After, AfterGap) = (tokens[End].Word, (uint)tokens[End].Gap);
        if (End + 1 < tokens.Length)
            AfterThat = tokens[End + 1].Word;
        int words = 0, capitals = 0;
        var sentence = true;
        for (var at = End; at < tokens.Length && words < Reach && !BeginsLine(tokens[at].Gap); at++)
        {
            sentence &= tokens[at].Gap is not (Gap.SentenceEnd or Gap.Cell);
            words++;
            capitals += tokens[at].IsCapitalised ? 1 : 0;
            if (sentence && MeaningAfter == 0 && Means(tokens[at]))
                MeaningAfter = tokens[at].Word;
        }

        Line |= (uint)(words == 0 ? 0 : words < Reach ? capitals * 3 > words * 2 ? 1 : capitals * 3 > words ? 2 : 3 : 4) << 3;
        Line |= (uint)tokens[Start].Gap << 6;
    }

    private static bool BeginsLine(Gap gap) => gap is Gap.Start or Gap.NewLine or Gap.BlankLine;

    private static bool Means(in NameToken token) => token.Shape == WordShape.Lower && token.End - token.Start >= LeastMeaning;
}
