using Microsoft.AspNetCore.Http;

namespace Balise.Web.Shell;

/// <summary>The two languages of every screen. French is the default and the reference.</summary>
public enum Language
{
    French,
    English,
}

/// <summary>
/// The language of the request: <c>?lang=</c> first, then the cookie, then French. Balise runs without ICU, so this replaces
/// <c>CultureInfo</c>, which knows no culture but the invariant one in that mode.
/// </summary>
public sealed class RequestLanguage(IHttpContextAccessor accessor)
{
    internal const string QueryName = "lang";
    internal const string CookieName = "balise-langue";

    private Language? current;

    public Language Current => current ??= Read(accessor.HttpContext?.Request);

    /// <summary>The value of the <c>lang</c> attribute: <c>fr-CA</c> or <c>en-CA</c>.</summary>
    public string Tag => Current == Language.English ? "en-CA" : "fr-CA";

    internal static Language Read(HttpRequest? request) =>
        request is null
            ? Language.French
            : Parse(request.Query[QueryName]) ?? Parse(request.Cookies[CookieName]) ?? Language.French;

    internal static Language? Parse(string? code) => code switch
    {
        "fr" => Language.French,
        "en" => Language.English,
        _ => null,
    };

    internal static string Code(Language language) => language == Language.English ? "en" : "fr";
}
