using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Attachments;

/// <summary>Documents of a file: sent as they are, named in the address, known by their content.</summary>
internal static class AttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        var attachments = api.MapGroup("/dossiers/{number}/attachments").WithTags("Approval files");
        attachments.MapGet("", ListAsync).WithSummary("The documents of a file").Finds();
        attachments.MapPost("", AttachAsync).WithSummary("Add a document: its bytes are the body, its name is ?name=. 25 MB at most").Acts();
        attachments.MapGet("/{sha256}", ReadAsync).WithSummary("The bytes of a document").Finds();
    }

    private static async Task<Results<Ok<IReadOnlyList<AttachmentView>>, ProblemHttpResult>> ListAsync(
        string number, IStore<Dossier> dossiers, IAttachmentStore attachments, ApiCaller caller, CancellationToken ct) =>
        await dossiers.FindAsync(number, ct) is { } dossier && dossier.MayRead(caller.Actor)
            ? TypedResults.Ok<IReadOnlyList<AttachmentView>>([.. (await attachments.OfAsync(dossier.Id, ct)).Select(AttachmentView.Of)])
            : caller.Problem(new Domain.NotFound("dossier.not_found"));

    private static async Task<Results<Created<AttachmentView>, ProblemHttpResult>> AttachAsync(
        string number, string? name, HttpRequest request, AttachFile attach, ApiCaller caller, CancellationToken ct)
    {
        var content = await BodyAsync(request, ct);
        return caller.Created(
            await attach.ExecuteAsync(number, name ?? "", content, caller.Actor, ct), AttachmentView.Of, made => $"dossiers/{number}/attachments/{made.Sha256}");
    }

    // One byte more than is allowed is enough to refuse: the rest is not read into memory.
    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        using var held = new MemoryStream();
        var buffer = new byte[81_920];
        while (held.Length <= AttachFile.Most && await request.Body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            held.Write(buffer, 0, read);
        }

        return held.ToArray();
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(
        string number, string sha256, IStore<Dossier> dossiers, IAttachmentStore attachments, HttpResponse response, ApiCaller caller, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier || !dossier.MayRead(caller.Actor)
            || (await attachments.OfAsync(dossier.Id, ct)).FirstOrDefault(each => each.Sha256 == sha256) is not { } attachment
            || await attachments.ReadAsync(sha256, ct) is not { } content)
        {
            return caller.Problem(new Domain.NotFound("attachment.not_found"));
        }

        // Saved, never shown: what someone attached does not run in this site's name.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(content, attachment.MediaType, attachment.Name);
    }
}

/// <param name="Size">In bytes.</param>
public sealed record AttachmentView(string Name, string Sha256, long Size, string MediaType, Guid By, DateTimeOffset At)
{
    internal static AttachmentView Of(Attachment attachment) =>
        new(attachment.Name, attachment.Sha256, attachment.Size, attachment.MediaType, attachment.By.Value, attachment.At);
}
