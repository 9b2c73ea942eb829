namespace Balise.Detection.Names.Internal;

/// <summary>
/// What announces a name whatever the model thinks: a title, the label of a field, a salutation, the header of an e-mail,
/// « née », the line that follows a farewell.
/// </summary>
internal static class NameTriggers
{
    private const int LongestName = 5;

    private static readonly uint Born = WordHash.Of("né"), BornShe = WordHash.Of("née"), And = WordHash.Of("and"), AndFrench = WordHash.Of("et");
    private static readonly uint Years = WordHash.Of("years"), YearsFrench = WordHash.Of("ans"), Months = WordHash.Of("mois");
    private static readonly uint Letter = WordHash.Of("m"), Maitre = WordHash.Of("me");

    public static void Apply(ReadOnlySpan<char> text, TaggingWorkspace work)
    {
        ReadOnlySpan<NameToken> tokens = work.Tokens.AsSpan(0, work.Count);
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (i + 1 < tokens.Length)
            {
                if (token.Is(WordKinds.StrongTitle) && !(token.Gap == Gap.Abbreviation && token.Shape == WordShape.Initial))
                    AfterTitle(work, tokens, i);
                if (token.Is(WordKinds.Field) && tokens[i + 1].Gap == Gap.Colon)
                    AfterLabel(work, tokens, i);
                if (token.Is(WordKinds.Greeting) && BeginsSentence(token.Gap))
                    AfterGreeting(work, tokens, i + 1);
                if (tokens[i + 1].Gap == Gap.Open && tokens[i + 1].Shape == WordShape.Number && i + 2 < tokens.Length && (tokens[i + 2].Word == Years || tokens[i + 2].Word == YearsFrench || tokens[i + 2].Word == Months)
                    && token.IsCapitalised && MayBeName(token) && work.Decisions[i] == Decision.None)
                    Mark(work, i, i + 1);
                if ((token.Word == Born || token.Word == BornShe) && tokens[i + 1].Gap == Gap.Space && MayBeName(tokens[i + 1]) && tokens[i + 1].IsCapitalised)
                    Mark(work, i + 1, NameEnd(work, tokens, i + 1));
            }

            if (token.Gap == Gap.Angle && token.Excluded && i > 0 && text[token.Start - 1] == '<')
                BeforeAddress(work, tokens, i);
        }

        SignatureLines.Apply(work, tokens);
    }

    /// <summary>The end of the name that begins at <paramref name="start"/>: capitalised words and the particles between them.</summary>
    public static int NameEnd(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start)
    {
        var end = start + 1;
        for (var i = end; i < tokens.Length && i < start + LongestName && NameRuns.Joins(tokens[i].Gap); i++)
        {
            if (tokens[i].IsCapitalised && MayBeName(tokens[i]) && !(work.Person[i] < 0.1f && !tokens[i].Is(WordKinds.FirstName | WordKinds.Surname)))
                end = i + 1;
            else if (!tokens[i].Is(WordKinds.Particle))
                break;
        }

        return end;
    }

    /// <summary>Not a word that only means something else: a common word, a function, a place, a body, a month.</summary>
    public static bool MayBeName(in NameToken token)
    {
        if (token.Excluded || token.End - token.Start < 2 && token.Shape != WordShape.Initial)
            return false;
        if (token.Is(WordKinds.Title | WordKinds.Role | WordKinds.Field | WordKinds.Greeting | WordKinds.Farewell) && !token.Is(WordKinds.FirstName | WordKinds.Surname))
            return false;
        return token.Is(WordKinds.FirstName | WordKinds.Surname)
            || !token.Is(WordKinds.Common | WordKinds.Place | WordKinds.Organisation | WordKinds.Calendar | WordKinds.Head | WordKinds.Particle | WordKinds.HeadQualifier);
    }

    private static void AfterTitle(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int title)
    {
        ref readonly var token = ref tokens[title];
        var start = title + 1;
        var gap = tokens[start].Gap;
        if (gap is not (Gap.Space or Gap.Abbreviation) || (token.Word == Letter && gap != Gap.Abbreviation))
            return;
        if (tokens[start].Shape == WordShape.Lower && tokens[start].Is(WordKinds.Particle) && start + 1 < tokens.Length
            && tokens[start + 1].IsCapitalised && !tokens[start].Is(WordKinds.Common))
            start++;
        if (tokens[start].IsCapitalised)
        {
            var isSurnameParticle = tokens[start].Is(WordKinds.Particle) && start + 1 < tokens.Length && tokens[start + 1].IsCapitalised
                && NameRuns.Joins(tokens[start + 1].Gap) && MayBeName(tokens[start + 1]);
            if (MayBeName(tokens[start]) || isSurnameParticle)
            {
                Mark(work, title + 1, NameEnd(work, tokens, start));
                work.Decisions[title] = Decision.Suppressed;
            }
        }
        else if (token.Word != Maitre && IsPlausibleLowerName(tokens[start]))
        {
            Mark(work, start, LowerNameEnd(tokens, start));
        }
    }

    private static void AfterLabel(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int label)
    {
        var start = label + 1;
        var strong = tokens[label].Is(WordKinds.StrongField);
        if (!MayBeName(tokens[start]))
            return;
        if (tokens[start].IsCapitalised)
        {
            if (!strong && work.Person[start] < 0.15f && !tokens[start].Is(WordKinds.FirstName))
                return;
            var end = NameEnd(work, tokens, start);
            Mark(work, start, end);
            if (end < tokens.Length && tokens[end].Gap == Gap.Comma && tokens[end].IsCapitalised && tokens[end].Is(WordKinds.FirstName))
                Mark(work, end, NameEnd(work, tokens, end));
        }
        else if (strong && IsPlausibleLowerName(tokens[start]))
        {
            Mark(work, start, LowerNameEnd(tokens, start));
        }
    }

    private static void AfterGreeting(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start)
    {
        if (tokens[start].Gap != Gap.Space || !MayBeName(tokens[start]) || tokens[start].Is(WordKinds.Title))
            return;
        var capital = tokens[start].IsCapitalised;
        if (!capital && !tokens[start].Is(WordKinds.FirstName))
            return;
        var end = capital ? NameEnd(work, tokens, start) : LowerNameEnd(tokens, start);
        var joined = end + 1 < tokens.Length && (tokens[end].Word == And || tokens[end].Word == AndFrench) && tokens[end].Gap == Gap.Space;
        if (!joined && end < tokens.Length && tokens[end].Gap is Gap.Space or Gap.Apostrophe or Gap.Slash)
            return;
        if (!capital && tokens[start].Is(WordKinds.Common) && end < tokens.Length && tokens[end].Gap is not (Gap.Comma or Gap.NewLine or Gap.BlankLine or Gap.SentenceEnd))
            return;
        Mark(work, start, end);
        if (joined && MayBeName(tokens[end + 1]) && (tokens[end + 1].IsCapitalised || tokens[end + 1].Is(WordKinds.FirstName)))
            Mark(work, end + 1, NameEnd(work, tokens, end + 1));
    }

    private static void BeforeAddress(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int address)
    {
        var start = address;
        while (start > 0 && address - start < LongestName && !tokens[start - 1].Excluded && (tokens[start - 1].IsCapitalised || tokens[start - 1].Is(WordKinds.Particle))
            && (start == address || NameRuns.Joins(tokens[start].Gap) || tokens[start].Gap == Gap.Comma))
            start--;
        if (start < address && tokens[start].IsCapitalised && tokens[address - 1].IsCapitalised && MayBeName(tokens[start]) && MayBeName(tokens[address - 1]))
            Mark(work, start, address);
    }

    public static void Mark(TaggingWorkspace work, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            work.Decisions[i] = Decision.Trigger;
            work.Begin[i] = i == start ? 1 : 0;
        }
    }

    public static bool BeginsSentence(Gap gap) => gap is Gap.Start or Gap.NewLine or Gap.BlankLine or Gap.SentenceEnd or Gap.Open or Gap.Quote or Gap.Angle or Gap.Colon or Gap.Cell or Gap.Dash;

    private static bool IsPlausibleLowerName(in NameToken token) =>
        token.Shape == WordShape.Lower && token.End - token.Start >= 2 && MayBeName(token)
        && (!token.Is(WordKinds.Common) || token.Is(WordKinds.Surname | WordKinds.FirstName) && !token.Is(WordKinds.Particle | WordKinds.Role | WordKinds.HeadQualifier));

    private static int LowerNameEnd(ReadOnlySpan<NameToken> tokens, int start)
    {
        var end = start + 1;
        while (end < tokens.Length && end < start + 3 && NameRuns.Joins(tokens[end].Gap) && IsPlausibleLowerName(tokens[end]) && !tokens[end].Is(WordKinds.Common))
            end++;
        return end;
    }
}
