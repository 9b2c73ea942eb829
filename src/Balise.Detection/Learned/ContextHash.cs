using System.Runtime.CompilerServices;
using Balise.Detection.Context;

namespace Balise.Detection.Learned;

/// <summary>32-bit hashes of words, blind to case and accents. Fixed for ever for a given model: the trainer and the reader share them.</summary>
internal static class ContextHash
{
    /// <summary>Letters of a stem.</summary>
    public const int StemLength = 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char c) => FeatureHash.Add(hash, WordHash.Fold(c));

    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = FeatureHash.Seed;
        foreach (var c in word)
        {
            hash = Add(hash, c);
        }

        return FeatureHash.Finish(hash);
    }
}
