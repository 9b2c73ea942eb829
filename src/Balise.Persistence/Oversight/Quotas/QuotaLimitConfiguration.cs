using Balise.Domain.Oversight.Quotas;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight.Quotas;

internal sealed class QuotaLimitConfiguration : IEntityTypeConfiguration<QuotaLimit>
{
    public void Configure(EntityTypeBuilder<QuotaLimit> limit)
    {
        limit.ToTable("QuotaLimits");
        limit.Property(l => l.Id).ValueGeneratedNever();
        limit.Property(l => l.Terms).IsJson();
        limit.Property(l => l.Version).IsConcurrencyToken();
        limit.Ignore(l => l.Facts);
        limit.Ignore(l => l.InForce);
        limit.HasIndex(l => new { l.Organization, l.SetAt });
    }
}
