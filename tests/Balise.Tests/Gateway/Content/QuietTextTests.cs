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
}
