using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight;

/// <summary>The export behind the portal's link, with the rights of its row in <see cref="PageRights"/>.</summary>
internal static class JournalExport
{
    private const string Path = "/journal/export";

    public static void MapJournalExport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, DownloadAsync).ExcludeFromDescription();

    private static async Task<IResult> DownloadAsync(
        HttpContext context, ICurrentActor current, ExportJournal export, IJournalReader journal, TimeProvider clock)
    {
        if (current.Actor is null)
        {
            return TypedResults.Redirect(ShellRoutes.SignInThen(Path));
        }

        if (!PageRights.Allows(Path, current.Actor))
        {
            context.Need([.. PageRights.RolesFor(Path) ?? []]);
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        await export.BeginAsync("portal", current.Actor, context.RequestAborted);
        return JournalEndpoints.Export(journal, clock, context);
    }
}
