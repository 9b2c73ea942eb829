using Microsoft.AspNetCore.Http;

namespace Balise.Web.Shell;

/// <summary>The two languages of every screen. French is the default and the reference.</summary>
public enum Language
{
    French,
    English,
}

/// <summary>
/// The language of the request: <c>?lang=</c> first, then the cookie, then French (for programs, <c>Accept-Language</c> before it). Balise runs without ICU, so this replaces
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
            : Parse(request.Query[QueryName]) ?? Parse(request.Cookies[CookieName]) ?? Accepted(request) ?? Language.French;

    /// <summary>Programs say their language with <c>Accept-Language</c>; people choose theirs on the page, French until then.</summary>
    private static Language? Accepted(HttpRequest request) =>
        !MachinePaths.Hold(request.Path) ? null : request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Length >= 2 ? Parse(l.Value.Value![..2].ToLowerInvariant()) : null)
            .FirstOrDefault(l => l is not null);

    internal static Language? Parse(string? code) => code switch
    {
        "fr" => Language.French,
        "en" => Language.English,
        _ => null,
    };

    internal static string Code(Language language) => language == Language.English ? "en" : "fr";
}
