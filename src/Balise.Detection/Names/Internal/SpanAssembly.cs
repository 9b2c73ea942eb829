namespace Balise.Detection.Names.Internal;

/// <summary>Makes spans of the words decided to be names, teaches them to the memory, and sets doubtful words aside.</summary>
internal static class SpanAssembly
{
    private const float TriggerConfidence = 0.95f;

    /// <summary>Below this probability, a word alone is nobody.</summary>
    private const float LeastLone = 0.35f;

    /// <summary>Two words or more look like a name far more than one does.</summary>
    private const float LeastFull = 0.3f;

    public static void Collect(TaggingWorkspace work, SpanJudge judge, PersonMemory memory, PersonSpanBuffer into)
    {
        ReadOnlySpan<NameToken> tokens = work.Tokens.AsSpan(0, work.Count);
        Propose(work, tokens);
        judge.Judge(work);
        var at = 0;
        foreach (ref readonly var candidate in work.Candidates)
        {
            DoubtUndecided(work, tokens, at, candidate.Start);
            at = candidate.End;
            if (candidate.Probability >= (candidate.End - candidate.Start > 1 ? LeastFull : LeastLone))
                Emit(work, tokens, candidate.Start, candidate.End, memory, into);
            else
                for (var i = candidate.Start; i < candidate.End; i++)
                    Doubt(work, tokens[i], work.Person[i]);
        }

        DoubtUndecided(work, tokens, at, tokens.Length);
    }

    private static void Propose(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens)
    {
        work.ForgetCandidates();
        for (var i = 0; i < tokens.Length;)
        {
            if (work.Decisions[i] is not (Decision.Model or Decision.Trigger))
            {
                i++;
                continue;
            }

            var end = EndOf(work, tokens, i);
            if (end < tokens.Length && IsInverted(work, tokens, i, end))
                end = EndOf(work, tokens, end);
            work.Propose(i, end);
            i = end;
        }
    }

    private static void DoubtUndecided(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (work.Decisions[i] == Decision.None)
                Doubt(work, tokens[i], work.Person[i]);
    }

    private static void Doubt(TaggingWorkspace work, in NameToken token, float probability)
    {
        if (token.IsCapitalised && !token.Excluded && token.End - token.Start > 2)
            work.Doubt(new DoubtfulWord(token.Start, token.End, token.Word, probability, IsWeak(token)));
    }

    private static int EndOf(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start)
    {
        var end = start + 1;
        while (end < tokens.Length && work.Decisions[end] is Decision.Model or Decision.Trigger && NameRuns.Joins(tokens[end].Gap)
            && (tokens[end - 1].Shape == WordShape.Initial && tokens[end].Gap == Gap.Abbreviation || work.Begin[end] < 0.5f || work.Begin[end] < work.Person[end] * 0.6f))
            end++;
        return end;
    }

    /// <summary>« TREMBLAY, Marie-Ève » is one name, not two.</summary>
    private static bool IsInverted(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end)
    {
        if (tokens[end].Gap != Gap.Comma || work.Decisions[end] is not (Decision.Model or Decision.Trigger) || end - start > 3)
            return false;
        var surnameFirst = tokens[start].Shape == WordShape.AllCapitals || !tokens[start].Is(WordKinds.FirstName) || end - start == 1 && tokens[start].Is(WordKinds.Surname);
        var firstNameNext = tokens[end].Is(WordKinds.FirstName) || (tokens[end].HyphenParts & 1) != 0;
        var alone = EndOf(work, tokens, end) - end <= 2;
        return surnameFirst && firstNameNext && alone && NameTriggers.BeginsSentence(tokens[start].Gap);
    }

    private static void Emit(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end, PersonMemory memory, PersonSpanBuffer into)
    {
        var trigger = false;
        float best = 0;
        var words = 0;
        for (var i = start; i < end; i++)
        {
            trigger |= work.Decisions[i] == Decision.Trigger;
            best = Math.Max(best, work.Person[i]);
            words += tokens[i].IsCapitalised && tokens[i].Shape != WordShape.Initial ? 1 : 0;
        }

        if (start > 0 && tokens[start - 1].Gap == Gap.Cell && tokens[start].Gap == Gap.Space && tokens[start - 1].Is(WordKinds.Particle) && tokens[start - 1].IsCapitalised)
            start--; // « | De Luca, Gianni | »: alone in its cell, the particle belongs to the name.
        var titled = start > 0 && tokens[start - 1].Is(WordKinds.Title) && tokens[start].Gap is Gap.Space or Gap.Abbreviation;
        into.Add(new PersonSpan(tokens[start].Start, tokens[end - 1].End, titled ? tokens[start - 1].Start : tokens[start].Start,
            trigger ? Math.Max(best, TriggerConfidence) : best, trigger ? PersonReason.Trigger : PersonReason.Model));
        if (words >= 2 || trigger)
            for (var i = start; i < end; i++)
                if (tokens[i].End - tokens[i].Start > 2 && !tokens[i].Is(WordKinds.Particle))
                    memory.Add(tokens[i].Word);
    }

    /// <summary>A word whose capital or whose meaning proves nothing: it would take more than a namesake to make it a name.</summary>
    private static bool IsWeak(in NameToken token) =>
        token.Is(WordKinds.Common | WordKinds.Calendar) && NameTriggers.BeginsSentence(token.Gap)
        || token.Is(WordKinds.Title | WordKinds.Role | WordKinds.Greeting | WordKinds.Farewell | WordKinds.Field)
        || token.Is(WordKinds.Place | WordKinds.Organisation) && !token.Is(WordKinds.Surname | WordKinds.FirstName);
}
