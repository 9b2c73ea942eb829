using Balise.Persistence;
using Balise.Host.Accounts;
using Balise.Domain.Reminders;
using Balise.Domain.Dossiers.Importing;
using Balise.Host.Demonstration;
using Balise.Host.Importing;
using Balise.Host.Reminders;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        .AddScoped<DemonstrationDossiers>()
        .AddScoped<DemonstrationSession>()
        .AddScoped<DemonstrationDecisions>()
        .AddScoped<DemonstrationSeed>()
        .AddHostedService<ProcessStart>()
        .AddSingleton<QuotaKeeper>()
        .AddHostedService(s => s.GetRequiredService<QuotaKeeper>())
        .AddHostedService<PolicyWatch>()
        .AddHostedService<JournalCare>()
        .AddHostedService<UsageCare>()
        .AddSingleton<IFilledDocuments, FilledDocuments>()
        .AddSingleton<OrganizationRounds>()
        .AddSingleton(s => new ReminderLetter(s.GetRequiredService<HostSettings>().Mail.Portal))
        .AddSingleton<IMailCarrier>(s => Carrier(s.GetRequiredService<HostSettings>()))
        .AddHostedService<DateJob>()
        .AddHostedService<ReminderJob>()
        .AddHostedService<MailJob>();

    /// <summary>After whatever registered the server.</summary>
    public static void ListenOnceOpen(this IServiceCollection services)
    {
        var kestrel = services.Last(service => service.ServiceType == typeof(IServer));
        services.Replace(ServiceDescriptor.Singleton<IServer>(s =>
            new ServerOnceOpen((IServer)ActivatorUtilities.CreateInstance(s, kestrel.ImplementationType!), s.GetRequiredService<Readiness>())));
    }

    private static IMailCarrier Carrier(HostSettings settings) => settings.Mail.Server is { } server
        ? new SmtpCarrier(server, settings.Mail)
        : new PickupFolder(Path.Combine(settings.DataFolder, "mail"), settings.Mail);

    /// <summary>Before the gateway's own, which only takes the place left empty.</summary>
    public static IServiceCollection AddCounters(this IServiceCollection services, HostSettings settings) =>
        settings.Redis is { } redis ? services.AddSharedQuotas(redis) : services;

    public static void MapReadiness(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (Readiness ready) => ready.Value ? Results.Text("ready") : Results.Text("starting", statusCode: 503));
    }
}
