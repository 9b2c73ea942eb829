using System.Text.Json.Serialization;
using Balise.Web.Api;
using Balise.Web.Assistant;
using Balise.Web.Dossiers;
using Balise.Web.Dossiers.Documents;
using Balise.Web.Home;
using Balise.Web.Norms.Forms;
using Balise.Web.Oversight;
using Balise.Web.Oversight.Internal;
using Balise.Web.Oversight.IndividualDecisions;
using Balise.Web.Oversight.Quotas;
using Balise.Web.Oversight.Sobriety;
using Balise.Web.People;
using Balise.Web.Policies;
using Balise.Web.Shell;
using Balise.Web.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Balise.Web;

/// <summary>What the host calls to have the screens. The host registers what they ask: stores, use cases, <see cref="IShellContext"/>, <see cref="IDemonstrationAccounts"/>…</summary>
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
        services.AddScoped<PageTurn>();
        services.AddScoped<Words>();
        services.AddScoped<Formats>();
        services.AddScoped<ErrorWords>();
        services.AddScoped<HomeClock>();
        services.AddScoped<HomeTasks>();
        services.AddScoped<OpenUses>();
        services.AddScoped<CanIWords>();
        services.AddScoped<CanIReasons>();
        services.AddScoped<DecisionReader>();
        services.AddScoped<AuthorizationNames>();
        services.AddScoped<FormRegisters>();
        services.AddScoped<SectionSaver>();
        services.AddScoped<SessionFiles>();
        services.AddScoped<VersionComparison>();
        services.AddScoped<Uploads>();
        services.AddScoped<DossierDocuments>();
        services.AddScoped<SessionMinutes>();
        services.AddScoped<DecisionLetters>();
        services.AddScoped<ApiCaller>();
        services.AddScoped<StopChoices>();
        services.AddScoped<StopReaches>();
        services.AddScoped<QuotaChoices>();
        services.AddScoped<FootprintWords>();
        services.AddScoped<SustainabilityDocument>();
        services.AddScoped<AuthorizationPreview>();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(WireNames.Converter);
            o.SerializerOptions.RespectNullableAnnotations = true;
            o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });

        // The gate tells what cannot be read, in the shape of the API.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApi(ApiDocument.Describe);

        return services;
    }

    /// <summary>
    /// Language cookie and error pages. What programs call (<c>/v1</c>, <c>/api</c>…) keeps its own error bodies. First in the
    /// pipeline; the host adds authentication, <see cref="UseBalisePages"/>, then <c>UseAntiforgery</c> after it.
    /// </summary>
    public static IApplicationBuilder UseBaliseWeb(this IApplicationBuilder app) => app
        .UseExceptionHandler("/erreur/500", createScopeForErrors: true)
        .UseStatusCodePagesWithReExecute("/erreur/{0}")
        .Use(MachinePaths.PrepareErrorsAsync)
        .UseMiddleware<LanguageCookie>();

    /// <summary>
    /// Reads the rights of each page (<see cref="PageRights"/>) and of each address of the API (<see cref="ApiRights"/>) before it runs: after authentication, before <c>UseAntiforgery</c>.
    /// </summary>
    public static IApplicationBuilder UseBalisePages(this IApplicationBuilder app) => app
        .UseMiddleware<PageGate>()
        .UseMiddleware<ApiGate>();

    /// <summary>Static files with their fingerprints, every page, and what the account menu posts to.</summary>
    public static IEndpointRouteBuilder MapBaliseWeb(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();
        endpoints.MapRazorComponents<App>();
        endpoints.MapSession();
        endpoints.MapBoardStream();
        endpoints.MapAssistantStream();
        endpoints.MapJournalExport();
        endpoints.MapSectionAutosave();
        endpoints.MapGridAutosave();
        endpoints.MapDossierExports();
        endpoints.MapSustainabilityExports();
        endpoints.MapDecisionExports();

        return endpoints;
    }

    /// <summary>The API under <c>/api/v1</c> and its description at <c>/openapi/v1.json</c>.</summary>
    public static IEndpointRouteBuilder MapBaliseApi(this IEndpointRouteBuilder endpoints)
    {
        ApiRoutes.MapAll(endpoints);
        endpoints.MapOpenApi();

        return endpoints;
    }
}
