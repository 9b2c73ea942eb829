using Balise.Persistence;
using Balise.Host.Accounts;
using Balise.Host.Demonstration;

namespace Balise.Host.Startup;

/// <summary>The process's own services.</summary>
internal static class StartupServices
{
    public static IServiceCollection AddStartup(this IServiceCollection services) => services
        .AddSingleton<Readiness>()
        .AddSingleton<InstallationName>()
        .AddSingleton<DemonstrationFile>()
        .AddSingleton<DemonstrationWeek>()
        .AddScoped<DemonstrationRegisters>()
        .AddScoped<DemonstrationSeed>()
        .AddHostedService<ProcessStart>()
        .AddHostedService<QuotaKeeper>()
        .AddHostedService<PolicyWatch>()
        .AddHostedService<JournalCare>();

    /// <summary>Before the gateway's own, which only takes the place left empty.</summary>
    public static IServiceCollection AddCounters(this IServiceCollection services, HostSettings settings) =>
        settings.Redis is { } redis ? services.AddSharedQuotas(redis) : services;

    public static void MapReadiness(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (Readiness ready) => ready.Value ? Results.Text("ready") : Results.Text("starting", statusCode: 503));
    }
}
