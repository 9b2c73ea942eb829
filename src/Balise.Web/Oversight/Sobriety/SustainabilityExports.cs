using Balise.Domain.People;
using Balise.Web.Documents;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Web.Oversight.Sobriety;

/// <summary>The monthly report as a Word file and as a table, with the rights of their rows in <see cref="PageRights"/>.</summary>
internal static class SustainabilityExports
{
    private const string Word = "/empreinte/rapport.docx";

    private const string Csv = "/empreinte/rapport.csv";

    public static void MapSustainabilityExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Word, (HttpContext context, string? mois, CancellationToken ct) => DownloadAsync(context, Word, mois, ct)).ExcludeFromDescription();
        endpoints.MapGet(Csv, (HttpContext context, string? mois, CancellationToken ct) => DownloadAsync(context, Csv, mois, ct)).ExcludeFromDescription();
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, string path, string? month, CancellationToken ct)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<ICurrentActor>().Actor is not { } actor)
        {
            return TypedResults.Redirect(ShellRoutes.SignInThen(path));
        }

        if (!PageRights.Allows(path, actor))
        {
            context.Need([.. PageRights.RolesFor(path) ?? []]);
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        var compose = services.GetRequiredService<SustainabilityDocument>();
        if (await compose.ComposeAsync(month, actor, ct) is not { } made)
        {
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        }

        var name = $"durabilite-{made.Report.Month}";
        return path == Word
            ? TypedResults.File(WordWriter.Write(made.Document, services.GetRequiredService<TimeProvider>().GetUtcNow()), WordWriter.MediaType, name + ".docx")
            : TypedResults.File(SafeCsv.Write(compose.Rows(made.Report)), SafeCsv.MediaType, name + ".csv");
    }
}
