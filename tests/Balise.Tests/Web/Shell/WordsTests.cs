using Balise.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Web.Shell;

public sealed class WordsTests
{
    private readonly Words french = Make("fr");
    private readonly Words english = Make("en");

    [Fact]
    public void A_text_is_in_the_language_of_the_request()
    {
        Assert.Equal("Accueil", french["nav.home"]);
        Assert.Equal("Home", english["nav.home"]);
    }

    [Fact]
    public void Values_take_their_places() => Assert.Equal("49 à 60 sur 131", french["pager.range", "49", "60", "131"]);

    [Fact]
    public void A_value_is_never_markup()
    {
        var text = french.Rich("form.required-note", "<script>");

        Assert.DoesNotContain("<script>", text.Value, StringComparison.Ordinal);
        Assert.Contains("<b>*</b>", french.Rich("form.required-note", new MarkupString("<b>*</b>")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_is_singular_in_French_and_plural_in_English()
    {
        Assert.Equal("Il reste 0 réponse à corriger", french.Count("errors.title", 0));
        Assert.Equal("Il reste 2 réponses à corriger", french.Count("errors.title", 2));
        Assert.Equal("0 answers to correct", english.Count("errors.title", 0));
        Assert.Equal("1 answer to correct", english.Count("errors.title", 1));
    }

    [Fact]
    public void An_unknown_key_shows_itself() => Assert.Equal("no.such.key", french["no.such.key"]);

    private static Words Make(string language)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString("?lang=" + language);

        var request = new RequestLanguage(new HttpContextAccessor { HttpContext = context });
        // The accessor is one for the whole flow: read the language before another request takes its place.
        _ = request.Current;

        return new Words(request);
    }
}
