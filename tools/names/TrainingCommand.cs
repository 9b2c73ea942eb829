using System.Diagnostics;
using Balise.Detection.Names;
using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>The things the training program does; see tools/train-names.cs.</summary>
internal static class TrainingCommand
{
    private const string TrainingFile = "train/winer_fr_train.jsonl.gz", OwnFolder = "tools/texts", DevelopmentFolder = "tests/Balise.Tests/Cases/detection/dev";

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length is not (2 or 3))
        {
            error.WriteLine("Usage: dotnet run tools/train-names.cs -- DATA_FOLDER OUT_FILE | --cross | --measure [TEXTS_FOLDER]");
            return 2;
        }

        var root = args.Length == 3 ? args[2] : OwnFolder;
        if (!Directory.Exists(root))
        {
            error.WriteLine($"{root}: no such folder. Run from the root of the repository, or name the folder of the project's labelled texts.");
            return 1;
        }

        if (args[1] == "--measure")
            return Measure(args[0], root, output) ? 0 : Missing(args[0], "detection/*.jsonl.gz", error);
        var path = Path.Combine(args[0], TrainingFile);
        if (!File.Exists(path))
            return Missing(args[0], TrainingFile, error);
        var news = LabelledText.ReadAll(path);
        var own = OwnTexts.Read(root);
        if (args[1] == "--cross")
            CrossValidation.Run(args[0], Stacking.Of(news, own), own, Development(), output);
        else
            Build(args[0], news, own, args[1], output);
        return 0;
    }

    private static int Missing(string folder, string file, TextWriter error)
    {
        error.WriteLine($"{file} is missing from {Path.GetFullPath(folder)}. The data are not part of the repository: give the folder that holds them.");
        return 1;
    }

    private static List<LabelledText> Development() => OwnTexts.ReadFolder(DevelopmentFolder);

    private static bool Measure(string folder, string root, TextWriter output)
    {
        var tagger = PersonTagger.Load();
        output.WriteLine($"{"own texts",-28}{TextScore.Of(tagger, OwnTexts.Read(root).Select(t => t.Text), Measurement.PrinterFor("texts", output))}");
        output.WriteLine($"{"development",-28}{TextScore.Of(tagger, Development(), Measurement.PrinterFor("dev", output))}");
        return Measurement.Report(folder, tagger, output);
    }

    private static void Build(string folder, List<LabelledText> news, List<(int Fold, LabelledText Text)> own, string path, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var stacking = Stacking.Of(news, own);
        CrossValidation.Run(folder, stacking, own, Development(), output);
        var trained = stacking.WithJudge(Recipe.Train(news, [.. own.Select(t => t.Text)], _ => true, output));
        var card = ModelCard.Write(folder, new PersonTagger(NameModel.Read(trained)));
        var model = ModelCard.Put(card, trained);
        File.WriteAllBytes(path, model);
        File.WriteAllText(path + ".md", card);
        output.WriteLine($"{path}: {model.Length:N0} bytes in {clock.Elapsed.TotalSeconds:F0} s");
    }
}
