namespace Balise.Detection.Names.Internal;

/// <summary>32-bit hashes of folded words. Fixed for ever for a given model: the trainer and the tagger share them.</summary>
internal static class WordHash
{
    /// <summary>The hash of a whole word, hyphens included, as the scanner computes it.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = FeatureHash.Seed;
        foreach (var c in word)
        {
            if ((LatinFold.ClassOf(c) & LatinFold.Mark) != 0)
                continue;
            hash = FeatureHash.Add(hash, WordScanner.IsHyphen(c) ? '-' : LatinFold.Fold(c));
            if (LatinFold.IsLigature(c))
                hash = FeatureHash.Add(hash, 'e');
        }

        return FeatureHash.Finish(hash);
    }
}
