namespace Balise.Host.Startup;

/// <summary>The data plane keeps apart from the screens' pipeline: no cookies, no sessions, no error pages.</summary>
internal static class GatewayPaths
{
    public static bool Match(HttpContext http) => http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);
}
