using Balise.Detection.Learned;

namespace Balise.ContextTraining;

/// <summary>Rounds the weights to int8 and keeps what fits in the model's buckets, the heaviest features first.</summary>
internal static class ContextModelWriter
{
    /// <summary>What three megabytes hold, with the words.</summary>
    private const int MostFeatures = 100_000;

    public static byte[] Write(Committee trained, SortedDictionary<uint, byte> lexicon, IEnumerable<string> tellable, float[] thresholds, string card, out int kept, out int dropped)
    {
        var scale = Largest(trained, trained.WeightsOf) / 127;
        var hiddenScale = Largest(trained, trained.HiddenOf) / 127;
        var buckets = new List<(float Force, uint Feature, int Id)>?[ContextModel.Buckets];
        var heaviest = trained.Ids.Select(pair => (Force: Force(trained, pair.Value), pair.Key, pair.Value)).OrderByDescending(f => f.Force).ThenBy(f => f.Key).Take(MostFeatures);
        foreach (var (force, feature, id) in heaviest)
        {
            (buckets[ContextModel.BucketOf(feature)] ??= []).Add((force, feature, id));
        }

        var slots = new List<ContextSlot>();
        foreach (var bucket in buckets)
        {
            if (bucket is null)
            {
                continue;
            }

            bucket.Sort((x, y) => x.Force != y.Force ? y.Force.CompareTo(x.Force) : x.Feature.CompareTo(y.Feature));
            foreach (var (_, feature, id) in bucket.Take(ContextModel.SlotsPerBucket))
            {
                var units = trained.HiddenOf(id);
                slots.Add(new ContextSlot(feature, Pack(trained.WeightsOf(id), scale), Pack(units[..8], hiddenScale), Pack(units[8..], hiddenScale)));
            }
        }

        kept = slots.Count;
        dropped = trained.Ids.Count - kept;
        return ContextModel.Write(card, scale, hiddenScale, thresholds, trained.Bias, trained.Output, [.. lexicon.Keys], [.. lexicon.Values], tellable, slots);
    }

    private static float Force(Committee trained, int id)
    {
        var force = 0f;
        foreach (var weight in trained.WeightsOf(id))
        {
            force += Math.Abs(weight);
        }

        foreach (var weight in trained.HiddenOf(id))
        {
            force += Math.Abs(weight);
        }

        return force;
    }

    private delegate ReadOnlySpan<float> Row(int id);

    private static float Largest(Committee trained, Row row)
    {
        var largest = 1e-6f;
        foreach (var id in trained.Ids.Values)
        {
            foreach (var weight in row(id))
            {
                largest = Math.Max(largest, Math.Abs(weight));
            }
        }

        return largest;
    }

    private static ulong Pack(ReadOnlySpan<float> weights, float scale)
    {
        var packed = 0UL;
        for (var i = 0; i < weights.Length; i++)
        {
            packed |= (ulong)(byte)(sbyte)Math.Clamp(MathF.Round(weights[i] / scale), -127, 127) << (8 * i);
        }

        return packed;
    }
}
