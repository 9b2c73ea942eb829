using Balise.Domain.Oversight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight;

internal sealed class EmergencyStopConfiguration : IEntityTypeConfiguration<EmergencyStop>
{
    public void Configure(EntityTypeBuilder<EmergencyStop> stop)
    {
        stop.ToTable("EmergencyStops");
        stop.Property(s => s.Id).ValueGeneratedNever();
        stop.Property(s => s.Version).IsConcurrencyToken();
        stop.Ignore(s => s.Facts);
        stop.Ignore(s => s.Active);
        stop.HasIndex(s => new { s.Organization, s.PressedAt });
    }
}
