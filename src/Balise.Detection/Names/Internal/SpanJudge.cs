namespace Balise.Detection.Names.Internal;

/// <summary>
/// Judges whole candidate names: a logistic regression over hashed observations, int8 weights. It reads much farther than the sequence model, and is asked
/// only of the candidates that model and the rules propose.
/// </summary>
/// <param name="scale">What one unit of a weight is worth.</param>
/// <param name="weights">One for each observation, by the low bits of its hash; none for the judge that lets everything through.</param>
internal sealed class SpanJudge(float scale, sbyte[] weights)
{
    /// <summary>How many weights there are: a power of two.</summary>
    public const int Size = 1 << 19;

    public static readonly SpanJudge None = new(0, []);

    public bool IsNone => weights.Length == 0;

    /// <summary>Probability that the candidate is a person's name.</summary>
    public float Judge(ReadOnlySpan<uint> features)
    {
        if (IsNone)
            return 1;
        var sum = 0;
        foreach (var feature in features)
            sum += weights[feature & (Size - 1)];
        return 1f / (1f + MathF.Exp(-sum * scale));
    }
}
