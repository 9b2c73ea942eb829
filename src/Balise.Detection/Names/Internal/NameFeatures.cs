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

        into[0] = WordHash.Feature(0, 0);
        into[1] = WordHash.Feature(1, t.Word);
        into[2] = WordHash.Feature(2, t.Word, shape);
        into[3] = WordHash.Feature(3, p.Word, gap);
        into[4] = WordHash.Feature(4, n.Word, next);
        into[5] = WordHash.Feature(5, pp.Word, (uint)p.Gap);
        into[6] = WordHash.Feature(6, nn.Word, (uint)nn.Gap);
        into[7] = WordHash.Feature(7, p.Word, t.Word);
        into[8] = WordHash.Feature(8, t.Word, n.Word);
        into[9] = WordHash.Feature(9, p.Word, n.Word);
        into[10] = WordHash.Feature(10, pp.Word, p.Word);
        into[11] = WordHash.Feature(11, n.Word, nn.Word);
        into[12] = WordHash.Feature(12, t.Opening & 0xFFFF);
        into[13] = WordHash.Feature(13, t.Opening);
        into[14] = WordHash.Feature(14, t.Ending & 0xFFFF, kinds & 0x3F);
        into[15] = WordHash.Feature(15, t.Ending & 0xFFFFFF);
        into[16] = WordHash.Feature(16, t.Ending);
        into[17] = WordHash.Feature(17, shape, kinds);
        into[18] = WordHash.Feature(18, frame);
        into[19] = WordHash.Feature(19, frame, kinds);
        into[20] = WordHash.Feature(20, shape, before, after);
        into[21] = WordHash.Feature(21, kinds, kindsBefore, (gap << 8) | shape);
        into[22] = WordHash.Feature(22, kinds, kindsAfter, (next << 8) | shape);
        into[23] = WordHash.Feature(23, kinds, kindsBefore | (kindsAfter << 16), gap | (next << 8));
        into[24] = WordHash.Feature(24, kinds, Kinds(pp) | (kindsBefore << 16), gap | ((uint)p.Gap << 8));
        into[25] = WordHash.Feature(25, kinds, Kinds(nn) | (kindsAfter << 16), next | ((uint)nn.Gap << 8));
        into[26] = WordHash.Feature(26, shape | (before << 8) | (after << 16), kinds, gap | (next << 8));
        into[27] = WordHash.Feature(27, t.HyphenParts, shape);
        into[28] = WordHash.Feature(28, t.HyphenParts, kindsBefore, gap);
        into[29] = WordHash.Feature(29, p.Word, shape, kinds & 0x3F);
        into[30] = WordHash.Feature(30, n.Word, shape, kinds & 0x3F);
        into[31] = WordHash.Feature(31, (uint)(t.End - t.Start), shape);
        into[32] = WordHash.Feature(32, p.Ending & 0xFFFFFF, gap, shape);
        into[33] = WordHash.Feature(33, n.Ending & 0xFFFFFF, next, shape);
        into[34] = WordHash.Feature(34, p.Word, pp.Word, kinds & 0x3F);
        into[35] = WordHash.Feature(35, kindsBefore, gap, before | ((uint)p.Gap << 8));
        into[36] = WordHash.Feature(36, kindsAfter, next, after | ((uint)nn.Gap << 8));
        into[37] = WordHash.Feature(37, shape | (before << 8) | (Shape(pp) << 16), after | (Shape(nn) << 8), gap | (next << 8));
        AddContext(in t, in run, at, kinds, shape, into);
    }

    /// <summary>What the run's surroundings say: every word of a run sees them, so that « Marie Curie » is judged as one.</summary>
    private static void AddContext(in NameToken t, in RunContext run, int at, uint kinds, uint shape, Span<uint> into)
    {
        var from = (uint)Math.Min(at - run.Start, 2);
        var to = (uint)Math.Min(run.End - 1 - at, 2);
        var known = kinds & 0x3F;
        into[38] = WordHash.Feature(38, run.Before, from, (uint)t.Gap);
        into[39] = WordHash.Feature(39, run.After, run.AfterGap, to);
        into[40] = WordHash.Feature(40, run.Before, run.BeforeThat, from);
        into[41] = WordHash.Feature(41, run.After, run.AfterThat, to);
        into[42] = WordHash.Feature(42, run.MeaningBefore, from);
        into[43] = WordHash.Feature(43, run.MeaningBeforeThat);
        into[44] = WordHash.Feature(44, run.MeaningAfter, to);
        into[45] = WordHash.Feature(45, run.MeaningBefore, shape, known);
        into[46] = WordHash.Feature(46, run.MeaningAfter, shape, known);
        into[47] = WordHash.Feature(47, run.Label, shape);
        into[48] = WordHash.Feature(48, run.Line, shape);
        into[49] = WordHash.Feature(49, run.Line, known);
        into[50] = WordHash.Feature(50, (uint)Math.Min(run.End - run.Start, 5), from | (to << 2), shape | (known << 8));
        into[51] = WordHash.Feature(51, t.SeenInLowerCase ? 1u : 0u, kinds, shape | ((uint)t.Gap << 8));
        into[52] = WordHash.Feature(52, t.Opening >> 8, known);
        into[53] = WordHash.Feature(53, run.Whole);
        into[54] = WordHash.Feature(54, run.First, from);
        into[55] = WordHash.Feature(55, run.Last, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Shape(in NameToken token) => (uint)token.Shape;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Kinds(in NameToken token) => (uint)(token.Kinds & WordKinds.Observed);
}
