using Balise.Detection.Names;

namespace Balise.Tests.Detection.Names;

/// <summary>Runs the tagger on a text whose names stand between ⟦ and ⟧, and writes the text back with the names it found so marked.</summary>
internal static class PersonTaggerCases
{
    private static readonly PersonTagger Tagger = PersonTagger.Load();

    public static PersonTagger Shared => Tagger;

    public static string Unmarked(string marked) => marked.Replace("⟦", "").Replace("⟧", "");

    public static string Marked(string text)
    {
        var buffer = new PersonSpanBuffer();
        Tagger.Tag(text, buffer);
        return Mark(text, buffer.Spans);
    }

    public static string Mark(string text, ReadOnlySpan<PersonSpan> spans)
    {
        for (var i = spans.Length - 1; i >= 0; i--)
            text = text.Insert(spans[i].End, "⟧").Insert(spans[i].Start, "⟦");
        return text;
    }

    public static PersonSpan Single(string text)
    {
        var buffer = new PersonSpanBuffer();
        Tagger.Tag(text, buffer);
        return Assert.Single(buffer.Spans.ToArray());
    }
}
