using System.Collections.Frozen;
using Balise.Detection;
using Balise.Detection.Names;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.Policies;
using Balise.Domain.UseCases;
using Balise.Gateway.Assistant;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking.Vault;
using Balise.Gateway.Content.Output;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Metering;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Recording;
using Balise.Gateway.Upstreams;
using Balise.Gateway.Validation;
using Balise.Gateway.Upstreams.Demonstration;
using Balise.Gateway.Upstreams.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway;

/// <summary>The data plane's services and routes.</summary>
public static class GatewayModule
{
    /// <summary>Every API shape the gateway speaks. What is not here is a 404.</summary>
    private static readonly EndpointShape[] Shapes = 
        [new ChatCompletions(), new Responses(), new Completions(), new Embeddings(), new Messages()];

    /// <summary>Needs, from the host: <see cref="ActivePolicies"/>, the norms, a journal appender, a checkpoint signer and a clock.</summary>
    public static IServiceCollection AddBaliseGateway(this IServiceCollection services, GatewayOptions options) => services
        .AddHttpForwarder()
        .AddSingleton(options)
        .AddSingleton(p => DetectorSet.Create(new DetectorSetOptions { PersonTagger = PersonNames.Load(), Failed = p.GetRequiredService<FilterFault>().Tell }))
        .AddSingleton<FilterFault>()
        .AddSingleton<ContentScanner>()
        .AddSingleton<FileTexts>()
        .AddSingleton<PlaceholderVault>()
        .AddHostedService<VaultCare>()
        .AddSingleton<ConversationMasking>()
        .AddSingleton<AnswerScans>()
        .AddSingleton<OutputPermissions>()
        .AddSingleton<ModelRouter>()
        .AddSingleton<AnswerWeight>()
        .AddSingleton<Outgoing>()
        .AddQuotas()
        .AddValidation()
        .AddSingleton<ITextCheck, TextChecker>()
        .AddSingleton<Explainer>()
        .AddSingleton<RefusalWriter>()
        .AddSingleton<Gatekeeper>()
        .AddSingleton<JournalWriter>()
        .AddSingleton<OutcomeCounts>()
        .AddSingleton<GatewayTelemetry>()
        .AddSingleton<TurnedAway>()
        .AddHostedService(p => p.GetRequiredService<TurnedAway>())
        .AddSingleton<Recorder>()
        .AddSingleton(p => new InterruptedCalls(
            p.GetRequiredService<IUnsettledDecisions>(), p.GetRequiredService<JournalWriter>(), p.GetRequiredService<IHeldActions>(),
            p.GetRequiredService<Interventions>(), options, p.GetRequiredService<TimeProvider>()))
        .AddSingleton<OpenCalls>()
        .AddSingleton(p => new StopWitness(
            p.GetRequiredService<ActivePolicies>(), p.GetRequiredService<OpenCalls>(), p.GetRequiredService<JournalWriter>(),
            p.GetRequiredService<TimeProvider>()))
        .AddSingleton<IOpenCalls>(p => p.GetRequiredService<OpenCalls>())
        .AddSingleton<LiveBoard>()
        .AddSingleton<ILiveBoard>(p =>
        {
            var board = p.GetRequiredService<LiveBoard>();
            board.Open = p.GetRequiredService<OpenCalls>();
            board.Held = p.GetRequiredService<HeldCalls>();
            return board;
        })
        .AddSingleton<UpstreamInvoker>()
        .AddSingleton<DemonstrationTraffic>()
        .AddSingleton<DemonstrationProvider>()
        .AddSingleton<UpstreamDirectory>()
        .AddSingleton<UpstreamHealth>()
        .AddSingleton<IUpstreamHealth>(p => p.GetRequiredService<UpstreamHealth>())
        .AddHostedService<HealthProbe>()
        .AddSingleton<SseRelay>()
        .AddSingleton<AnswerRelay>()
        .AddSingleton<Forwarder>()
        .AddSingleton<Continuity>()
        .AddSingleton<CallPipeline>()
        .AddSingleton<IAssistantLine, AssistantLine>()
        .AddSingleton<ModelList>();

    private static IServiceCollection AddValidation(this IServiceCollection services) => services
        .AddSingleton<Interventions>()
        .AddSingleton<HeldCalls>()
        .AddSingleton<IHeldSignal>(p => p.GetRequiredService<HeldCalls>())
        .AddSingleton<SubjectGate>()
        .AddSingleton<ValidationGate>();

    // The host may have put a ledger shared by replicas, and a meter that knows prices.
    private static IServiceCollection AddQuotas(this IServiceCollection services)
    {
        services.AddSingleton(p => new MemoryLedger(p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IQuotaLedger>(p => p.GetRequiredService<MemoryLedger>());
        services.TryAddSingleton<CallMeter>();
        return services.AddSingleton<QuotaGate>().AddSingleton(p => new AnomalyWatcher(
            p.GetRequiredService<IAnomalyDesk>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<AnomalyWatcher>>(),
            p.GetService<ISharedTallies>()));
    }

    /// <summary>
    /// First in the pipeline: everything under <c>/v1</c> ends here, with its own headers and its own errors. No cookies, no sessions,
    /// no error pages; what is not listed is a 404.
    /// </summary>
    public static IApplicationBuilder UseBaliseGateway(this IApplicationBuilder app)
    {
        var pipeline = app.ApplicationServices.GetRequiredService<CallPipeline>();
        // Nobody asks for it: it watches.
        app.ApplicationServices.GetRequiredService<StopWitness>();
        var models = app.ApplicationServices.GetRequiredService<ModelList>();
        var (turnedAway, telemetry) = (app.ApplicationServices.GetRequiredService<TurnedAway>(), app.ApplicationServices.GetRequiredService<GatewayTelemetry>());
        Dictionary<(string, string), RequestDelegate> routes = new() { [("GET", "/v1/models")] = models.RunAsync };
        foreach (var shape in Shapes)
        {
            routes.Add(("POST", shape.Route), http => pipeline.RunAsync(http, shape));
        }

        var known = routes.ToFrozenDictionary();
        return app.Use(next => http =>
            !http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) ? next(http)
            : known.TryGetValue((http.Request.Method, http.Request.Path.Value!), out var route) ? route(http)
            : UnknownAsync(http, turnedAway, telemetry));
    }

    private static Task UnknownAsync(HttpContext http, TurnedAway turnedAway, GatewayTelemetry telemetry)
    {
        var refusal = Refusals.UnknownRoute(CallHeaders.LanguageOf(http.Request));
        var entry = turnedAway.Count(refusal.Code, null, null);
        telemetry.TurnedAway(refusal.Code);
        http.Response.Headers[CallHeaders.Decision] = entry.ToString();
        return RefusalWriter.WriteAsync(http, refusal, entry, null);
    }
}
