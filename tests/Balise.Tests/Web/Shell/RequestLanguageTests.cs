using Balise.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Web.Shell;

public sealed class RequestLanguageTests
{
    [Fact]
    public void French_is_the_default() => Assert.Equal("fr-CA", Make(query: "", cookie: null).Tag);

    [Fact]
    public void The_cookie_is_followed() => Assert.Equal("en-CA", Make(query: "", cookie: "en").Tag);

    [Fact]
    public void The_address_speaks_before_the_cookie() => Assert.Equal("fr-CA", Make(query: "?lang=fr", cookie: "en").Tag);

    [Fact]
    public void An_unknown_language_is_ignored() => Assert.Equal("en-CA", Make(query: "?lang=de", cookie: "en").Tag);

    [Fact]
    public async Task Asking_for_a_language_keeps_it_in_a_cookie()
    {
        var context = Request("?lang=en", cookie: null);

        await new LanguageCookie(_ => Task.CompletedTask).InvokeAsync(context);

        Assert.Contains("balise-langue=en", context.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_asking_sets_no_cookie()
    {
        var context = Request("", cookie: "en");

        await new LanguageCookie(_ => Task.CompletedTask).InvokeAsync(context);

        Assert.Empty(context.Response.Headers.SetCookie.ToString());
    }

    private static RequestLanguage Make(string query, string? cookie) =>
        new(new HttpContextAccessor { HttpContext = Request(query, cookie) });

    private static DefaultHttpContext Request(string query, string? cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        if (cookie is not null)
        {
            context.Request.Headers.Cookie = "balise-langue=" + cookie;
        }

        return context;
    }
}
