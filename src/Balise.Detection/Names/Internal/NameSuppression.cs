namespace Balise.Detection.Names.Internal;

/// <summary>Takes back what is the name of a street, a school, a firm or a town, although a person bore it first.</summary>
internal static class NameSuppression
{
    private const int MostQualifiers = 4;

    private static readonly uint Of = WordHash.Of("de");

    public static void Apply(TaggingWorkspace work)
    {
        ReadOnlySpan<NameToken> tokens = work.Tokens.AsSpan(0, work.Count);
        for (var start = 0; start < tokens.Length;)
        {
            if (!tokens[start].IsCapitalised)
            {
                start++;
                continue;
            }

            NameRuns.Next(tokens, start, out start, out var end);
            if (start == tokens.Length)
                return;
            SuppressWithin(work, tokens, start, end);
            start = end;
        }
    }

    private static void SuppressWithin(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end)
    {
        // A capitalised head (École, Rue) begins its own run: what it governs comes after it.
        for (var i = start; i < end; i++)
        {
            if (tokens[i].IsCapitalised && IsGoverned(tokens, i))
                Suppress(work, i, EndOfBearer(tokens, i, end));
            if (i > start && tokens[i].Is(WordKinds.TailHead) && tokens[i].IsCapitalised)
                Suppress(work, StartOfBearer(work, start, i), i + 1);
        }

        if (end < tokens.Length && tokens[end].Is(WordKinds.TailHead) && tokens[end].Gap is Gap.Space or Gap.Comma && tokens[end].Shape == WordShape.Lower
            && tokens[end].End - tokens[end].Start is 3 or 5)
            Suppress(work, StartOfBearer(work, start, end), end);
    }

    /// <summary>Directly after a head, its qualifiers skipped (école secondaire X), or after a kind of place and « de ».</summary>
    private static bool IsGoverned(ReadOnlySpan<NameToken> tokens, int at)
    {
        if (at == 0 || !NameRuns.Joins(tokens[at].Gap) && tokens[at].Gap != Gap.Abbreviation)
            return at > 0 && IsStreetAbbreviation(tokens, at);
        var before = at - 1;
        if (tokens[before].Is(WordKinds.StrongHead))
            return tokens[before].End - tokens[before].Start > 1;
        if (tokens[before].Word == Of && before > 0)
            return tokens[before - 1].Is(WordKinds.PlaceOf);
        if (!tokens[before].Is(WordKinds.HeadQualifier) || tokens[before].Is(WordKinds.Particle))
            return false;
        for (var i = before; i >= 0 && i > before - MostQualifiers; i--)
        {
            if (tokens[i].Is(WordKinds.Head))
                return true;
            if (!tokens[i].Is(WordKinds.HeadQualifier))
                return false;
        }

        return false;
    }

    /// <summary>« boul. René-Lévesque », « av. Laurier »: the period is not the end of a sentence.</summary>
    private static bool IsStreetAbbreviation(ReadOnlySpan<NameToken> tokens, int at) =>
        tokens[at].Gap == Gap.SentenceEnd && tokens[at - 1].Is(WordKinds.StrongHead) && tokens[at - 1].End - tokens[at - 1].Start is > 1 and <= 4
        && tokens[at].Start - tokens[at - 1].End == 2;

    private static int EndOfBearer(ReadOnlySpan<NameToken> tokens, int start, int end)
    {
        var stop = start + 1;
        // « la rue Tremblay Marie Roy » does not exist: a bearer is a hyphenated word, or two words at most.
        if (tokens[start].HyphenParts == 0 && stop < end && tokens[stop].IsCapitalised && tokens[stop].Gap is Gap.Space or Gap.Apostrophe or Gap.Abbreviation)
            stop++;
        while (stop < end && !tokens[stop].IsCapitalised)
            stop++;
        return Math.Min(end, tokens[Math.Min(stop, end) - 1].IsCapitalised ? stop : stop + 1);
    }

    private static int StartOfBearer(TaggingWorkspace work, int start, int end)
    {
        var first = end - 1;
        while (first > start && end - first < 3 && work.Decisions[first] != Decision.Trigger)
            first--;
        return first;
    }

    private static void Suppress(TaggingWorkspace work, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (work.Decisions[i] != Decision.Trigger)
                work.Decisions[i] = Decision.Suppressed;
    }
}
