using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>A run of candidate words as the tagger will meet it.</summary>
/// <param name="Features">Those of each word.</param>
/// <param name="Allowed">The labels each word may have, one bit each.</param>
/// <param name="Times">How many times an epoch reads it.</param>
internal sealed record TrainingRun(uint[] Features, byte[] Allowed, int Times)
{
    /// <summary>Reads a text exactly as the tagger does, so that what is learnt is what will be seen.</summary>
    public static void Collect(LabelledText source, int times, NameLexicon lexicon, List<TrainingRun> into)
    {
        var gold = source.Allowed();
        var work = new TaggingWorkspace();
        work.Reset();
        for (var position = 0; position < source.Text.Length;)
        {
            position = WordScanner.Fill(source.Text, position, lexicon, work);
            var tokens = work.Tokens.AsSpan(0, work.Count);
            for (var at = 0; at < tokens.Length;)
            {
                NameRuns.Next(tokens, at, out var start, out var end);
                for (; start < end; start += RunDecoder.LongestRun)
                    into.Add(Of(tokens, start, Math.Min(end, start + RunDecoder.LongestRun), gold, times));
                at = Math.Max(end, at + 1);
            }
        }
    }

    private static TrainingRun Of(ReadOnlySpan<NameToken> tokens, int start, int end, byte[] gold, int times)
    {
        var features = new uint[(end - start) * NameFeatures.Count];
        var labels = new byte[end - start];
        var run = RunContext.Of(tokens, start, end);
        for (var i = start; i < end; i++)
        {
            NameFeatures.Extract(tokens, in run, i, features.AsSpan((i - start) * NameFeatures.Count, NameFeatures.Count));
            labels[i - start] = gold[tokens[i].Start];
        }

        return new TrainingRun(features, labels, times);
    }
}
