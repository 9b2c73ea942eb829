using System.Runtime.CompilerServices;

namespace Balise.Detection;

/// <summary>32-bit hashes (FNV-1a, finished) by which the learned models name their features. Fixed for ever for a given model: trainers and readers share them.</summary>
internal static class FeatureHash
{
    public const uint Seed = 0x811C9DC5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char folded) => (hash ^ folded) * 0x01000193;

    /// <summary>FNV-1a leaves its low bits weak; the tables index with them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(uint template, uint a, uint b = 0, uint c = 0)
    {
        var h = ((template + 1) * 0x9E3779B1) ^ a;
        h *= 0x85EBCA6B;
        h = (h ^ (h >> 15) ^ b) * 0xC2B2AE35;
        h = (h ^ (h >> 13) ^ c) * 0x27D4EB2F;
        return h ^ (h >> 16);
    }
}
