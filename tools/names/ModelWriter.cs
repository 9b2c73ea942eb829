using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>Rounds the weights to int8 and lays them out in the model's buckets, the heaviest features first.</summary>
internal static class ModelWriter
{
    private const int L = NameModel.Labels;

    public static byte[] Write(CrfTrainer trained, SortedDictionary<uint, uint> lexicon, string card, out int kept, out int dropped)
    {
        double largest = 0;
        foreach (var id in trained.FeatureIds.Values)
            foreach (var weight in trained.WeightsOf(id))
                largest = Math.Max(largest, Math.Abs(weight));
        foreach (var weight in trained.Transitions)
            largest = Math.Max(largest, Math.Abs(weight));
        var scale = (float)(largest / 127);

        var buckets = new List<(int Force, ulong Slot)>?[NameModel.Buckets];
        foreach (var (feature, id) in trained.FeatureIds)
        {
            var slot = (ulong)(ushort)feature;
            var force = 0;
            for (var label = 0; label < L; label++)
            {
                var rounded = Round(trained.WeightsOf(id)[label], scale);
                force += Math.Abs((int)rounded);
                slot |= (ulong)(byte)rounded << (16 + 8 * label);
            }

            if (force > 0)
                (buckets[feature >> 16] ??= []).Add((force, slot));
        }

        kept = dropped = 0;
        var slots = new ulong[NameModel.Buckets * NameModel.SlotsPerBucket];
        for (var b = 0; b < buckets.Length; b++)
        {
            if (buckets[b] is not { } bucket)
                continue;
            bucket.Sort((x, y) => x.Force != y.Force ? y.Force.CompareTo(x.Force) : x.Slot.CompareTo(y.Slot));
            for (var i = 0; i < bucket.Count && i < NameModel.SlotsPerBucket; i++, kept++)
                slots[b * NameModel.SlotsPerBucket + i] = bucket[i].Slot;
            dropped += Math.Max(0, bucket.Count - NameModel.SlotsPerBucket);
        }

        var transitions = trained.Transitions.ToArray().Select(w => Round(w, scale)).ToArray();
        return NameModel.Write(card, scale, transitions, [.. lexicon.Keys], [.. lexicon.Values], slots);
    }

    /// <summary>The same model with a judge, where it has none yet: it is the last thing in the file.</summary>
    public static byte[] Put(ReadOnlySpan<byte> model, JudgeWeights first, JudgeWeights second) =>
        [.. model[..^NameModel.JudgeBytes(JudgeWeights.None, JudgeWeights.None).Length], .. NameModel.JudgeBytes(first, second)];

    private static sbyte Round(double weight, float scale) => (sbyte)Math.Clamp(Math.Round(weight / scale), -127, 127);
}
