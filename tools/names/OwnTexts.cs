using Balise.Tests.Detection.Labelled;

namespace Balise.NameTraining;

/// <summary>
/// The project's own labelled texts (tools/texts): letters, tickets, lessons, tables and prompts as people write them, half of them with nobody in them.
/// They say who is a person and nothing of what the rest is.
/// </summary>
internal static class OwnTexts
{
    public const string Optional = "?PERSON";

    /// <summary>How many parts the texts are cut into: one file in five of each folder is held back in turn.</summary>
    public const int Folds = 5;

    /// <summary>Every text of the folders of <paramref name="root"/>, with the part its file belongs to.</summary>
    public static List<(int Fold, LabelledText Text)> Read(string root)
    {
        var texts = new List<(int, LabelledText)>();
        foreach (var folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var (_, marked) in LabelledTextFile.ReadFolder(folder))
            {
                texts.AddRange(marked.Select(text => (number % Folds, From(text))));
                number++;
            }
        }

        return texts;
    }

    /// <summary>The texts of one folder, for measuring.</summary>
    public static List<LabelledText> ReadFolder(string folder) => [.. LabelledTextFile.ReadFolder(folder).SelectMany(file => file.Texts).Select(From)];

    private static LabelledText From(Tests.Detection.Labelled.LabelledText text) =>
        new(text.Id, text.Text, [.. text.Labels.Select(label => new LabelledSpan(label.Start, label.End, TypeOf(label)))]) { OnlyPeople = true };

    private static string TypeOf(Tests.Detection.Labelled.LabelledSpan label) =>
        label.Type == "PERSON" && label.Role != SpanRole.Expected ? Optional : label.Role == SpanRole.Expected ? label.Type : "?" + label.Type;
}
