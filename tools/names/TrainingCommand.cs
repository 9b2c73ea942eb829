using System.Diagnostics;
using Balise.Detection.Names;
using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>The three things the training program does; see tools/train-names.cs.</summary>
internal static class TrainingCommand
{
    /// <summary>How many times an epoch reads the news, which are few next to the made-up texts.</summary>
    private const int NewsTimes = 2;

    private const string TrainingFile = "train/winer_fr_train.jsonl.gz";

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length != 2)
        {
            error.WriteLine("Usage: dotnet run tools/train-names.cs -- DATA_FOLDER OUT_FILE | --dev | --measure");
            return 2;
        }

        if (args[1] == "--measure")
            return Measurement.Report(args[0], PersonTagger.Load(), output) ? 0 : Missing(args[0], "detection/*.jsonl.gz", error);
        var path = Path.Combine(args[0], TrainingFile);
        if (!File.Exists(path))
            return Missing(args[0], TrainingFile, error);
        var texts = LabelledText.ReadAll(path);
        if (args[1] == "--dev")
            Develop(args[0], texts, output);
        else
            Build(args[0], texts, args[1], output);
        return 0;
    }

    private static int Missing(string folder, string file, TextWriter error)
    {
        error.WriteLine($"{file} is missing from {Path.GetFullPath(folder)}. The data are not part of the repository: give the folder that holds them.");
        return 1;
    }

    private static void Develop(string folder, List<LabelledText> texts, TextWriter output)
    {
        var held = texts.Where((_, i) => i % 10 == 0).ToList();
        var model = Train(texts.Where((_, i) => i % 10 != 0).ToList(), output);
        var tagger = new PersonTagger(NameModel.Read(model));
        output.WriteLine("held out       " + Score.Of(tagger, held));
        Measurement.Report(folder, tagger, output);
    }

    private static void Build(string folder, List<LabelledText> texts, string path, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var trained = Train(texts, output);
        var card = ModelCard.Write(folder, new PersonTagger(NameModel.Read(trained)));
        var model = ModelCard.Put(card, trained);
        File.WriteAllBytes(path, model);
        File.WriteAllText(path + ".md", card);
        output.WriteLine($"{path}: {model.Length:N0} bytes in {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static byte[] Train(List<LabelledText> texts, TextWriter output)
    {
        var words = WordLists.Lexicon(texts);
        var lexicon = new NameLexicon([.. words.Keys], [.. words.Values]);
        var runs = new List<TrainingRun>();
        for (var time = 0; time < NewsTimes; time++)
            foreach (var text in texts)
                TrainingRun.Collect(text, lexicon, runs);
        var natural = runs.Count;
        foreach (var text in SyntheticTexts.Make())
            TrainingRun.Collect(text, lexicon, runs);
        var trainer = new CrfTrainer(runs);
        output.WriteLine($"{words.Count:N0} words known, {natural:N0} + {runs.Count - natural:N0} runs, {trainer.FeatureIds.Count:N0} features");
        trainer.Train((epoch, missed) => output.WriteLine($"epoch {epoch,2}: {missed:F4} missed a run"));
        var model = ModelWriter.Write(trainer, words, card: "", out var kept, out var dropped);
        output.WriteLine($"{kept:N0} features kept, {dropped:N0} without room, {model.Length:N0} bytes");
        return model;
    }
}
