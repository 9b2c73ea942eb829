using Balise.Domain.Dossiers;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Dossiers;

internal sealed class OpinionConfiguration : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("Opinions");
        opinion.Property(o => o.Id).ValueGeneratedNever();
        opinion.Property(o => o.Kind).HasMaxLength(60);
        opinion.Property(o => o.Role).HasMaxLength(60);
        opinion.Property(o => o.Version).IsConcurrencyToken();
        opinion.Property(o => o.Answers).IsJson();
        opinion.Property(o => o.Writers).IsJson().HasDefaultValueSql("'[]'");
        opinion.Property(o => o.WithdrawnBecause).HasMaxLength(2000).HasDefaultValue("");
        opinion.Ignore(o => o.Facts);
        opinion.HasOne<Dossier>().WithMany().HasForeignKey(o => o.Dossier).OnDelete(DeleteBehavior.Restrict);
        opinion.HasIndex(o => new { o.Organization, o.State, o.DueOn });
    }
}
