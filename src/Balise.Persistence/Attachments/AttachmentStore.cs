using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Attachments;

internal sealed class AttachmentStore(BaliseContext context) : IAttachmentStore
{
    public async Task<IReadOnlyList<Attachment>> OfAsync(DossierId dossier, CancellationToken ct) =>
        await context.Set<Attachment>().AsNoTracking().Where(a => a.Dossier == dossier).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(ct);

    public Task<byte[]?> ReadAsync(string sha256, CancellationToken ct) =>
        context.Set<AttachmentContent>().AsNoTracking().Where(c => c.Sha256 == sha256).Select(c => c.Bytes).FirstOrDefaultAsync(ct);

    public async Task AddAsync(Attachment attachment, byte[] content, CancellationToken ct)
    {
        context.Add(attachment);
        if (!await context.Set<AttachmentContent>().AnyAsync(c => c.Sha256 == attachment.Sha256, ct))
        {
            context.Add(new AttachmentContent { Organization = attachment.Organization, Sha256 = attachment.Sha256, Bytes = content });
        }
    }
}

/// <summary>The bytes, once for each organisation, apart from what lists read.</summary>
internal sealed class AttachmentContent
{
    public OrganizationId Organization { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Bytes { get; init; }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("Attachments");
        attachment.Property(a => a.Id).ValueGeneratedNever();
        attachment.Property(a => a.Name).HasMaxLength(150);
        attachment.Property(a => a.MediaType).HasMaxLength(100);
        attachment.Property(a => a.Sha256).HasMaxLength(64);
        attachment.Ignore(a => a.Facts);
        attachment.Ignore(a => a.Reference);
        attachment.HasOne<Dossier>().WithMany().HasForeignKey(a => a.Dossier).OnDelete(DeleteBehavior.Restrict);
        attachment.HasIndex(a => new { a.Organization, a.Dossier, a.Sha256 }).IsUnique();
    }
}

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> content)
    {
        content.ToTable("AttachmentContents");
        content.HasKey(c => new { c.Organization, c.Sha256 });
        content.Property(c => c.Sha256).HasMaxLength(64);
    }
}
