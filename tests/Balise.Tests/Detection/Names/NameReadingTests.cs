using Balise.Detection.Names.Internal;

namespace Balise.Tests.Detection.Names;

public sealed class NameReadingTests
{
    private static readonly NameLexicon Empty = new([], []);

    [Theory]
    [InlineData("Hélène", "helene")]
    [InlineData("ÇELIK", "celik")]
    [InlineData("Søren", "soren")]
    [InlineData("Łukasz", "lukasz")]
    [InlineData("Sœur", "soeur")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("e\u0301tienne", "etienne")]
    [InlineData("Dvořák", "dvorak")]
    public void Words_are_the_same_without_their_accents(string written, string plain) =>
        Assert.Equal(WordHash.Of(plain), WordHash.Of(written));

    [Fact]
    public void Different_words_have_different_hashes() => Assert.NotEqual(WordHash.Of("tremblay"), WordHash.Of("trembley"));

    [Theory]
    [InlineData("Marie", WordShape.Capitalised)]
    [InlineData("marie", WordShape.Lower)]
    [InlineData("MARIE", WordShape.AllCapitals)]
    [InlineData("M", WordShape.Initial)]
    [InlineData("McNicoll", WordShape.Mixed)]
    [InlineData("Marie-Ève", WordShape.CapitalisedHyphen)]
    [InlineData("Rivière-du-Loup", WordShape.CapitalisedHyphenLower)]
    [InlineData("el-Assad", WordShape.LowerThenCapital)]
    [InlineData("2025", WordShape.Number)]
    [InlineData("B204", WordShape.Alphanumeric)]
    public void A_word_has_a_shape(string word, object shape) => Assert.Equal((WordShape)shape, Read(word)[0].Shape);

    [Theory]
    [InlineData("Marie Roy", Gap.Space)]
    [InlineData("l'école", Gap.Apostrophe)]
    [InlineData("J. Roy", Gap.Abbreviation)]
    [InlineData("fini. Roy", Gap.SentenceEnd)]
    [InlineData("Roy, Marie", Gap.Comma)]
    [InlineData("Nom : Roy", Gap.Colon)]
    [InlineData("fin\nRoy", Gap.NewLine)]
    [InlineData("fin.\n\nRoy", Gap.BlankLine)]
    [InlineData("Roy\tMarie", Gap.Cell)]
    [InlineData("Roy <marie", Gap.Angle)]
    [InlineData("dit « Roy", Gap.Quote)]
    [InlineData("dit (Roy", Gap.Open)]
    public void What_stands_between_two_words_has_a_name(string text, object gap) => Assert.Equal((Gap)gap, Read(text)[1].Gap);

    [Theory]
    [InlineData("marie.tremblay@exemple.ca")]
    [InlineData("https://exemple.ca/Marie")]
    [InlineData("C:\\Marie\\Tremblay")]
    [InlineData("first_Marie")]
    public void Addresses_and_identifiers_are_left_out(string text) => Assert.All(Read(text).Skip(text.StartsWith('h') || text.StartsWith('C') ? 1 : 0), t => Assert.True(t.Excluded));

    private static List<NameToken> Read(string text)
    {
        var work = new TaggingWorkspace();
        work.Reset();
        WordScanner.Fill(text, 0, Empty, work);
        return [.. work.Tokens.AsSpan(0, work.Count)];
    }
}
