using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Balise.Web;

/// <summary>What the host calls to have the screens. The host also registers an <see cref="IShellContext"/>.</summary>
public static class WebModule
{
    private static readonly string[] Machines = ["/v1", "/api", "/openapi", "/health", "/metrics"];

    public static IServiceCollection AddBaliseWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddOptions<WebOptions>()
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "Web: TimeZone is not a zone this machine knows.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<RequestLanguage>();
        services.AddScoped<Words>();
        services.AddScoped<Formats>();

        return services;
    }

    /// <summary>
    /// Language cookie and error pages, for the screens only: what machines call keeps its own error bodies. Goes before
    /// authentication; the host adds <c>UseAntiforgery</c> after authorization.
    /// </summary>
    public static IApplicationBuilder UseBaliseWeb(this IApplicationBuilder app) =>
        app.UseWhen(IsScreen, screens => screens
            .UseMiddleware<LanguageCookie>()
            .UseExceptionHandler("/erreur/500")
            .UseStatusCodePagesWithReExecute("/erreur/{0}"));

    /// <summary>Static files with their fingerprints, and every page.</summary>
    public static IEndpointRouteBuilder MapBaliseWeb(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();
        endpoints.MapRazorComponents<App>();

        return endpoints;
    }

    private static bool IsScreen(HttpContext context) => !Machines.Any(m => context.Request.Path.StartsWithSegments(m));
}
