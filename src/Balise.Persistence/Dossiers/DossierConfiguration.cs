using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Dossiers;

/// <summary>What lists filter and sort by is a column; what is read with the whole file is JSON, answers under their own version.</summary>
internal sealed class DossierConfiguration : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> dossier)
    {
        dossier.ToTable("Dossiers");
        dossier.Property(d => d.Id).ValueGeneratedNever();
        dossier.Property(d => d.Number).HasMaxLength(40);
        dossier.Property(d => d.Version).IsConcurrencyToken();
        dossier.Property(d => d.Answers).IsJson();
        dossier.Property(d => d.Contributions).IsJson();
        dossier.Property(d => d.Comments).IsJson();
        dossier.Property(d => d.Signatures).IsJson();
        dossier.Property(d => d.Acceptances).IsJson();
        dossier.Property(d => d.Decisions).IsJson();
        dossier.Property(d => d.ToReview).IsJson();
        dossier.Ignore(d => d.Facts);
        dossier.HasOne<UseCase>().WithMany().HasForeignKey(d => d.UseCase).OnDelete(DeleteBehavior.Restrict);
        dossier.HasOne<AiSystem>().WithMany().HasForeignKey(d => d.System).OnDelete(DeleteBehavior.Restrict);
        dossier.HasOne<Person>().WithMany().HasForeignKey(d => d.RequestedBy).OnDelete(DeleteBehavior.Restrict);
        dossier.HasIndex(d => new { d.Organization, d.Number }).IsUnique();
        dossier.HasIndex(d => new { d.Organization, d.State });
        dossier.HasIndex(d => new { d.Organization, d.ChangedAt });
    }
}
