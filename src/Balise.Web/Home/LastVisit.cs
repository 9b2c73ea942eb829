using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Home;

/// <summary>
/// When this person last came home, kept in their browser: the start of the visit before this one, and of this one. A visit ends after
/// 30 minutes without coming back.
/// </summary>
internal static class LastVisit
{
    private const string CookieName = "balise-visite";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Unknown = TimeSpan.FromDays(7);

    /// <summary>The end of the previous visit; a week ago when nothing is known.</summary>
    public static DateTimeOffset Read(HttpContext? context, DateTimeOffset now)
    {
        var (previous, last) = Parse(context?.Request.Cookies[CookieName]);
        if (last is { } seen && now - seen > Pause)
        {
            previous = seen;
        }

        if (context is { Response.HasStarted: false })
        {
            context.Response.Cookies.Append(CookieName, Write(previous, now), new CookieOptions
            {
                HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(90), Path = "/accueil", SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }

        // A date of the future is not ours.
        return previous is { } at && at <= now ? at : now - Unknown;
    }

    private static (DateTimeOffset? Previous, DateTimeOffset? Last) Parse(string? cookie) =>
        cookie?.Split('.') is [var previous, var last] ? (Instant(previous), Instant(last)) : (null, null);

    private static string Write(DateTimeOffset? previous, DateTimeOffset last) => string.Create(
        CultureInfo.InvariantCulture, $"{previous?.ToUnixTimeSeconds()}.{last.ToUnixTimeSeconds()}");

    private static DateTimeOffset? Instant(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;
}
