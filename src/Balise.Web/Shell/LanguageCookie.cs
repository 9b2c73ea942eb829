using Microsoft.AspNetCore.Http;

namespace Balise.Web.Shell;

/// <summary>Keeps in a cookie the language asked for with <c>?lang=</c>, so that the next pages follow.</summary>
internal sealed class LanguageCookie(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (RequestLanguage.Parse(context.Request.Query[RequestLanguage.QueryName]) is { } language)
        {
            context.Response.Cookies.Append(RequestLanguage.CookieName, RequestLanguage.Code(language), new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }

        return next(context);
    }
}
