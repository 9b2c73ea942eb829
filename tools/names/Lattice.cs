using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>The sums over every labelling of a run: forward and backward, each row brought to one.</summary>
internal sealed class Lattice
{
    private const int L = NameModel.Labels;

    private readonly double[] _forward = new double[RunDecoder.LongestRun * L];
    private readonly double[] _backward = new double[RunDecoder.LongestRun * L];

    /// <summary>What each word says of each label by itself; zero forbids it.</summary>
    public double[] Unary { get; } = new double[RunDecoder.LongestRun * L];

    public void Sum(ReadOnlySpan<double> transitions, int length)
    {
        for (var label = 0; label < L; label++)
            _forward[label] = Unary[label] * transitions[L * L + label];
        FixedMath.Normalise(_forward.AsSpan(0, L));
        for (var i = 1; i < length; i++)
        {
            for (var label = 0; label < L; label++)
            {
                double sum = 0;
                for (var from = 0; from < L; from++)
                    sum += _forward[(i - 1) * L + from] * transitions[from * L + label];
                _forward[i * L + label] = sum * Unary[i * L + label];
            }

            FixedMath.Normalise(_forward.AsSpan(i * L, L));
        }

        _backward.AsSpan((length - 1) * L, L).Fill(1);
        for (var i = length - 2; i >= 0; i--)
        {
            for (var label = 0; label < L; label++)
            {
                double sum = 0;
                for (var to = 0; to < L; to++)
                    sum += transitions[label * L + to] * Unary[(i + 1) * L + to] * _backward[(i + 1) * L + to];
                _backward[i * L + label] = sum;
            }

            FixedMath.Normalise(_backward.AsSpan(i * L, L));
        }
    }

    public void Marginals(int i, Span<double> into)
    {
        for (var label = 0; label < L; label++)
            into[label] = _forward[i * L + label] * _backward[i * L + label];
        FixedMath.Normalise(into);
    }

    /// <summary>The probability of each pair of labels at words i - 1 and i.</summary>
    public void Pairs(ReadOnlySpan<double> transitions, int i, Span<double> into)
    {
        for (var from = 0; from < L; from++)
            for (var to = 0; to < L; to++)
                into[from * L + to] = _forward[(i - 1) * L + from] * transitions[from * L + to] * Unary[i * L + to] * _backward[i * L + to];
        FixedMath.Normalise(into);
    }
}
