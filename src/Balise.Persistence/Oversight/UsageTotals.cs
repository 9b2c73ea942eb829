using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.Oversight;

internal sealed class UsageTotals(BaliseContext context) : IUsageReport
{
    public async Task<IReadOnlyList<string>> MonthsAsync(CancellationToken ct) =>
        await context.Set<UsageTotal>().Select(t => t.Month).Distinct().OrderByDescending(m => m).ToListAsync(ct);

    public async Task<IReadOnlyList<UsageRow>> ReadAsync(string month, CancellationToken ct)
    {
        var totals = await context.Set<UsageTotal>().AsNoTracking().Where(t => t.Month == month)
            .OrderBy(t => t.UseCase).ThenBy(t => t.System).ThenBy(t => t.Model)
            .ThenBy(t => t.Unit).ThenBy(t => t.Factor).ThenBy(t => t.FactorYear).ToListAsync(ct);
        return totals.ConvertAll(t => new UsageRow(
            t.Month, t.UseCase, t.System, t.Model, t.Requests, t.InputTokens, t.OutputTokens, t.Estimated, t.CostMicros, t.Priced,
            new Footprint(new(t.EnergyMin, t.EnergyMax), new(t.CarbonMin, t.CarbonMax), new(t.WaterMin, t.WaterMax)), t.Weighed)
        {
            Unit = t.Unit, Factor = t.Factor, FactorYear = t.FactorYear,
        });
    }
}

/// <summary>Sums of outcomes; could be made again from the journal.</summary>
internal sealed class UsageTotal
{
    public const int LongestUnit = 200;

    public OrganizationId Organization { get; init; }

    public required string Month { get; init; }

    public required string UseCase { get; init; }

    public required string System { get; init; }

    public required string Model { get; init; }

    /// <summary>Of the person who asked; empty for applications, and for what was summed before units were told.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Place of the electricity factor; empty when nothing was weighed.</summary>
    public string Factor { get; init; } = "";

    public int FactorYear { get; init; }

    public long Requests { get; set; }

    public long InputTokens { get; set; }

    public long OutputTokens { get; set; }

    public long Estimated { get; set; }

    public long CostMicros { get; set; }

    public long Priced { get; set; }

    public long Weighed { get; set; }

    public double EnergyMin { get; set; }

    public double EnergyMax { get; set; }

    public double CarbonMin { get; set; }

    public double CarbonMax { get; set; }

    public double WaterMin { get; set; }

    public double WaterMax { get; set; }

    public void Add(UsageTotal other)
    {
        (Requests, InputTokens, OutputTokens) = (Requests + other.Requests, InputTokens + other.InputTokens, OutputTokens + other.OutputTokens);
        (Estimated, CostMicros, Priced, Weighed) = (Estimated + other.Estimated, CostMicros + other.CostMicros, Priced + other.Priced, Weighed + other.Weighed);
        (EnergyMin, EnergyMax) = (EnergyMin + other.EnergyMin, EnergyMax + other.EnergyMax);
        (CarbonMin, CarbonMax) = (CarbonMin + other.CarbonMin, CarbonMax + other.CarbonMax);
        (WaterMin, WaterMax) = (WaterMin + other.WaterMin, WaterMax + other.WaterMax);
    }
}

internal sealed class UsageTotalConfiguration : IEntityTypeConfiguration<UsageTotal>
{
    public void Configure(EntityTypeBuilder<UsageTotal> total)
    {
        total.ToTable("UsageTotals");
        total.HasKey(t => new { t.Organization, t.Month, t.UseCase, t.System, t.Model, t.Unit, t.Factor, t.FactorYear });
        total.Property(t => t.Month).HasMaxLength(7);
        total.Property(t => t.UseCase).HasMaxLength(60);
        total.Property(t => t.System).HasMaxLength(60);
        total.Property(t => t.Model).HasMaxLength(256);
        total.Property(t => t.Unit).HasMaxLength(UsageTotal.LongestUnit);
        total.Property(t => t.Factor).HasMaxLength(10);
    }
}

/// <summary>How far a log was summed.</summary>
internal sealed class UsageCursor
{
    public required string Log { get; init; }

    public long Next { get; set; }
}

internal sealed class UsageCursorConfiguration : IEntityTypeConfiguration<UsageCursor>
{
    public void Configure(EntityTypeBuilder<UsageCursor> cursor)
    {
        cursor.ToTable("UsageCursors");
        cursor.HasKey(c => c.Log);
        cursor.Property(c => c.Log).HasMaxLength(100);
        cursor.Property(c => c.Next).IsConcurrencyToken();
    }
}
