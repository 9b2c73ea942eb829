using Balise.Domain.People;
using Balise.Domain.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.UseCases;

internal sealed class GatewayKeyConfiguration : IEntityTypeConfiguration<GatewayKey>
{
    public void Configure(EntityTypeBuilder<GatewayKey> key)
    {
        key.ToTable("GatewayKeys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Slug).HasMaxLength(60);
        key.Ignore(k => k.Facts);

        // Revoking is the only change of a key: two people cannot both do it.
        key.Property(k => k.RevokedAt).IsConcurrencyToken();
        key.HasOne<UseCase>().WithMany().HasForeignKey(k => k.UseCase).OnDelete(DeleteBehavior.Restrict);
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.Person).OnDelete(DeleteBehavior.Restrict);
        key.HasIndex(k => new { k.Organization, k.Slug }).IsUnique();
        key.HasIndex(k => k.Hash).IsUnique();
    }
}
