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
    [InlineData("Voici le résumé de la rencontre", "Voici le résumé ")]
    [InlineData("Jean Tremblay", "")]
    [InlineData("Mémoire vive de cet ordinateur", "Mémoire vive ")]
    [InlineData("", "")]
    public void Ordinary_words_flow_and_the_rest_waits(string pending, string shown) =>
        Assert.Equal(shown, pending[..QuietText.Length(pending)]);

    [Theory]
    [InlineData("mot ", "mot ")]
    [InlineData("mot", "")]
    [InlineData("Voici la note de Jean Tremblay : ", "Voici la note de Jean Tremblay : ")]
    [InlineData("En 2026, 12 élèves de la CSSDGS. ", "En 2026, 12 élèves de la CSSDGS. ")]
    [InlineData("la clé est sk-", "la ")]
    [InlineData("voici AKIAIOSFODNN", "voici ")]
    [InlineData("voici AKIAIOSFODNN ", "voici ")]
    [InlineData("voici 4f9a2", "voici ")]
    [InlineData("voici 123456789012 ", "voici ")]
    [InlineData("ce document est Protégé B. ", "ce document est ")]
    [InlineData("voici eyJhbGci", "voici ")]
    public void Where_personal_information_may_be_shown_only_secrets_and_marks_wait(string pending, string shown) =>
        Assert.Equal(shown, pending[..QuietText.Length(pending, reserve: Reserve.Secrets)]);

    /// <summary>« garde des enfants » is one matter; « garde des souvenirs » is none, and « garde des » may still become one.</summary>
    [Theory]
    [InlineData("Jean Tremblay a un diabète de ", "Jean Tremblay a un ")]
    [InlineData("Jean Tremblay a un chien de garde. ", "Jean Tremblay a un chien de ")]
    [InlineData("la garde des enfants de ", "la ")]
    [InlineData("la garde des ", "la ")]
    [InlineData("la garde des souvenirs de ", "la garde des souvenirs de ")]
    [InlineData("la clé est sk-", "la ")]
    public void Where_sensitive_matters_may_not_be_told_of_somebody_their_words_wait_and_names_do_not(string pending, string shown) =>
        Assert.Equal(shown, pending[..QuietText.Length(pending, reserve: Reserve.SensitiveMatters)]);

    /// <summary>A capital after what was already shown is a name's as well as a sentence's.</summary>
    [Theory]
    [InlineData("de Jean est là et ", 3, 0)]
    [InlineData("e. Jean est là et bien", 3, 9)]
    public void What_was_shown_says_whether_a_capital_begins_a_sentence(string text, int from, int shown) =>
        Assert.Equal(shown, QuietText.Length(text, from));

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
