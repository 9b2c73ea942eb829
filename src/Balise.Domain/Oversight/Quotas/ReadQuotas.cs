using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Oversight.Quotas;

/// <summary>Every ceiling in force with what is used of it now.</summary>
public sealed class ReadQuotas(IStore<QuotaLimit> limits, IQuotaLedger ledger, ActivePolicies policies, TimeProvider clock)
{
    public async Task<QuotaReport> ExecuteAsync(Actor by, CancellationToken ct)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(policies.Find(by.Organization)?.Snapshot.TimeZone ?? "America/Toronto");
        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var known = (await limits.AllAsync(ct)).Where(l => l.InForce).OrderBy(l => l.Terms.Scope).ThenBy(l => l.Terms.Target, StringComparer.OrdinalIgnoreCase)
            .ThenBy(l => l.Terms.Measure).ThenBy(l => l.Terms.Period).ToList();
        List<(Guid Limit, QuotaWindow Window)> windows = [.. known.Select(l => (l.Id.Value, QuotaWindow.Of(l.Terms.Period, now, day)))];
        try
        {
            var used = (await ledger.ReadAsync(by.Organization.Value, windows, ct)).ToLookup(u => u.Limit);
            return new QuotaReport(
                true,
                [.. known.Zip(windows, (limit, w) => new QuotaLine(
                    limit, w.Window.End(zone), [.. used[limit.Id.Value].OrderByDescending(u => u.Used + u.Reserved)]))]);
        }
        catch (QuotaStoreUnavailableException)
        {
            return new QuotaReport(false, [.. known.Zip(windows, (limit, w) => new QuotaLine(limit, w.Window.End(zone), []))]);
        }
    }
}

/// <param name="Known">False when the counters cannot be read: limits are shown without their use.</param>
public sealed record QuotaReport(bool Known, IReadOnlyList<QuotaLine> Lines);

/// <param name="Uses">The most used first.</param>
public sealed record QuotaLine(QuotaLimit Limit, DateTimeOffset Ends, IReadOnlyList<QuotaUse> Uses)
{
    /// <summary>Highest use among those it counts.</summary>
    public long Most => Uses is [var first, ..] ? first.Used + first.Reserved : 0;
}
