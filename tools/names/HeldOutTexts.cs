using System.Text;

namespace Balise.NameTraining;

/// <summary>Reads lists/HeldOut.txt, where names stand between ⟦ and ⟧.</summary>
internal static class HeldOutTexts
{
    public static IEnumerable<LabelledText> Read()
    {
        using var stream = new StreamReader(typeof(HeldOutTexts).Assembly.GetManifestResourceStream("HeldOut")!);
        var number = 0;
        foreach (var marked in stream.ReadToEnd().ReplaceLineEndings("\n").Split("\n====\n"))
            yield return Parse($"own-{++number}", marked[(marked.StartsWith('#') ? marked.IndexOf('\n') + 1 : 0)..]);
    }

    private static LabelledText Parse(string id, string marked)
    {
        var text = new StringBuilder();
        var spans = new List<LabelledSpan>();
        var start = 0;
        foreach (var c in marked)
        {
            if (c == '⟦')
                start = text.Length;
            else if (c == '⟧')
                spans.Add(new LabelledSpan(start, text.Length, "PERSON"));
            else
                text.Append(c);
        }

        return new LabelledText(id, text.ToString(), spans);
    }
}
