using System.Runtime.CompilerServices;

namespace Balise.Detection.Names.Internal;

/// <summary>32-bit hashes of folded words and of features. Fixed for ever for a given model: the trainer and the tagger share them.</summary>
internal static class WordHash
{
    public const uint Seed = 0x811C9DC5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char folded) => (hash ^ folded) * 0x01000193;

    /// <summary>FNV-1a leaves its low bits weak; both tables index with them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }

    /// <summary>The hash of a whole word, hyphens included, as the scanner computes it.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word)
        {
            if ((LatinFold.ClassOf(c) & LatinFold.Mark) != 0)
                continue;
            hash = Add(hash, WordScanner.IsHyphen(c) ? '-' : LatinFold.Fold(c));
            if (LatinFold.IsLigature(c))
                hash = Add(hash, 'e');
        }

        return Finish(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Feature(uint template, uint a, uint b = 0, uint c = 0)
    {
        var h = ((template + 1) * 0x9E3779B1) ^ a;
        h *= 0x85EBCA6B;
        h = (h ^ (h >> 15) ^ b) * 0xC2B2AE35;
        h = (h ^ (h >> 13) ^ c) * 0x27D4EB2F;
        return h ^ (h >> 16);
    }
}
