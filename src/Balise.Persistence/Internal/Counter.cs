using Balise.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Internal;

/// <summary>The last number given in a yearly series of an organisation.</summary>
internal sealed class Counter
{
    public OrganizationId Organization { get; init; }

    public required string Prefix { get; init; }

    public int Year { get; init; }

    public long Value { get; init; }
}

internal sealed class CounterConfiguration : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> counter)
    {
        counter.ToTable("Counters");
        counter.HasKey(c => new { c.Organization, c.Prefix, c.Year });
        counter.Property(c => c.Prefix).HasMaxLength(20);
    }
}
