using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>A candidate name and whether it is somebody's.</summary>
internal sealed record JudgedSpan(uint[] Features, bool IsPerson);

/// <summary>
/// Fits the judge of whole names: a logistic regression by stochastic gradient with AdaGrad steps and a Gaussian prior. As for the sequence model, every
/// operation is exactly rounded and in a fixed order.
/// </summary>
internal static class JudgeTrainer
{
    private const int Epochs = 12;
    private const double Rate = 0.015, Prior = 2e-5;

    public static (float Scale, sbyte[] Weights) Train(IReadOnlyList<JudgedSpan> spans)
    {
        var weights = new double[SpanJudge.Size];
        var squares = new double[SpanJudge.Size];
        var order = Enumerable.Range(0, spans.Count).ToArray();
        var random = new SeededRandom(77);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order)
                Step(spans[at], weights, squares);
        }

        var largest = 1e-9;
        foreach (var weight in weights)
            largest = Math.Max(largest, Math.Abs(weight));
        var scale = (float)(largest / 127);
        return (scale, [.. weights.Select(w => (sbyte)Math.Round(w / scale))]);
    }

    private static void Step(JudgedSpan span, double[] weights, double[] squares)
    {
        double sum = 0;
        foreach (var feature in span.Features)
            sum += weights[feature & (SpanJudge.Size - 1)];
        var error = (span.IsPerson ? 1 : 0) - 1 / (1 + FixedMath.Exp(-sum));
        foreach (var feature in span.Features)
        {
            var at = feature & (SpanJudge.Size - 1);
            var gradient = error - Prior * weights[at];
            squares[at] += gradient * gradient;
            weights[at] += Rate * gradient / Math.Sqrt(squares[at] + 1e-2);
        }
    }
}
