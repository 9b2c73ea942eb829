using Balise.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Policies;

/// <summary>A policy as it was in force, byte for byte: its id is the hash of these bytes.</summary>
internal sealed class StoredSnapshot
{
    public required string Id { get; init; }

    public OrganizationId Organization { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required byte[] Json { get; init; }
}

internal sealed class StoredSnapshotConfiguration : IEntityTypeConfiguration<StoredSnapshot>
{
    public void Configure(EntityTypeBuilder<StoredSnapshot> snapshot)
    {
        snapshot.ToTable("PolicySnapshots");
        snapshot.Property(s => s.Id).HasMaxLength(64);
        snapshot.HasIndex(s => new { s.Organization, s.CreatedAt });
    }
}
