using Balise.Detection.Learned;

namespace Balise.ContextTraining;

/// <summary>
/// Several small networks, each trained on the same examples in an order of its own, made into one: the mean of their direct weights, their hidden units side
/// by side. What one of them took from chance the others do not repeat; the whole has the size of one network.
/// </summary>
internal sealed class Committee
{
    public const int Members = 8;

    /// <summary>Hidden units of a member.</summary>
    public const int Units = ContextModel.Hidden / Members;

    private const int C = ContextModel.Classes;
    private const ulong Seed = 20261123;
    private readonly float[] weights;
    private readonly float[] hidden;

    public Committee(IReadOnlyList<Example> examples, TrainingSettings settings)
    {
        var seen = new Dictionary<uint, int>();
        foreach (var feature in examples.SelectMany(example => example.Features))
        {
            seen[feature] = seen.GetValueOrDefault(feature) + 1;
        }

        // A feature seen too rarely teaches nothing and takes room.
        int[][] features = [.. examples.Select(example => example.Features.Where(feature => seen[feature] >= settings.LeastSeen).Select(IdOf).ToArray())];
        var members = new SoftmaxTrainer[Members];
        Parallel.For(0, Members, member =>
        {
            members[member] = new SoftmaxTrainer(examples, features, Ids.Count);
            members[member].Train(settings, Seed + (ulong)member);
        });

        weights = new float[Ids.Count * C];
        hidden = new float[Ids.Count * ContextModel.Hidden];
        for (var member = 0; member < Members; member++)
        {
            var trained = members[member];
            for (var id = 0; id < Ids.Count; id++)
            {
                var direct = trained.WeightsOf(id);
                for (var c = 0; c < C; c++)
                {
                    weights[(id * C) + c] += direct[c] / Members;
                }

                trained.HiddenOf(id).CopyTo(hidden.AsSpan((id * ContextModel.Hidden) + (member * Units)));
            }

            trained.Bias.CopyTo(Bias, member * Units);
            for (var at = 0; at < Units * C; at++)
            {
                Output[(member * Units * C) + at] = trained.Output[at] / Members;
            }
        }
    }

    public Dictionary<uint, int> Ids { get; } = [];

    public float[] Output { get; } = new float[ContextModel.Hidden * C];

    public float[] Bias { get; } = new float[ContextModel.Hidden];

    public ReadOnlySpan<float> WeightsOf(int id) => weights.AsSpan(id * C, C);

    public ReadOnlySpan<float> HiddenOf(int id) => hidden.AsSpan(id * ContextModel.Hidden, ContextModel.Hidden);

    private int IdOf(uint feature)
    {
        if (!Ids.TryGetValue(feature, out var id))
        {
            Ids.Add(feature, id = Ids.Count);
        }

        return id;
    }
}
