namespace Balise.Detection.Names.Internal;

/// <summary>
/// Finds the runs of words that may be names: capitalised words, and lower-case ones that the lexicon or what precedes them make
/// plausible, with the particles between them. The model reads nothing else.
/// </summary>
internal static class NameRuns
{
    private const int MostParticles = 3;

    /// <summary>« Me » is a title only with its capital: in lower case it is a pronoun.</summary>
    private static readonly uint Maitre = WordHash.Of("me");

    /// <summary>The next run at or after <paramref name="at"/>; <paramref name="start"/> = count when there is none.</summary>
    public static void Next(ReadOnlySpan<NameToken> tokens, int at, out int start, out int end)
    {
        start = at;
        while (start < tokens.Length && !IsCandidate(tokens, start, start))
            start++;
        end = start;
        while (end < tokens.Length)
        {
            var particles = 0;
            var next = end;
            while (next > start && next < tokens.Length && particles < MostParticles && IsParticle(tokens[next]) && Joins(tokens[next].Gap))
            {
                next++;
                particles++;
            }

            if (next >= tokens.Length || (next > start && !Joins(tokens[next].Gap)) || !IsCandidate(tokens, next, start))
                break;
            end = next + 1;
        }
    }

    public static bool Joins(Gap gap) => gap is Gap.Space or Gap.Apostrophe or Gap.Abbreviation;

    private static bool IsParticle(in NameToken token) => token.Shape == WordShape.Lower && token.Is(WordKinds.Particle);

    private static bool IsCandidate(ReadOnlySpan<NameToken> tokens, int at, int runStart)
    {
        ref readonly var token = ref tokens[at];
        if (token.Excluded)
            return false;
        return token.IsCapitalised || (token.Shape == WordShape.Lower && IsPlausibleInLowerCase(tokens, at, runStart));
    }

    private static bool IsPlausibleInLowerCase(ReadOnlySpan<NameToken> tokens, int at, int runStart)
    {
        ref readonly var token = ref tokens[at];
        if (token.End - token.Start < 2 || token.Is(WordKinds.Title | WordKinds.Field | WordKinds.Greeting | WordKinds.Farewell | WordKinds.Role))
            return false;
        if (token.Gap == Gap.Apostrophe && at > runStart && tokens[at - 1].IsCapitalised && tokens[at - 1].End - tokens[at - 1].Start > 2 && token.Is(WordKinds.Surname))
            return true; // Prud'homme
        var announced = at > 0 && Announces(tokens[at - 1], in token);
        if (token.Is(WordKinds.Common))
            return announced && token.Is(WordKinds.FirstName | WordKinds.Surname);
        if (token.Is(WordKinds.FirstName) || (token.HyphenParts & 3) != 0)
            return true;
        // A lower-case word of no other kind is read only beside a first name, or after what announces a person.
        var follows = at > runStart && tokens[at - 1].Shape == WordShape.Lower && tokens[at - 1].Is(WordKinds.FirstName | WordKinds.Surname);
        return announced || follows;
    }

    /// <summary>A greeting announces only a name it knows: « Dear valued customer ».</summary>
    private static bool Announces(in NameToken before, in NameToken token)
    {
        if (token.Gap == Gap.Colon)
            return before.Is(WordKinds.StrongField);
        if (token.Gap is not (Gap.Space or Gap.Abbreviation) || before.Word == Maitre)
            return false;
        return before.Is(WordKinds.StrongTitle) || before.Is(WordKinds.Greeting) && token.Is(WordKinds.FirstName | WordKinds.Surname);
    }
}
