using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Balise.Web;

/// <summary>What the host calls to have the screens. The host also registers an <see cref="IShellContext"/>.</summary>
public static class WebModule
{
    public static IServiceCollection AddBaliseWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddExceptionHandler<MachineExceptionHandler>();
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
    /// Language cookie and error pages. What programs call (<c>/v1</c>, <c>/api</c>…) keeps its own error bodies. First in the
    /// pipeline; the host adds authentication, authorization, then <c>UseAntiforgery</c> after it.
    /// </summary>
    public static IApplicationBuilder UseBaliseWeb(this IApplicationBuilder app) => app
        .UseExceptionHandler("/erreur/500")
        .UseStatusCodePagesWithReExecute("/erreur/{0}")
        .Use(MachinePaths.PrepareErrorsAsync)
        .UseMiddleware<LanguageCookie>();

    /// <summary>Static files with their fingerprints, and every page.</summary>
    public static IEndpointRouteBuilder MapBaliseWeb(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();
        endpoints.MapRazorComponents<App>();

        return endpoints;
    }
}
