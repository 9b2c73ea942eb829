using System.Runtime.CompilerServices;

namespace Balise.Detection.Names.Internal;

/// <summary>
/// The observations the model makes of a word: itself, its letters, its capitals, what the lexicon says of it and of its
/// neighbours, and what stands between them. Changing one of them requires training the model again.
/// </summary>
internal static class NameFeatures
{
    public const int Count = 56;

    private static readonly NameToken Edge = default;

    public static void Extract(ReadOnlySpan<NameToken> tokens, in RunContext run, int at, Span<uint> into)
    {
        ref readonly var t = ref tokens[at];
        ref readonly var p = ref (at > 0 ? ref tokens[at - 1] : ref Edge);
        ref readonly var pp = ref (at > 1 ? ref tokens[at - 2] : ref Edge);
        ref readonly var n = ref (at + 1 < tokens.Length ? ref tokens[at + 1] : ref Edge);
        ref readonly var nn = ref (at + 2 < tokens.Length ? ref tokens[at + 2] : ref Edge);

        uint shape = Shape(t), before = Shape(p), after = Shape(n);
        uint gap = (uint)t.Gap, next = (uint)n.Gap;
        uint kinds = Kinds(t), kindsBefore = Kinds(p), kindsAfter = Kinds(n);
        var frame = shape | (gap << 8) | (next << 16);

        into[0] = FeatureHash.Of(0, 0);
        into[1] = FeatureHash.Of(1, t.Word);
        into[2] = FeatureHash.Of(2, t.Word, shape);
        into[3] = FeatureHash.Of(3, p.Word, gap);
        into[4] = FeatureHash.Of(4, n.Word, next);
        into[5] = FeatureHash.Of(5, pp.Word, (uint)p.Gap);
        into[6] = FeatureHash.Of(6, nn.Word, (uint)nn.Gap);
        into[7] = FeatureHash.Of(7, p.Word, t.Word);
        into[8] = FeatureHash.Of(8, t.Word, n.Word);
        into[9] = FeatureHash.Of(9, p.Word, n.Word);
        into[10] = FeatureHash.Of(10, pp.Word, p.Word);
        into[11] = FeatureHash.Of(11, n.Word, nn.Word);
        into[12] = FeatureHash.Of(12, t.Opening & 0xFFFF);
        into[13] = FeatureHash.Of(13, t.Opening);
        into[14] = FeatureHash.Of(14, t.Ending & 0xFFFF, kinds & 0x3F);
        into[15] = FeatureHash.Of(15, t.Ending & 0xFFFFFF);
        into[16] = FeatureHash.Of(16, t.Ending);
        into[17] = FeatureHash.Of(17, shape, kinds);
        into[18] = FeatureHash.Of(18, frame);
        into[19] = FeatureHash.Of(19, frame, kinds);
        into[20] = FeatureHash.Of(20, shape, before, after);
        into[21] = FeatureHash.Of(21, kinds, kindsBefore, (gap << 8) | shape);
        into[22] = FeatureHash.Of(22, kinds, kindsAfter, (next << 8) | shape);
        into[23] = FeatureHash.Of(23, kinds, kindsBefore | (kindsAfter << 16), gap | (next << 8));
        into[24] = FeatureHash.Of(24, kinds, Kinds(pp) | (kindsBefore << 16), gap | ((uint)p.Gap << 8));
        into[25] = FeatureHash.Of(25, kinds, Kinds(nn) | (kindsAfter << 16), next | ((uint)nn.Gap << 8));
        into[26] = FeatureHash.Of(26, shape | (before << 8) | (after << 16), kinds, gap | (next << 8));
        into[27] = FeatureHash.Of(27, t.HyphenParts, shape);
        into[28] = FeatureHash.Of(28, t.HyphenParts, kindsBefore, gap);
        into[29] = FeatureHash.Of(29, p.Word, shape, kinds & 0x3F);
        into[30] = FeatureHash.Of(30, n.Word, shape, kinds & 0x3F);
        into[31] = FeatureHash.Of(31, (uint)(t.End - t.Start), shape);
        into[32] = FeatureHash.Of(32, p.Ending & 0xFFFFFF, gap, shape);
        into[33] = FeatureHash.Of(33, n.Ending & 0xFFFFFF, next, shape);
        into[34] = FeatureHash.Of(34, p.Word, pp.Word, kinds & 0x3F);
        into[35] = FeatureHash.Of(35, kindsBefore, gap, before | ((uint)p.Gap << 8));
        into[36] = FeatureHash.Of(36, kindsAfter, next, after | ((uint)nn.Gap << 8));
        into[37] = FeatureHash.Of(37, shape | (before << 8) | (Shape(pp) << 16), after | (Shape(nn) << 8), gap | (next << 8));
        AddContext(in t, in run, at, kinds, shape, into);
    }

    /// <summary>What the run's surroundings say: every word of a run sees them, so that « Marie Curie » is judged as one.</summary>
    private static void AddContext(in NameToken t, in RunContext run, int at, uint kinds, uint shape, Span<uint> into)
    {
        var from = (uint)Math.Min(at - run.Start, 2);
        var to = (uint)Math.Min(run.End - 1 - at, 2);
        var known = kinds & 0x3F;
        into[38] = FeatureHash.Of(38, run.Before, from, (uint)t.Gap);
        into[39] = FeatureHash.Of(39, run.After, run.AfterGap, to);
        into[40] = FeatureHash.Of(40, run.Before, run.BeforeThat, from);
        into[41] = FeatureHash.Of(41, run.After, run.AfterThat, to);
        into[42] = FeatureHash.Of(42, run.MeaningBefore, from);
        into[43] = FeatureHash.Of(43, run.MeaningBeforeThat);
        into[44] = FeatureHash.Of(44, run.MeaningAfter, to);
        into[45] = FeatureHash.Of(45, run.MeaningBefore, shape, known);
        into[46] = FeatureHash.Of(46, run.MeaningAfter, shape, known);
        into[47] = FeatureHash.Of(47, run.Label, shape);
        into[48] = FeatureHash.Of(48, run.Line, shape);
        into[49] = FeatureHash.Of(49, run.Line, known);
        into[50] = FeatureHash.Of(50, (uint)Math.Min(run.End - run.Start, 5), from | (to << 2), shape | (known << 8));
        into[51] = FeatureHash.Of(51, t.SeenInLowerCase ? 1u : 0u, kinds, shape | ((uint)t.Gap << 8));
        into[52] = FeatureHash.Of(52, t.Opening >> 8, known);
        into[53] = FeatureHash.Of(53, run.Whole);
        into[54] = FeatureHash.Of(54, run.First, from);
        into[55] = FeatureHash.Of(55, run.Last, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Shape(in NameToken token) => (uint)token.Shape;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Kinds(in NameToken token) => (uint)(token.Kinds & WordKinds.Observed);
}
