using System.Runtime.CompilerServices;
using Balise.Detection.Context;

namespace Balise.Detection.Learned;

/// <summary>32-bit hashes of words and of features. Fixed for ever for a given model: the trainer and the reader share them.</summary>
internal static class ContextHash
{
    public const uint Seed = 0x811C9DC5;

    /// <summary>Letters of a stem.</summary>
    public const int StemLength = 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char c) => (hash ^ WordHash.Fold(c)) * 0x01000193;

    /// <summary>FNV-1a leaves its low bits weak; the tables index with them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }

    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word)
        {
            hash = Add(hash, c);
        }

        return Finish(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Feature(uint template, uint a, uint b = 0)
    {
        var h = ((template + 1) * 0x9E3779B1) ^ a;
        h *= 0x85EBCA6B;
        h = (h ^ (h >> 15) ^ b) * 0xC2B2AE35;
        h = (h ^ (h >> 13)) * 0x27D4EB2F;
        return h ^ (h >> 16);
    }
}
