using Balise.Detection.Learned;
using Balise.NameTraining;

namespace Balise.ContextTraining;

/// <summary>
/// Fits a multinomial logistic regression by stochastic gradient with AdaGrad steps and a Gaussian prior; some features are hidden at each step, so
/// that none is relied upon alone. Additions, multiplications, divisions and square roots in a fixed order: the same texts give the same bytes.
/// </summary>
internal sealed class SoftmaxTrainer
{
    private const int C = ContextModel.Classes;
    private readonly IReadOnlyList<Example> examples;
    private readonly int[][] features;
    private readonly float[] weights;
    private readonly float[] squares;

    public SoftmaxTrainer(IReadOnlyList<Example> examples, TrainingSettings settings)
    {
        this.examples = examples;
        var seen = new Dictionary<uint, int>();
        foreach (var feature in examples.SelectMany(example => example.Features))
        {
            seen[feature] = seen.GetValueOrDefault(feature) + 1;
        }

        // A feature seen too rarely teaches nothing and takes room.
        features = [.. examples.Select(example => example.Features.Where(feature => seen[feature] >= settings.LeastSeen).Select(IdOf).ToArray())];
        weights = new float[Ids.Count * C];
        squares = new float[Ids.Count * C];
    }

    public Dictionary<uint, int> Ids { get; } = [];

    public ReadOnlySpan<float> WeightsOf(int id) => weights.AsSpan(id * C, C);

    public void Train(TrainingSettings settings)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new SeededRandom(20261123);
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var example in order)
            {
                Step(features[example], examples[example].Allowed, (int)examples[example].Label, settings, random);
            }
        }
    }

    private void Step(int[] ids, int allowed, int gold, TrainingSettings settings, SeededRandom random)
    {
        Span<double> scores = stackalloc double[C + 1];
        Span<bool> hidden = stackalloc bool[ids.Length];
        scores.Clear();
        for (var i = 0; i < ids.Length; i++)
        {
            hidden[i] = random.Below(100) < settings.HiddenPercent;
            if (!hidden[i])
            {
                for (var c = 0; c < C; c++)
                {
                    scores[c + 1] += weights[(ids[i] * C) + c];
                }
            }
        }

        var largest = 0.0;
        for (var c = 1; c <= C; c++)
        {
            largest = (allowed >> c & 1) != 0 ? Math.Max(largest, scores[c]) : largest;
        }

        var total = 0.0;
        for (var c = 0; c <= C; c++)
        {
            scores[c] = (allowed >> c & 1) != 0 ? FixedMath.Exp(scores[c] - largest) : 0;
            total += scores[c];
        }

        for (var i = 0; i < ids.Length; i++)
        {
            if (hidden[i])
            {
                continue;
            }

            for (var c = 1; c <= C; c++)
            {
                if ((allowed >> c & 1) == 0)
                {
                    continue;
                }

                var at = (ids[i] * C) + c - 1;
                var slope = (float)((c == gold ? 1 : 0) - (scores[c] / total) - (settings.Prior * weights[at]));
                squares[at] += slope * slope;
                weights[at] += (float)settings.Rate * slope / (MathF.Sqrt(squares[at]) + 0.1f);
            }
        }
    }

    private int IdOf(uint feature)
    {
        if (!Ids.TryGetValue(feature, out var id))
        {
            Ids.Add(feature, id = Ids.Count);
        }

        return id;
    }
}

internal sealed record TrainingSettings(int LeastSeen = 2, int Epochs = 10, double Rate = 0.08, double Prior = 1e-3, int HiddenPercent = 15);
