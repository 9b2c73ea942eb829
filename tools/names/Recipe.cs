using Balise.Detection.Names;
using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>Trains a model: the news, the made-up sentences and the project's own texts, each read as often as it is worth.</summary>
internal static class Recipe
{
    /// <summary>How many times an epoch reads the news, which are few next to the made-up texts.</summary>
    private const int NewsTimes = 2;

    /// <summary>How many times an epoch reads the project's own texts, the nearest to what is scanned.</summary>
    private const int OwnTimes = 2;

    public static byte[] Train(IReadOnlyList<LabelledText> news, IReadOnlyList<LabelledText> own, Func<int, bool> sentences, TextWriter output)
    {
        var words = WordLists.Lexicon([.. news, .. own]);
        var lexicon = new NameLexicon([.. words.Keys], [.. words.Values]);
        var runs = new List<TrainingRun>();
        foreach (var text in news)
            TrainingRun.Collect(text, NewsTimes, lexicon, runs);
        foreach (var text in own)
            TrainingRun.Collect(text, OwnTimes, lexicon, runs);
        var natural = runs.Count;
        foreach (var text in SyntheticTexts.Make(sentences))
            TrainingRun.Collect(text, 1, lexicon, runs);
        var trainer = new CrfTrainer(runs);
        output.WriteLine($"{words.Count:N0} words known, {natural:N0} + {runs.Count - natural:N0} runs, {trainer.FeatureIds.Count:N0} features");
        trainer.Train((epoch, missed) => output.WriteLine($"epoch {epoch,2}: {missed:F4} missed a run"));
        var model = ModelWriter.Write(trainer, words, card: "", out var kept, out var dropped);
        output.WriteLine($"{kept:N0} features kept, {dropped:N0} without room, {model.Length:N0} bytes");
        return model;
    }
}
