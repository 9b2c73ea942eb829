using Balise.Domain.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Dossiers;

internal sealed class ExaminationConfiguration : IEntityTypeConfiguration<Examination>
{
    public void Configure(EntityTypeBuilder<Examination> examination)
    {
        examination.ToTable("Examinations");
        examination.HasKey(e => new { e.Organization, e.Hash });
        examination.Property(e => e.Hash).HasMaxLength(64);
        examination.HasOne<Dossier>().WithMany().HasForeignKey(e => e.Dossier).OnDelete(DeleteBehavior.Restrict);
    }
}
