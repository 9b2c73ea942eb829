using Balise.Domain.Oversight.Anomalies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight.Anomalies;

internal sealed class AnomalyWatchConfiguration : IEntityTypeConfiguration<AnomalyWatch>
{
    public void Configure(EntityTypeBuilder<AnomalyWatch> watch)
    {
        watch.ToTable("AnomalyWatches");
        watch.Property(w => w.Id).ValueGeneratedNever();
        watch.Property(w => w.Pattern).HasMaxLength(60);
        watch.Property(w => w.Action).HasConversion<string>().HasMaxLength(20);
        watch.Property(w => w.Version).IsConcurrencyToken();
        watch.Ignore(w => w.Facts);
        watch.HasIndex(w => new { w.Organization, w.Pattern }).IsUnique();
    }
}

internal sealed class AnomalyAlertConfiguration : IEntityTypeConfiguration<AnomalyAlert>
{
    public void Configure(EntityTypeBuilder<AnomalyAlert> alert)
    {
        alert.ToTable("AnomalyAlerts");
        alert.Property(a => a.Id).ValueGeneratedNever();
        alert.Property(a => a.Pattern).HasMaxLength(60);
        alert.Property(a => a.Version).IsConcurrencyToken();
        alert.Ignore(a => a.Facts);
        alert.Ignore(a => a.Open);
        alert.HasIndex(a => new { a.Organization, a.At });
    }
}
