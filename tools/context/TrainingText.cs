using Balise.Tests.Detection.Labelled;

namespace Balise.ContextTraining;

/// <summary>A labelled text and the fifth of its folder it belongs to.</summary>
internal sealed record TrainingText(LabelledText Source, int Fold)
{
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
