namespace Balise.Tests.Detection.Labelled;

public sealed class EvasionsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases", "detection");

    [Fact]
    public void The_committed_evasions_are_those_of_the_texts()
    {
        var corpus = LabelledCorpus.Load(Folder);

        Assert.Equal(
            Lines(LabelledCorpus.EvasionSources(Folder).SelectMany(source => Evasions.Of(source.Name, source.Texts))),
            Lines(corpus.DevelopmentEvasions.Concat(corpus.TestEvasions)));
    }

    [Theory]
    [InlineData("full-width", "287 3", "２８７ ３")]
    [InlineData("soft-hyphen", "287", "2\u00AD8\u00AD7")]
    [InlineData("spaced", "287-33", "2 8 7 3 3")]
    [InlineData("line-break", "287 334", "287\n334")]
    [InlineData("html-decimal", "28", "&#50;&#56;")]
    [InlineData("json-escape", "28", "\\u0032\\u0038")]
    [InlineData("percent", "28", "%32%38")]
    [InlineData("percent-twice", "2", "%2532")]
    [InlineData("base64", "287 334 126", "TkFTIDogMjg3IDMzNCAxMjY=")]
    [InlineData("hex", "2", "4e4153203a2032")]
    [InlineData("spelled-fr", "28 0", "deux huit zéro")]
    public void A_disguise_writes_what_it_says(string name, string value, string expected)
    {
        var disguise = Disguise.All.Single(disguise => disguise.Name == name);

        Assert.Equal(expected, Assert.Single(disguise.Apply("CA_SIN", value)).Text);
    }

    [Fact]
    public void A_split_value_has_two_spans_that_make_the_value()
    {
        var pieces = Disguise.All.Single(disguise => disguise.Name == "split-messages").Apply("CA_SIN", "287 334 126");

        Assert.Equal(["287 3", "34 126"], pieces.Where(piece => piece.IsSpan).Select(piece => piece.Text));
    }

    private static List<string> Lines(IEnumerable<LabelledText> texts) =>
        [.. texts.Select(text => LabelledJson.Write(text, codePoints: false, escapeAll: true))];
}
