using Balise.Domain.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Systems;

internal sealed class SystemCredentialConfiguration : IEntityTypeConfiguration<SystemCredential>
{
    public void Configure(EntityTypeBuilder<SystemCredential> credential)
    {
        credential.ToTable("SystemCredentials");
        credential.HasKey(c => c.System);
        credential.Property(c => c.System).ValueGeneratedNever();
        credential.Property(c => c.Host).HasMaxLength(255);
        credential.Property(c => c.Version).IsConcurrencyToken();
        credential.Ignore(c => c.Facts);
        credential.Ignore(c => c.IsSet);
        credential.HasOne<AiSystem>().WithMany().HasForeignKey(c => c.System).OnDelete(DeleteBehavior.Cascade);
        credential.HasIndex(c => c.Organization);
    }
}
