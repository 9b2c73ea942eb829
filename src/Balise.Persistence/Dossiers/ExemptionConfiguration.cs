using Balise.Domain.Dossiers;
using Balise.Domain.Systems;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Dossiers;

internal sealed class ExemptionConfiguration : IEntityTypeConfiguration<Exemption>
{
    public void Configure(EntityTypeBuilder<Exemption> exemption)
    {
        exemption.ToTable("Exemptions");
        exemption.Property(e => e.Id).ValueGeneratedNever();
        exemption.Property(e => e.Proofs).IsJsonList();
        exemption.Ignore(e => e.Facts);
        exemption.HasOne<AiSystem>().WithMany().HasForeignKey(e => e.System).OnDelete(DeleteBehavior.Restrict);
        exemption.HasIndex(e => new { e.Organization, e.System });
    }
}
