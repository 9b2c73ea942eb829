using Balise.Detection;
using Balise.Detection.Learned;
using Balise.Tests.Detection.Labelled;

namespace Balise.ContextTraining;

/// <summary>A labelled text and the fifth of its folder it belongs to.</summary>
/// <param name="Fold">-1 for what is always trained on and never judged.</param>
/// <param name="OnlyMarks">Whether what is not marked may be anything: nothing is learnt from it.</param>
internal sealed record TrainingText(LabelledText Source, int Fold, bool OnlyMarks = false)
{
    /// <summary>What the hand-written detectors of the same kinds are held to: their examples are lessons too.</summary>
    public static IEnumerable<TrainingText> Examples()
    {
        foreach (var detector in DetectorSet.Standard.Detectors.Where(d => d.Types.All(type => ContextClasses.Of(type) != ContextClass.None)))
        {
            var number = 0;
            foreach (var example in detector.Finds)
            {
                var (start, end) = (example.IndexOf('⟦'), example.IndexOf('⟧') - 1);
                var text = example.Replace("⟦", "").Replace("⟧", "");
                var label = new LabelledSpan(start, end, FindingTypes.Name(TypeOf(detector, text[..start])), SpanRole.Expected);
                yield return new TrainingText(new LabelledText($"{detector.Id}-{number++}", "fr", "example", null, text, [label]), -1, true);
            }

            foreach (var example in detector.Ignores)
            {
                yield return new TrainingText(new LabelledText($"{detector.Id}-{number++}", "fr", "example", null, example, []), -1);
            }
        }
    }

    private static FindingType TypeOf(Detector detector, string before)
    {
        string[] first = detector.Types.Contains(FindingType.EmployeeId) ? ["matr", "empl", "badge", "staff"] : ["pass", "mdp", "pw", "nip", "pin", "code", "clé"];
        var other = detector.Types.Contains(FindingType.EmployeeId) ? FindingType.EmployeeId : FindingType.Password;
        var near = before[Math.Max(0, before.Length - 24)..];
        return detector.Types.Count == 1 ? detector.Types[0] : detector.Types.Contains(other) && first.Any(word => near.Contains(word, StringComparison.OrdinalIgnoreCase)) ? other : detector.Types.First(type => type != other);
    }

    /// <summary>Every text below a folder, in the order of the file names; the files of one folder are dealt over the folds in turn.</summary>
    public static List<TrainingText> ReadAll(string folder, int folds)
    {
        var texts = new List<TrainingText>();
        var folders = Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).DefaultIfEmpty(folder);
        var number = 0;
        foreach (var one in folders)
        {
            foreach (var (_, labelled) in LabelledTextFile.ReadFolder(one))
            {
                texts.AddRange(labelled.Select(text => new TrainingText(text, number % folds)));
                number++;
            }
        }

        return texts;
    }
}
