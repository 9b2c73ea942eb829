using Balise.Detection;
using Balise.Detection.Markings;
using Balise.Gateway.Content.Output;

namespace Balise.Tests.Gateway.Content;

/// <summary>What may be shown at once, and what waits.</summary>
public sealed class QuietTextTests
{
    [Theory]
    [InlineData("voici le résumé de la rencontre", "voici le résumé ")]
    [InlineData("merci. Voici la suite demandée", "merci. Voici ")]
    [InlineData("voici le numéro 046", "")]
    [InlineData("bonjour voici donc le numéro quarante-six", "bonjour voici donc ")]
    [InlineData("on écrit à jean-paul.roy", "on ")]
    [InlineData("la note de Jean Tremblay", "")]
    [InlineData("voici la suite et le mot de passe tralala", "voici la suite et ")]
    [InlineData("ceci est bien un document confidentiel", "ceci est ")]
    [InlineData("", "")]
    public void Ordinary_words_flow_and_the_rest_waits(string pending, string shown) =>
        Assert.Equal(shown, pending[..QuietText.Length(pending)]);

    /// <summary>« ceci est » cannot begin a mark that « confidentiel » ends: it flows. The three words before the one that betrays may, and wait.</summary>
    [Fact]
    public void An_adjective_in_a_sentence_is_no_mark_and_holds_back_only_what_could_be_one()
    {
        const string sentence = "ceci est bien un document confidentiel";

        Assert.Empty(DetectorSet.Standard.Scan(sentence));
        Assert.Equal("ceci est ", sentence[..QuietText.Length(sentence)]);
    }

    [Fact]
    public void No_piece_of_a_mark_is_shown_before_it_is_judged()
    {
        foreach (var (words, _) in MarkPhrases.All)
        {
            var before = "Bonjour. Voici la suite demandée, merci beaucoup. ";
            var mark = char.ToUpperInvariant(words[0]) + words[1..];

            Assert.All(Enumerable.Range(1, mark.Length), n => Assert.True(QuietText.Length(before + mark[..n]) <= before.Length, mark[..n]));
        }
    }
}
