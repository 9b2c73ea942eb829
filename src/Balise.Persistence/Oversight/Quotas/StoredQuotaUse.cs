using Balise.Domain.Oversight.Quotas;
using Balise.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight.Quotas;

/// <summary>What was used of a ceiling in one window, by one subject.</summary>
internal sealed class StoredQuotaUse
{
    public OrganizationId Organization { get; init; }

    public Guid LimitId { get; init; }

    public QuotaPeriod Period { get; init; }

    public long Number { get; init; }

    public required string Subject { get; init; }

    public long Used { get; init; }

    /// <summary>When the window ends, in milliseconds of the Unix era.</summary>
    public long Ends { get; init; }
}

internal sealed class StoredQuotaUseConfiguration : IEntityTypeConfiguration<StoredQuotaUse>
{
    public void Configure(EntityTypeBuilder<StoredQuotaUse> use)
    {
        use.ToTable("QuotaUses");
        use.HasKey(u => new { u.Organization, u.LimitId, u.Period, u.Number, u.Subject });
        use.Property(u => u.Period).HasConversion<short>();
        use.HasIndex(u => u.Ends);
    }
}
