using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Web.Documents;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Web.Dossiers.Documents;

/// <summary>What leaves the portal as a file: a request as Word, JSON or CSV, its documents, the minutes of a session.</summary>
internal static class DossierExports
{
    public static void MapDossierExports(this IEndpointRouteBuilder endpoints)
    {
        var file = endpoints.MapGroup("/demandes/{number}").ExcludeFromDescription();
        file.MapGet("/dossier.docx", (HttpContext context, string number, CancellationToken ct) => OfFileAsync(context, number, WordAsync, ct));
        file.MapGet("/dossier.json", (HttpContext context, string number, CancellationToken ct) => OfFileAsync(context, number, JsonAsync, ct));
        file.MapGet("/dossier.csv", (HttpContext context, string number, CancellationToken ct) => OfFileAsync(context, number, CsvAsync, ct));
        file.MapGet("/documents/{sha256}", (HttpContext context, string number, CancellationToken ct) => OfFileAsync(context, number, AttachedAsync, ct));
        endpoints.MapGet("/seances/{number}/proces-verbal.docx", MinutesAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> OfFileAsync(HttpContext context, string number, Func<HttpContext, WholeFile, Actor, CancellationToken, Task<IResult>> answer, CancellationToken ct)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<ICurrentActor>().Actor is not { } actor)
        {
            return TypedResults.Redirect(ShellRoutes.SignInThen(context.Request.Path));
        }

        return await services.GetRequiredService<DossierRegisters>().OpenAsync(number, ct) is { } file && DossierAccess.MayRead(file, actor)
            ? await answer(context, file, actor, ct)
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> WordAsync(HttpContext context, WholeFile file, Actor actor, CancellationToken ct)
    {
        var services = context.RequestServices;
        var document = await services.GetRequiredService<DossierDocuments>().FileAsync(file, actor, ct);
        return TypedResults.File(WordWriter.Write(document, services.GetRequiredService<TimeProvider>().GetUtcNow()), WordWriter.MediaType, $"{file.Dossier.Number}.docx");
    }

    private static Task<IResult> JsonAsync(HttpContext context, WholeFile file, Actor actor, CancellationToken ct)
    {
        var norms = context.RequestServices.GetRequiredService<NormsPack>();
        return Task.FromResult<IResult>(TypedResults.File(DossierJson.Write(file, norms), "application/json", $"{file.Dossier.Number}.json"));
    }

    private static async Task<IResult> CsvAsync(HttpContext context, WholeFile file, Actor actor, CancellationToken ct)
    {
        var services = context.RequestServices;
        var said = new AnswerWords(services.GetRequiredService<Words>(), services.GetRequiredService<Formats>(), await services.GetRequiredService<FormRegisters>().ReadAsync(ct));
        var rows = DossierCsv.Rows(file, services.GetRequiredService<NormsPack>(), said, services.GetRequiredService<Words>());
        return TypedResults.File(SafeCsv.Write(rows), SafeCsv.MediaType, $"{file.Dossier.Number}.csv");
    }

    // Always downloaded, never shown inside the portal: a document is someone else's content.
    private static async Task<IResult> AttachedAsync(HttpContext context, WholeFile file, Actor actor, CancellationToken ct)
    {
        var store = context.RequestServices.GetRequiredService<IAttachmentStore>();
        var wanted = context.GetRouteValue("sha256") as string ?? "";
        return (await store.OfAsync(file.Dossier.Id, ct)).FirstOrDefault(each => each.Sha256 == wanted) is { } attachment && await store.ReadAsync(wanted, ct) is { } bytes
            ? TypedResults.File(bytes, attachment.MediaType, attachment.Name)
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> MinutesAsync(HttpContext context, string number, CancellationToken ct)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<ICurrentActor>().Actor is not { } actor)
        {
            return TypedResults.Redirect(ShellRoutes.SignInThen(context.Request.Path));
        }

        if (!PageRights.Allows("/seances/{Number}/proces-verbal", actor))
        {
            context.Need([.. PageRights.RolesFor("/seances/{Number}/proces-verbal") ?? []]);
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await services.GetRequiredService<SessionMinutes>().OfAsync(number, actor, ct) is { } minutes
            ? TypedResults.File(WordWriter.Write(minutes, services.GetRequiredService<TimeProvider>().GetUtcNow()), WordWriter.MediaType, $"{number}.docx")
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }
}

/// <summary>Reads a session and composes its minutes.</summary>
public sealed class SessionMinutes(SessionFiles sessions, FormRegisters registers, DossierDocuments documents, IShellContext shell, NormsPack norms, Words words, Formats formats)
{
    public async Task<PortalDocument?> OfAsync(string number, Actor by, CancellationToken ct) =>
        await sessions.OpenAsync(number, ct) is { } sheet
            ? new MinutesDocument(norms, words, formats, await registers.ReadAsync(ct)).Of(sheet, (await shell.ReadAsync(ct)).BodyName, documents.Foot(by))
            : null;
}
