using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Attachments;

public readonly record struct AttachmentId(Guid Value);

/// <summary>A document of a file. Answers name it by its hash, so what a committee examined says exactly which bytes were there.</summary>
public sealed class Attachment : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private Attachment() => (Name, MediaType, Sha256) = ("", "", "");

    public Attachment(AttachmentId id, Dossier dossier, string name, FileKind kind, string sha256, long size, Actor by, DateTimeOffset at)
        : this()
    {
        (Id, Organization, Dossier, Name, MediaType, Sha256, Size, By, At) = (id, dossier.Organization, dossier.Id, name, kind.MediaType, sha256, size, by.Person, at);
        facts.Add(new Fact("file.document_attached", $"dossier:{dossier.Number}", ("name", name), ("sha256", sha256), ("size", $"{size}"), ("type", kind.MediaType)));
    }

    public AttachmentId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public DossierId Dossier { get; private set; }

    /// <summary>As it was given, without folders; shown, never used as a path.</summary>
    public string Name { get; private set; }

    public string MediaType { get; private set; }

    /// <summary>Of the bytes, lower-case hex.</summary>
    public string Sha256 { get; private set; }

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public FileReference Reference => new(Name, Sha256, Size);

    public IReadOnlyList<Fact> Facts => facts;

    public void ForgetFacts() => facts.Clear();
}

/// <summary>The documents of the files of the current organisation. Their bytes are read apart, and only when they are asked for.</summary>
public interface IAttachmentStore
{
    Task<IReadOnlyList<Attachment>> OfAsync(DossierId dossier, CancellationToken ct);

    Task<byte[]?> ReadAsync(string sha256, CancellationToken ct);

    /// <param name="content">Kept once, however many files hold it.</param>
    Task AddAsync(Attachment attachment, byte[] content, CancellationToken ct);
}
