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
        .AddHostedService<PolicyWatch>()
        .AddHostedService<JournalCare>()
        .AddHostedService<UsageCare>();

    public static void MapReadiness(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (Readiness ready) => ready.Value ? Results.Text("ready") : Results.Text("starting", statusCode: 503));
    }
}
