using Balise.Domain.Dossiers;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Dossiers;

internal sealed class AuthorizationConfiguration : IEntityTypeConfiguration<Authorization>
{
    public void Configure(EntityTypeBuilder<Authorization> authorization)
    {
        authorization.ToTable("Authorizations");
        authorization.Property(a => a.Id).ValueGeneratedNever();
        authorization.Property(a => a.Number).HasMaxLength(40);
        authorization.Property(a => a.Terms).IsJson();
        authorization.Property(a => a.Version).IsConcurrencyToken();
        authorization.Property<DateOnly>(SearchColumns.Until);
        authorization.Ignore(a => a.Facts);
        authorization.HasOne<UseCase>().WithMany().HasForeignKey(a => a.UseCase).OnDelete(DeleteBehavior.Restrict);
        authorization.HasOne<AiSystem>().WithMany().HasForeignKey(a => a.System).OnDelete(DeleteBehavior.Restrict);
        authorization.HasIndex(a => new { a.Organization, a.Number }).IsUnique();
        authorization.HasIndex(nameof(Authorization.Organization), nameof(Authorization.State), SearchColumns.Until);
    }
}
