using Balise.Detection.Learned;

namespace Balise.ContextTraining;

/// <summary>Rounds the weights to int8 and keeps what fits in the model's buckets, the heaviest features first.</summary>
internal static class ContextModelWriter
{
    public static byte[] Write(SoftmaxTrainer trained, SortedDictionary<uint, byte> lexicon, IEnumerable<string> tellable, float[] thresholds, string card, out int kept, out int dropped)
    {
        var largest = 0f;
        foreach (var id in trained.Ids.Values)
        {
            foreach (var weight in trained.WeightsOf(id))
            {
                largest = Math.Max(largest, Math.Abs(weight));
            }
        }

        var scale = largest / 127;
        var buckets = new List<(int Force, uint Feature, ulong Weights)>?[ContextModel.Buckets];
        foreach (var (feature, id) in trained.Ids)
        {
            var packed = 0UL;
            var force = 0;
            for (var c = 0; c < ContextModel.Classes; c++)
            {
                var rounded = (sbyte)Math.Clamp(MathF.Round(trained.WeightsOf(id)[c] / scale), -127, 127);
                force += Math.Abs((int)rounded);
                packed |= (ulong)(byte)rounded << (8 * c);
            }

            if (force > 0)
            {
                (buckets[ContextModel.BucketOf(feature)] ??= []).Add((force, feature, packed));
            }
        }

        var slots = new List<(uint, ulong)>();
        dropped = 0;
        foreach (var bucket in buckets)
        {
            if (bucket is null)
            {
                continue;
            }

            bucket.Sort((x, y) => x.Force != y.Force ? y.Force.CompareTo(x.Force) : x.Feature.CompareTo(y.Feature));
            slots.AddRange(bucket.Take(ContextModel.SlotsPerBucket).Select(slot => (slot.Feature, slot.Weights)));
            dropped += Math.Max(0, bucket.Count - ContextModel.SlotsPerBucket);
        }

        kept = slots.Count;
        return ContextModel.Write(card, scale, thresholds, [.. lexicon.Keys], [.. lexicon.Values], tellable, slots);
    }
}
