using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Balise.Host.Startup;

/// <summary>
/// OpenTelemetry, off until asked for: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> sends measures and spans; <c>BALISE_METRICS_PORT</c> serves
/// measures to Prometheus on a port of their own, on this machine only. Content is never in either.
/// </summary>
internal static class Telemetry
{
    private const string Source = "Balise.Gateway";

    // The process beside its work: memory, collections, threads, connections. The names of .NET's own documentation.
    private static readonly string[] Process = ["System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, HostSettings settings)
    {
        var exports = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };
        if (!exports && settings.MetricsPort is null)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry().ConfigureResource(r => r.AddService("balise"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter([Source, .. Process]);
            if (settings.MetricsPort is not null)
            {
                metrics.AddPrometheusExporter();
            }

            if (exports)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (exports)
        {
            telemetry.WithTracing(tracing => tracing.AddSource(Source).AddOtlpExporter());
        }

        return services;
    }

    /// <summary>The addresses to listen on: those of the settings, and the measures' own.</summary>
    public static string[] Urls(HostSettings settings) =>
    [
        .. settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries),
        .. settings.MetricsPort is { } port ? [$"http://127.0.0.1:{port}"] : (string[])[],
    ];

    /// <summary>The port of the measures has them and nothing else; no other port has them.</summary>
    public static void UseMetrics(this WebApplication app, HostSettings settings)
    {
        if (settings.MetricsPort is { } port)
        {
            app.MapWhen(http => http.Connection.LocalPort == port, metrics => metrics.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics"));
        }
    }
}
