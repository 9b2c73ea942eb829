using Balise.Domain.Systems;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Systems;

internal sealed class AiSystemConfiguration : IEntityTypeConfiguration<AiSystem>
{
    public void Configure(EntityTypeBuilder<AiSystem> system)
    {
        system.ToTable("Systems");
        system.Property(s => s.Id).ValueGeneratedNever();
        system.Property(s => s.Slug).HasMaxLength(60);
        system.Property(s => s.Details).IsJson();
        system.Property(s => s.Version).IsConcurrencyToken();
        system.Ignore(s => s.Facts);
        system.HasIndex(s => new { s.Organization, s.Slug }).IsUnique();
    }
}
