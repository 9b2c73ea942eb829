namespace Balise.Detection.Names.Internal;

/// <summary>Reads a run of words with the model: a linear-chain conditional random field, whose marginal probabilities are kept.</summary>
internal sealed class RunDecoder
{
    /// <summary>A longer run is read by pieces: no name is that long.</summary>
    public const int LongestRun = 64;

    private const int L = NameModel.Labels;

    private readonly uint[] _features = new uint[NameFeatures.Count];
    private readonly float[] _unary = new float[LongestRun * L];
    private readonly float[] _forward = new float[LongestRun * L];
    private readonly float[] _backward = new float[LongestRun * L];

    /// <summary>Fills <paramref name="person"/> and <paramref name="begin"/> for the words start..end of the window.</summary>
    public void Decode(NameModel model, ReadOnlySpan<NameToken> tokens, int start, int end, Span<float> person, Span<float> begin)
    {
        for (; start < end; start += LongestRun)
        {
            var length = Math.Min(LongestRun, end - start);
            Observe(model, tokens, start, length);
            Forward(model.Transitions, length);
            Backward(model.Transitions, length);
            for (var i = 0; i < length; i++)
                Marginals(i * L, out person[start + i], out begin[start + i]);
        }
    }

    private void Observe(NameModel model, ReadOnlySpan<NameToken> tokens, int start, int length)
    {
        var run = RunContext.Of(tokens, start, start + length);
        for (var i = 0; i < length; i++)
        {
            NameFeatures.Extract(tokens, in run, start + i, _features);
            var scores = model.Score(_features);
            var unary = _unary.AsSpan(i * L, L);
            int best = scores[0];
            for (var label = 1; label < L; label++)
                best = Math.Max(best, scores[label]);
            for (var label = 0; label < L; label++)
                unary[label] = MathF.Exp((scores[label] - best) * model.Scale);
        }
    }

    private void Forward(ReadOnlySpan<float> transitions, int length)
    {
        for (var label = 0; label < L; label++)
            _forward[label] = _unary[label] * transitions[L * L + label];
        Normalise(_forward.AsSpan(0, L));
        for (var i = 1; i < length; i++)
        {
            var row = _forward.AsSpan(i * L, L);
            for (var label = 0; label < L; label++)
            {
                var sum = 0f;
                for (var from = 0; from < L; from++)
                    sum += _forward[(i - 1) * L + from] * transitions[from * L + label];
                row[label] = sum * _unary[i * L + label];
            }

            Normalise(row);
        }
    }

    private void Backward(ReadOnlySpan<float> transitions, int length)
    {
        _backward.AsSpan((length - 1) * L, L).Fill(1f);
        for (var i = length - 2; i >= 0; i--)
        {
            var row = _backward.AsSpan(i * L, L);
            for (var label = 0; label < L; label++)
            {
                var sum = 0f;
                for (var to = 0; to < L; to++)
                    sum += transitions[label * L + to] * _unary[(i + 1) * L + to] * _backward[(i + 1) * L + to];
                row[label] = sum;
            }

            Normalise(row);
        }
    }

    private static void Normalise(Span<float> row)
    {
        var sum = 0f;
        foreach (var value in row)
            sum += value;
        var by = 1f / Math.Max(sum, 1e-30f);
        for (var i = 0; i < row.Length; i++)
            row[i] *= by;
    }

    private void Marginals(int row, out float person, out float begin)
    {
        var total = 0f;
        for (var label = 0; label < L; label++)
            total += _forward[row + label] * _backward[row + label];
        begin = _forward[row + (int)NameLabel.Begin] * _backward[row + (int)NameLabel.Begin] / total;
        person = begin + _forward[row + (int)NameLabel.Inside] * _backward[row + (int)NameLabel.Inside] / total;
    }
}
