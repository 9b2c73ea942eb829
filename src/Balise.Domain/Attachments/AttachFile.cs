using System.Security.Cryptography;
using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Domain.Attachments;

/// <summary>Adds a document to a file: known by its content, never by its name, and capped.</summary>
public sealed class AttachFile(IStore<Dossier> dossiers, IAttachmentStore attachments, DossierOffice office)
{
    /// <summary>In bytes: one document, and all those of one file.</summary>
    public const int Most = 25 * 1024 * 1024, MostOfFile = 250 * 1024 * 1024;

    /// <summary>Given again, the same bytes are the same document.</summary>
    public async Task<Result<Attachment>> ExecuteAsync(string number, string name, byte[] content, Actor by, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        var (may, hat) = by.Try(dossier.MayAttach);
        if (!may.Ok)
        {
            return may.Error;
        }

        var shown = NameOf(name);
        var held = await attachments.OfAsync(dossier.Id, ct);
        var problems = Problems(shown, content, held);
        if (problems.Count > 0)
        {
            await office.Attempts.RefusedAsync(
                new Fact("file.document_refused", $"dossier:{number}", ("name", shown), ("why", problems[0].Code), ("size", $"{content.Length}")), hat, ct);
            return new Invalid(problems);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (held.FirstOrDefault(each => each.Sha256 == hash) is { } same)
        {
            return same;
        }

        var attachment = new Attachment(new(office.NewId()), dossier, shown, FileKind.Of(content)!, hash, content.Length, hat, office.Now);
        await attachments.AddAsync(attachment, content, ct);
        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : attachment;
    }

    private static List<FieldProblem> Problems(string name, byte[] content, IReadOnlyList<Attachment> held)
    {
        if (content.Length > Most || held.Sum(each => each.Size) + content.Length > MostOfFile)
        {
            return [new("file", "attachment.too_large", ("max", $"{(content.Length > Most ? Most : MostOfFile) / 1024 / 1024}"))];
        }

        return FileKind.Of(content) is not { } kind ? [new("file", "attachment.kind_unknown", ("name", name))]
            : !kind.Fits(name) ? [new("file", "attachment.disguised", ("name", name), ("kind", kind.Extensions[0]))]
            : [];
    }

    // Folders and control characters of the sender's machine are not part of a name.
    private static string NameOf(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return clean.Length > 150 ? clean[^150..] : clean;
    }
}
