using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>A candidate name and whether it is somebody's.</summary>
/// <param name="Features">The observations of it, by one of the judge's readings.</param>
/// <param name="IsPerson">What the labels say.</param>
/// <param name="Times">How many times an epoch reads it.</param>
internal sealed record JudgedSpan(uint[] Features, bool IsPerson, int Times);

/// <summary>
/// Fits one reading of the judge: a logistic regression by stochastic gradient with AdaGrad steps and a Gaussian prior. As for the sequence model, every
/// operation is exactly rounded and in a fixed order.
/// </summary>
internal sealed class JudgeTrainer
{
    private const double Prior = 2e-5, Ease = 0.1;

    private readonly double _rate;
    private readonly double[] _weights;
    private readonly double[] _squares;
    private readonly uint _mask;

    private JudgeTrainer(int size, double rate) => (_rate, _weights, _squares, _mask) = (rate, new double[size], new double[size], (uint)(size - 1));

    public static JudgeWeights First(IReadOnlyList<JudgedSpan> spans) => new JudgeTrainer(JudgeWeights.First, 0.015).Train(spans, epochs: 5, leastSeen: 3);

    public static JudgeWeights Second(IReadOnlyList<JudgedSpan> spans) => new JudgeTrainer(JudgeWeights.Second, 0.03).Train(spans, epochs: 10, leastSeen: 5);

    private JudgeWeights Train(IReadOnlyList<JudgedSpan> spans, int epochs, int leastSeen)
    {
        var features = Known(spans, leastSeen);
        int[] order = [.. Enumerable.Range(0, spans.Count).SelectMany(at => Enumerable.Repeat(at, spans[at].Times))];
        var random = new SeededRandom(77);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
                Step(features[at], spans[at].IsPerson);
        }

        var largest = 1e-9;
        foreach (var weight in _weights)
            largest = Math.Max(largest, Math.Abs(weight));
        var scale = (float)(largest / 127);
        return new JudgeWeights(scale, [.. _weights.Select(w => (sbyte)Math.Round(w / scale))]);
    }

    /// <summary>The weights each candidate bears on; an observation made too rarely teaches nothing.</summary>
    private int[][] Known(IReadOnlyList<JudgedSpan> spans, int leastSeen)
    {
        var seen = new int[_weights.Length];
        foreach (var span in spans)
            foreach (var feature in span.Features)
                seen[feature & _mask]++;
        return [.. spans.Select(span => span.Features.Where(feature => seen[feature & _mask] >= leastSeen).Select(feature => (int)(feature & _mask)).ToArray())];
    }

    private void Step(int[] features, bool isPerson)
    {
        double sum = 0;
        foreach (var at in features)
            sum += _weights[at];
        var error = (isPerson ? 1 : 0) - 1 / (1 + FixedMath.Exp(-sum));
        foreach (var at in features)
        {
            var gradient = error - Prior * _weights[at];
            _squares[at] += gradient * gradient;
            _weights[at] += _rate * gradient / (Math.Sqrt(_squares[at]) + Ease);
        }
    }
}
