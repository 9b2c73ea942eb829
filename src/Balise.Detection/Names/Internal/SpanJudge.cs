namespace Balise.Detection.Names.Internal;

/// <summary>
/// Judges whole candidate names, in two readings, each a logistic regression over hashed observations. The first reads the candidate and what is said
/// around it, much farther than the sequence model does. The second reads what the first thought of this one and of those near it: one brand or one
/// character betrays the others of its list, and the pupils of a class vouch for one another.
/// </summary>
internal sealed class SpanJudge(JudgeWeights first, JudgeWeights second)
{
    public static readonly SpanJudge None = new(JudgeWeights.None, JudgeWeights.None);

    /// <summary>Fills <see cref="SpanCandidate.Probability"/> of every candidate of the window. Without weights, it lets everything through.</summary>
    public void Judge(TaggingWorkspace work)
    {
        var candidates = work.Candidates;
        if (first.IsNone && work.Recorder is null)
        {
            foreach (ref var candidate in candidates)
                candidate.Probability = 1;
            return;
        }

        var recorded = work.Recorder?.Spans.Count ?? 0;
        foreach (ref var candidate in candidates)
        {
            work.SpanFeatures.Read(work, candidate.Start, candidate.End);
            Weigh(work.SpanFeatures, ref candidate);
            work.Recorder?.Spans.Add(new RecordedSpan(work.Tokens[candidate.Start].Start, work.Tokens[candidate.End - 1].End, work.SpanFeatures.Hashes.ToArray()));
        }

        for (var at = 0; at < candidates.Length; at++)
        {
            work.CompanyFeatures.Read(work.Tokens.AsSpan(0, work.Count), candidates, at);
            candidates[at].Probability = first.IsNone ? 1 : Probability(second.IsNone ? candidates[at].First : second.Sum(work.CompanyFeatures.Hashes) * second.Scale);
            if (work.Recorder is { } recorder)
                recorder.Spans[recorded + at] = recorder.Spans[recorded + at] with { Second = work.CompanyFeatures.Hashes.ToArray() };
        }
    }

    private void Weigh(SpanFeatures features, ref SpanCandidate candidate)
    {
        var hashes = features.Hashes;
        var (sides, line, around) = features.Parts;
        candidate.Name = first.Sum(hashes[..sides]) * first.Scale;
        candidate.Sides = first.Sum(hashes[sides..line]) * first.Scale;
        candidate.Line = first.Sum(hashes[line..around]) * first.Scale;
        candidate.Around = first.Sum(hashes[around..]) * first.Scale;
        candidate.First = candidate.Name + candidate.Sides + candidate.Line + candidate.Around;
    }

    private static float Probability(float odds) => 1f / (1f + MathF.Exp(-odds));
}

/// <summary>The weights of one reading of the judge.</summary>
/// <param name="Scale">What one unit of a weight is worth.</param>
/// <param name="Weights">One for each observation, by the low bits of its hash: a power of two of them, or none at all.</param>
internal sealed record JudgeWeights(float Scale, sbyte[] Weights)
{
    /// <summary>How many weights each reading has.</summary>
    public const int First = 1 << 20, Second = 1 << 14;

    public static readonly JudgeWeights None = new(0, []);

    public bool IsNone => Weights.Length == 0;

    public int Sum(ReadOnlySpan<uint> features)
    {
        var sum = 0;
        if (Weights.Length > 0)
            foreach (var feature in features)
                sum += Weights[feature & (uint)(Weights.Length - 1)];
        return sum;
    }
}
