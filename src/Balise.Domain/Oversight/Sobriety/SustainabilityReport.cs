using System.Globalization;
using Balise.Domain.Systems;

namespace Balise.Domain.Oversight.Sobriety;

/// <summary>What a month used, by unit, use case and system, beside the month before and the same month a year before (Guide, 3.3, reco. 8).</summary>
/// <param name="Month">For example <c>2026-11</c>, in the body's time zone.</param>
/// <param name="Factors">The electricity factors the estimates of the month were made with; those of the past stay as they were.</param>
public sealed record SustainabilityReport(
    string Month, UsedLine Total, IReadOnlyList<UsedLine> ByUnit, IReadOnlyList<UsedLine> ByUseCase, IReadOnlyList<UsedLine> BySystem,
    IReadOnlyList<FactorUsed> Factors)
{
    public string Before => Shift(Month, -1);

    public string YearBefore => Shift(Month, -12);

    public static bool IsMonth(string text) => DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    internal static string Shift(string month, int months) =>
        DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(months).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <param name="Name">Of the unit, slug of the use case or system; empty for the whole and for what has no unit.</param>
/// <param name="Before">The month before; nothing used is all zeros.</param>
/// <param name="YearBefore">The same month a year before.</param>
public sealed record UsedLine(string Name, Used Now, Used Before, Used YearBefore);

/// <param name="Weighed">Requests whose footprint is known; the estimate is of those.</param>
/// <param name="Priced">Requests whose cost is known.</param>
public sealed record Used(long Requests, long Tokens, Footprint Footprint, long Weighed, long CostMicros, long Priced)
{
    public static readonly Used Nothing = new(0, 0, default, 0, 0, 0);

    internal static Used Of(IEnumerable<UsageRow> rows) => rows.Aggregate(Nothing, (sum, row) => new Used(
        sum.Requests + row.Requests, sum.Tokens + row.InputTokens + row.OutputTokens, sum.Footprint + row.Footprint, sum.Weighed + row.Weighed,
        sum.CostMicros + row.CostMicros, sum.Priced + row.Priced));
}

/// <param name="Place">Empty for what was estimated before factors were told.</param>
/// <param name="Systems">Slugs of the systems it was used for.</param>
public sealed record FactorUsed(string Place, int Year, long Requests, IReadOnlyList<string> Systems);

/// <summary>Puts a month's report together.</summary>
public sealed class ReadSustainability(IUsageReport usage)
{
    /// <param name="month">For example <c>2026-11</c>; null for the newest that has something.</param>
    public async Task<Result<SustainabilityReport>> ExecuteAsync(string? month, CancellationToken ct)
    {
        var chosen = month ?? (await usage.MonthsAsync(ct)).FirstOrDefault();
        if (chosen is null || !SustainabilityReport.IsMonth(chosen))
        {
            return new NotFound("report.no_month", ("value", chosen ?? "—"));
        }

        var now = await usage.ReadAsync(chosen, ct);
        var before = await usage.ReadAsync(SustainabilityReport.Shift(chosen, -1), ct);
        var year = await usage.ReadAsync(SustainabilityReport.Shift(chosen, -12), ct);
        return new SustainabilityReport(
            chosen, new UsedLine("", Used.Of(now), Used.Of(before), Used.Of(year)), By(r => r.Unit), By(r => r.UseCase), By(r => r.System),
            [.. now.Where(r => r.Weighed > 0).GroupBy(r => (r.Factor, r.FactorYear)).OrderBy(g => g.Key.Factor, StringComparer.Ordinal).ThenBy(g => g.Key.FactorYear)
                .Select(g => new FactorUsed(g.Key.Factor, g.Key.FactorYear, g.Sum(r => r.Weighed), [.. g.Select(r => r.System).Distinct().Order(StringComparer.Ordinal)]))]);

        List<UsedLine> By(Func<UsageRow, string> name)
        {
            var (lasts, years) = (before.ToLookup(name), year.ToLookup(name));
            return [.. now.GroupBy(name).OrderByDescending(g => g.Sum(r => r.Footprint.Energy.Max)).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new UsedLine(g.Key, Used.Of(g), Used.Of(lasts[g.Key]), Used.Of(years[g.Key])))];
        }
    }
}
