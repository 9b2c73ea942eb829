using Balise.Web.Attachments;
using Balise.Web.Dossiers;
using Balise.Web.Oversight;
using Balise.Web.Oversight.Anomalies;
using Balise.Web.Oversight.IndividualDecisions;
using Balise.Web.Oversight.Quotas;
using Balise.Web.Oversight.Sobriety;
using Balise.Web.Oversight.Validations;
using Balise.Web.People;
using Balise.Web.Policies;
using Balise.Web.Reminders;
using Balise.Web.Systems;
using Balise.Web.UseCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Api;

/// <summary>Everything under <c>/api/v1</c>, in one readable list.</summary>
internal static class ApiRoutes
{
    public static void MapAll(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(ApiRights.Root)
            .AddEndpointFilter(ApiGate.RequireAsync)
            .WithMetadata(ApiEndpoint.Mark)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapMe();
        api.MapAbsences();
        api.MapStops();
        api.MapQuotas();
        api.MapAnomalies();
        api.MapValidations();
        api.MapConsents();
        api.MapIndividualDecisions();
        api.MapDestructions();
        api.MapSystems();
        api.MapUseCases();
        api.MapAuthorizations();
        api.MapExemptions();
        api.MapDossiers();
        api.MapDossierAnswers();
        api.MapVersions();
        api.MapAttachments();
        api.MapOpinions();
        api.MapSessions();
        api.MapReminders();
        api.MapKeys();
        api.MapJournal();
        api.MapDecisions();
        api.MapUsage();
        api.MapSobriety();
    }

    /// <summary>The problems of an act on a record: not there, refused by its state, refused field by field.</summary>
    public static RouteHandlerBuilder Acts(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>The problem of reading one record.</summary>
    public static RouteHandlerBuilder Finds(this RouteHandlerBuilder endpoint) => endpoint.ProducesProblem(StatusCodes.Status404NotFound);
}
