namespace Balise.Detection.Names.Internal;

/// <summary>
/// The observations of the judge's second reading: what the first one thought of a candidate name, part by part, and of the candidates near it.
/// Changing one of them requires training the model again.
/// </summary>
internal sealed class CompanyFeatures
{
    /// <summary>How many characters before and after the beginning of the candidate another one may begin and still bear on it.</summary>
    public const int ReachBefore = 190, ReachAfter = 128;

    private const float Sure = 4;
    private const uint Nobody = 30;

    private readonly uint[] _hashes = new uint[64];
    private int _count;

    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, _count);

    public void Read(ReadOnlySpan<NameToken> tokens, ReadOnlySpan<SpanCandidate> candidates, int at)
    {
        _count = 0;
        ref readonly var candidate = ref candidates[at];
        var own = Bucket(candidate.First);
        var lone = candidate.End - candidate.Start == 1 ? 1u : 0u;
        ReadItself(in candidate, own, lone);
        int from = at, to = at + 1;
        var begins = tokens[candidate.Start].Start;
        while (from > 0 && tokens[candidates[from - 1].Start].Start > begins - ReachBefore)
            from--;
        while (to < candidates.Length && tokens[candidates[to].Start].Start < begins + ReachAfter)
            to++;
        if (to - from == 1)
            Add(3, own);
        else
            ReadOthers(tokens, candidates[from..to], at - from, own, lone);
    }

    private void ReadItself(in SpanCandidate candidate, uint own, uint lone)
    {
        var (name, beside, around) = (Bucket(candidate.Name), Bucket(candidate.Sides + candidate.Line), Bucket(candidate.Around));
        Add(0, 0);
        Add(1, own);
        Add(2, own, lone);
        Add(21, name);
        Add(22, Bucket(candidate.Sides));
        Add(23, Bucket(candidate.Line));
        Add(24, around);
        Add(25, name, beside);
        Add(26, name, around);
        Add(27, beside, around);
    }

    private void ReadOthers(ReadOnlySpan<NameToken> tokens, ReadOnlySpan<SpanCandidate> near, int at, uint own, uint lone)
    {
        float total = 0, most = float.MinValue, least = float.MaxValue, same = float.MinValue;
        ref readonly var candidate = ref near[at];
        for (var i = 0; i < near.Length; i++)
        {
            if (i == at)
                continue;
            ref readonly var other = ref near[i];
            total += Math.Clamp(other.First, -Sure, Sure);
            most = Math.Max(most, other.First);
            least = Math.Min(least, other.First);
            if (tokens[other.Start].Word == tokens[candidate.Start].Word || tokens[other.End - 1].Word == tokens[candidate.End - 1].Word)
                same = Math.Max(same, other.First);
        }

        var mean = Bucket(total / (near.Length - 1) * 1.5f);
        Add(4, mean, (uint)Math.Min(near.Length - 1, 3));
        Add(5, mean, own);
        Add(6, Bucket(most), lone);
        Add(7, Bucket(most), own);
        Add(8, Bucket(least), lone);
        Add(9, Bucket(least), own);
        Add(14, same == float.MinValue ? Nobody : Bucket(same), own);
        if (at > 0)
            ReadNeighbour(10, tokens, in near[at - 1], in near[at - 1], in candidate, own);
        if (at + 1 < near.Length)
            ReadNeighbour(12, tokens, in near[at + 1], in candidate, in near[at + 1], own);
    }

    /// <summary>The one just before or just after, and what stands between the two.</summary>
    private void ReadNeighbour(uint template, ReadOnlySpan<NameToken> tokens, in SpanCandidate neighbour, in SpanCandidate left, in SpanCandidate right, uint own)
    {
        var other = Bucket(neighbour.First);
        Add(template, other, own);
        Add(template + 1, other, (uint)Math.Min(right.Start - left.End, 4), (uint)tokens[right.Start].Gap);
    }

    private static uint Bucket(float odds) => (uint)(Math.Clamp(MathF.Round(odds), -6, 7) + 6);

    private void Add(uint template, uint a, uint b = 0, uint c = 0) => _hashes[_count++] = FeatureHash.Of(template + 2000, a, b, c);
}
