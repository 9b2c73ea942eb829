using Balise.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Data;

/// <summary>One value that a conversation masked. Nothing here can be read without the master key.</summary>
internal sealed class StoredPlaceholder
{
    public OrganizationId Organization { get; init; }

    /// <summary>Keyed hash.</summary>
    public required string Conversation { get; init; }

    public required string Type { get; init; }

    public int Number { get; init; }

    /// <summary>Keyed hash.</summary>
    public required string Fingerprint { get; init; }

    public required byte[] Sealed { get; init; }

    /// <summary>In milliseconds of the Unix era.</summary>
    public long Expires { get; init; }
}

internal sealed class StoredPlaceholderConfiguration : IEntityTypeConfiguration<StoredPlaceholder>
{
    public void Configure(EntityTypeBuilder<StoredPlaceholder> value)
    {
        value.ToTable("Placeholders");
        value.HasKey(v => new { v.Organization, v.Conversation, v.Type, v.Number });
        value.Property(v => v.Conversation).HasMaxLength(64);
        value.Property(v => v.Type).HasMaxLength(40);
        value.Property(v => v.Fingerprint).HasMaxLength(32);
        value.HasIndex(v => new { v.Organization, v.Conversation, v.Fingerprint }).IsUnique();
        value.HasIndex(v => v.Expires);
    }
}
