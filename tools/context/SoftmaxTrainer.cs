using Balise.Detection.Learned;
using Balise.NameTraining;

namespace Balise.ContextTraining;

/// <summary>
/// Fits one member of the committee by stochastic gradient with AdaGrad steps and a Gaussian prior; some features are left out at each step, so that none is relied upon
/// alone. Additions, multiplications, divisions and square roots in a fixed order: the same texts give the same bytes.
/// </summary>
internal sealed class SoftmaxTrainer
{
    private const int C = ContextModel.Classes;
    private const int H = Committee.Units;
    private readonly IReadOnlyList<Example> examples;
    private readonly int[][] features;
    private readonly float[] weights;
    private readonly float[] squares;
    private readonly float[] hidden;
    private readonly float[] hiddenSquares;
    private readonly float[] outputSquares = new float[H * C];
    private readonly float[] biasSquares = new float[H];
    private int[] scratch = [];

    /// <param name="features">The numbers of the features of each example, below <paramref name="count"/>.</param>
    public SoftmaxTrainer(IReadOnlyList<Example> examples, int[][] features, int count)
    {
        this.examples = examples;
        this.features = features;
        weights = new float[count * C];
        squares = new float[count * C];
        hidden = new float[count * H];
        hiddenSquares = new float[count * H];
    }

    public ReadOnlySpan<float> WeightsOf(int id) => weights.AsSpan(id * C, C);

    public float[] Output { get; } = new float[H * C];

    public float[] Bias { get; } = new float[H];

    public ReadOnlySpan<float> HiddenOf(int id) => hidden.AsSpan(id * H, H);

    public void Train(TrainingSettings settings, ulong seed)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new SeededRandom(seed);
        Fill(hidden, 0.1f, random);
        Fill(Output, 0.5f, random);
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var example in order)
            {
                Step(features[example], examples[example].Allowed, (int)examples[example].Label, settings, random);
            }
        }
    }

    private static void Fill(float[] values, float width, SeededRandom random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((random.Below(20001) / 10000f) - 1) * width;
        }
    }

    private void Step(int[] ids, int allowed, int gold, TrainingSettings settings, SeededRandom random)
    {
        Span<double> scores = stackalloc double[C + 1];
        Span<float> unit = stackalloc float[H];
        Span<float> back = stackalloc float[H];
        var kept = scratch.Length >= ids.Length ? scratch : scratch = new int[ids.Length];
        var count = 0;
        scores.Clear();
        Bias.CopyTo(unit);
        foreach (var id in ids)
        {
            if (random.Below(100) < settings.HiddenPercent)
            {
                continue;
            }

            kept[count++] = id;
            for (var c = 0; c < C; c++)
            {
                scores[c + 1] += weights[(id * C) + c];
            }

            for (var h = 0; h < H; h++)
            {
                unit[h] += hidden[(id * H) + h];
            }
        }

        var largest = 0.0;
        for (var c = 1; c <= C; c++)
        {
            for (var h = 0; h < H; h++)
            {
                scores[c] += Math.Max(0, unit[h]) * Output[(h * C) + c - 1];
            }

            largest = (allowed >> c & 1) != 0 ? Math.Max(largest, scores[c]) : largest;
        }

        var total = 0.0;
        for (var c = 0; c <= C; c++)
        {
            scores[c] = (allowed >> c & 1) != 0 ? FixedMath.Exp(scores[c] - largest) : 0;
            total += scores[c];
        }

        Span<float> error = stackalloc float[C];
        for (var c = 0; c < C; c++)
        {
            error[c] = (allowed >> (c + 1) & 1) == 0 ? 0 : (float)((c + 1 == gold ? 1 : 0) - (scores[c + 1] / total));
        }

        for (var h = 0; h < H; h++)
        {
            back[h] = 0;
            for (var c = 0; c < C && unit[h] > 0; c++)
            {
                var at = (h * C) + c;
                back[h] += error[c] * Output[at];
                Move(ref Output[at], ref outputSquares[at], (error[c] * unit[h]) - ((float)settings.Prior * Output[at]), settings.Rate);
            }

            Move(ref Bias[h], ref biasSquares[h], back[h], settings.Rate);
        }

        for (var i = 0; i < count; i++)
        {
            for (var c = 0; c < C; c++)
            {
                var at = (kept[i] * C) + c;
                if ((allowed >> (c + 1) & 1) != 0)
                {
                    Move(ref weights[at], ref squares[at], error[c] - ((float)settings.Prior * weights[at]), settings.Rate);
                }
            }

            for (var h = 0; h < H; h++)
            {
                if (unit[h] > 0)
                {
                    var at = (kept[i] * H) + h;
                    Move(ref hidden[at], ref hiddenSquares[at], back[h] - ((float)settings.Prior * hidden[at]), settings.Rate);
                }
            }
        }
    }

    private static void Move(ref float weight, ref float square, float slope, double rate)
    {
        square += slope * slope;
        weight += (float)rate * slope / (MathF.Sqrt(square) + 0.1f);
    }
}

internal sealed record TrainingSettings(int LeastSeen = 2, int Epochs = 10, double Rate = 0.05, double Prior = 1e-3, int HiddenPercent = 30);
