using System.Diagnostics;
using System.Globalization;
using Balise.Detection;
using Balise.Detection.Learned;

namespace Balise.ContextTraining;

/// <summary>What the training program does; see tools/train-context.cs.</summary>
internal static class TrainingCommand
{
    private const int Folds = 5;

    /// <summary>The precision each class is held to on texts its model has not seen.</summary>
    private const double LeastPrecision = 0.90;

    /// <summary>CONTEXT_WITHOUT="id id": what would be lost without these detectors.</summary>
    private static readonly DetectorSetOptions Options = new() { Disabled = Environment.GetEnvironmentVariable("CONTEXT_WITHOUT")?.Split(' ') ?? [] };

    private const float LowestThreshold = 0.35f;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length != 2 || !Directory.Exists(args[0]))
        {
            error.WriteLine("Usage: dotnet run -c Release tools/train-context.cs -- TEXTS OUT_FILE | --dev | --folds | --measure");
            return 2;
        }

        var texts = TrainingText.ReadAll(args[0], Folds);
        var mistakes = Environment.GetEnvironmentVariable("CONTEXT_MISTAKES") is null ? null : output;
        var settings = Settings();
        output.WriteLine($"{texts.Count:N0} texts, {texts.Count(text => text.Source.Labels.Count == 0):N0} without anything personal");
        switch (args[1])
        {
            case "--measure":
                output.WriteLine("without the reader of context\n" + Score(texts, _ => DetectorSet.Create(Options, null), null));
                output.WriteLine("with it\n" + Score(texts, _ => DetectorSet.Create(Options), mistakes));
                return 0;
            case "--dev":
            case "--folds":
                var held = args[1] == "--dev" ? [0] : Enumerable.Range(0, Folds).ToArray();
                var clock = Stopwatch.StartNew();
                var models = CrossValidate(texts, held, settings, out var thresholds, output, mistakes);
                var sets = models.ToDictionary(pair => pair.Key, pair => DetectorSet.Create(Options, pair.Value(thresholds)));
                var judged = texts.Where(text => sets.ContainsKey(text.Fold)).ToList();
                output.WriteLine("without the reader of context\n" + Score(judged, _ => DetectorSet.Create(Options, null), null));
                output.WriteLine("with it\n" + Score(judged, text => sets[text.Fold], mistakes));
                output.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s");
                return 0;
            default:
                Build(texts, settings, args[1], output, mistakes);
                return 0;
        }
    }

    private static void Build(List<TrainingText> texts, TrainingSettings settings, string path, TextWriter output, TextWriter? mistakes)
    {
        var models = CrossValidate(texts, [.. Enumerable.Range(0, Folds)], settings, out var thresholds, output, mistakes);
        var sets = models.ToDictionary(pair => pair.Key, pair => DetectorSet.Create(Options, pair.Value(thresholds)));
        var before = Score(texts, _ => DetectorSet.Create(Options, null), null);
        var after = Score(texts, text => sets[text.Fold], null);
        var card = ContextCard.Write(texts, before, after, thresholds);
        var file = Fit(texts, settings, output)(thresholds, card);
        File.WriteAllBytes(path, file);
        File.WriteAllText(path + ".md", card);
        output.WriteLine($"{path}: {file.Length:N0} bytes");
    }

    /// <summary>A model for each fold, that has not seen it, and the thresholds that all of them together ask for.</summary>
    private static Dictionary<int, Func<float[], ContextModel>> CrossValidate(List<TrainingText> texts, int[] held, TrainingSettings settings, out float[] thresholds, TextWriter output, TextWriter? mistakes)
    {
        var models = new Dictionary<int, Func<float[], ContextModel>>();
        var judged = new List<(int Class, float Probability, bool Right)>();
        var values = new int[ContextClasses.Count];
        foreach (var fold in held)
        {
            var make = Fit([.. texts.Where(text => text.Fold != fold)], settings, output);
            var model = ContextModel.Read(make(new float[ContextClasses.Count], ""));
            var probabilities = new float[ContextClasses.Count];
            var examples = new List<Example>();
            var buffer = new FindingBuffer();
            foreach (var text in texts.Where(text => text.Fold == fold))
            {
                Example.Collect(text, model.Words, buffer, examples);
            }

            foreach (var example in examples)
            {
                model.Judge(example.Features, example.Allowed, probabilities);
                values[(int)example.Label]++;
                var likeliest = ContextModel.Likeliest(probabilities);
                judged.Add(((int)likeliest, 1 - probabilities[0], example.Label != ContextClass.None));
                if (mistakes is not null && example.Label == ContextClass.None != (probabilities[0] >= .5))
                {
                    mistakes.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(example.Label == ContextClass.None ? "believed" : "doubted")} {likeliest} {1 - probabilities[0]:F2} | {example.Said}"));
                }
            }

            models.Add(fold, chosen => ContextModel.Read(make(chosen, "")));
        }

        thresholds = [.. Enumerable.Range(0, ContextClasses.Count).Select(c => Threshold(judged.Where(j => j.Class == c)))];
        for (var c = 1; c < ContextClasses.Count; c++)
        {
            var threshold = thresholds[c];
            var reached = judged.Where(j => j.Class == c && j.Probability >= threshold).ToList();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(ContextClass)c,-14} threshold {thresholds[c]:F2}: {reached.Count(j => j.Right)} of {values[c]} candidates that are values, {reached.Count(j => !j.Right)} that are not"));
        }

        return models;
    }

    // The lowest probability down to which the values reported are right often enough.
    private static float Threshold(IEnumerable<(int Class, float Probability, bool Right)> judged)
    {
        var threshold = 0.95f;
        int right = 0, all = 0;
        foreach (var (_, probability, good) in judged.OrderByDescending(j => j.Probability))
        {
            if (probability < LowestThreshold)
            {
                break;
            }

            right += good ? 1 : 0;
            all++;
            threshold = right >= LeastPrecision * all ? Math.Min(threshold, probability) : threshold;
        }

        return MathF.Ceiling(threshold * 100) / 100;
    }

    private static Func<float[], string, byte[]> Fit(IReadOnlyList<TrainingText> texts, TrainingSettings settings, TextWriter output)
    {
        var sources = texts.Select(text => text.Source).ToList();
        var lexicon = KnownWords.Lexicon(sources);
        var words = new ContextWords([.. lexicon.Keys], [.. lexicon.Values]);
        var tellable = KnownWords.Tellable(sources);
        var examples = new List<Example>();
        var buffer = new FindingBuffer();
        foreach (var text in texts.Concat(TrainingText.Examples()))
        {
            Example.Collect(text, words, buffer, examples);
        }

        var trained = new Committee(examples, settings);
        return (thresholds, card) =>
        {
            var file = ContextModelWriter.Write(trained, lexicon, tellable, thresholds, card, out var kept, out var dropped);
            if (card.Length > 0 || thresholds.All(t => t == 0))
            {
                output.WriteLine($"{examples.Count:N0} candidates, {examples.Count(e => e.Label != ContextClass.None):N0} values, {kept:N0} features kept, {dropped:N0} without room");
            }

            return file;
        };
    }

    private static ContextScore Score(IEnumerable<TrainingText> texts, Func<TrainingText, DetectorSet> by, TextWriter? mistakes)
    {
        var score = new ContextScore();
        var buffer = new FindingBuffer();
        foreach (var text in texts)
        {
            score.Add(by(text), text.Source, buffer, mistakes);
        }

        return score;
    }

    // CONTEXT_SETTINGS="least epochs rate prior hidden" tries others than those in force.
    private static TrainingSettings Settings()
    {
        if (Environment.GetEnvironmentVariable("CONTEXT_SETTINGS")?.Split(' ') is not { Length: 5 } s)
        {
            return new TrainingSettings();
        }

        var invariant = CultureInfo.InvariantCulture;
        return new TrainingSettings(int.Parse(s[0], invariant), int.Parse(s[1], invariant), double.Parse(s[2], invariant), double.Parse(s[3], invariant), int.Parse(s[4], invariant));
    }
}
