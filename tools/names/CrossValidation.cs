using Balise.Detection.Names;
using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>Holds one file in five of each folder back in turn, trains on the others, and measures on what was held back.</summary>
internal static class CrossValidation
{
    public static void Run(string data, Stacking stacking, List<(int Fold, LabelledText Text)> own, List<LabelledText> development, TextWriter output)
    {
        output.WriteLine($"{stacking.Proposed.Count():N0} candidates, {stacking.Proposed.Count(s => s.IsPerson):N0} people");
        var (alone, judged) = (default(TextScore), default(TextScore));
        for (var fold = 0; fold < OwnTexts.Folds; fold++)
        {
            var held = own.Where(t => t.Fold == fold).Select(t => t.Text).ToList();
            alone += TextScore.Of(new PersonTagger(NameModel.Read(stacking.Models[fold])), held);
            var tagger = new PersonTagger(NameModel.Read(stacking.WithoutPart(fold)));
            judged += TextScore.Of(tagger, held, Measurement.PrinterFor("texts", output));
            if (fold > 0)
                continue;
            output.WriteLine($"{"development",-28}{TextScore.Of(tagger, development, Measurement.PrinterFor("dev", output))}");
            Measurement.Report(data, tagger, output);
        }

        output.WriteLine($"{"proposed, not judged",-28}{alone}");
        output.WriteLine($"{"judged",-28}{judged}");
    }
}
