using Balise.Domain.Oversight.Sobriety;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight.Sobriety;

internal sealed class FootprintZoneConfiguration : IEntityTypeConfiguration<FootprintZone>
{
    public void Configure(EntityTypeBuilder<FootprintZone> zone)
    {
        zone.ToTable("FootprintZones");
        zone.Property(z => z.Id).ValueGeneratedNever();
        zone.Property(z => z.System).HasMaxLength(60);
        zone.Property(z => z.Place).HasMaxLength(10);
        zone.Property(z => z.Version).IsConcurrencyToken();
        zone.Ignore(z => z.Facts);
        zone.HasIndex(z => new { z.Organization, z.System }).IsUnique();
    }
}

internal sealed class ModelRouteConfiguration : IEntityTypeConfiguration<ModelRoute>
{
    public void Configure(EntityTypeBuilder<ModelRoute> route)
    {
        route.ToTable("ModelRoutes");
        route.Property(r => r.Id).ValueGeneratedNever();
        route.Property(r => r.UseCase).HasMaxLength(60);
        route.Property(r => r.Terms).IsJson();
        route.Property(r => r.Version).IsConcurrencyToken();
        route.Ignore(r => r.Facts);
        route.HasIndex(r => new { r.Organization, r.UseCase }).IsUnique();
    }
}

internal sealed class ModelComparisonConfiguration : IEntityTypeConfiguration<ModelComparison>
{
    public void Configure(EntityTypeBuilder<ModelComparison> comparison)
    {
        comparison.ToTable("ModelComparisons");
        comparison.Property(c => c.Id).ValueGeneratedNever();
        comparison.Property(c => c.UseCase).HasMaxLength(60);
        comparison.Property(c => c.Chosen).HasMaxLength(256);
        comparison.Property(c => c.Dossier).HasMaxLength(40);
        comparison.Property(c => c.Options).IsJson();
        comparison.Property(c => c.Version).IsConcurrencyToken();
        comparison.Ignore(c => c.Facts);
        comparison.HasIndex(c => new { c.Organization, c.UseCase, c.MadeAt });
    }
}
