using System.Collections.Concurrent;
using Balise.Domain.Oversight.Quotas;

namespace Balise.Domain.Policies;

/// <summary>Which ceilings a request counts against. Worked out once for each kind of caller, then shared.</summary>
public sealed class QuotaTable
{
    private static readonly QuotaCounter[] None = [];

    private readonly ConcurrentDictionary<(int System, int UseCase, Guid Person, string Unit), QuotaCounter[]> known = new();
    private readonly PolicySnapshot snapshot;

    internal QuotaTable(PolicySnapshot snapshot)
    {
        this.snapshot = snapshot;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(snapshot.TimeZone);
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>Shared: never mutate it. Empty, without a look-up, when the body sets no limit.</summary>
    public QuotaCounter[] For(in RequestFacts facts)
    {
        if (snapshot.Quotas is null)
        {
            return None;
        }

        var key = (facts.System, facts.UseCase, facts.Requester.Person, facts.Requester.Unit);
        return known.TryGetValue(key, out var counters) ? counters : known.GetOrAdd(key, Find(facts));
    }

    private QuotaCounter[] Find(RequestFacts facts)
    {
        List<QuotaCounter> counters = [];
        foreach (var limit in snapshot.Quotas ?? [])
        {
            var subject = limit.Scope switch
            {
                QuotaScope.Organization => "",
                QuotaScope.System => facts.System >= 0 ? snapshot.Systems[facts.System].Slug : null,
                QuotaScope.UseCase => facts.UseCase >= 0 ? snapshot.UseCases[facts.UseCase].Slug : null,
                QuotaScope.Person => facts.Requester.Person == Guid.Empty ? null : facts.Requester.Person.ToString(),
                _ => facts.Requester.Unit.Length == 0 ? null : facts.Requester.Unit,
            };
            if (subject is not null && (limit.Target.Length == 0 || limit.Target.Equals(subject, StringComparison.OrdinalIgnoreCase)))
            {
                counters.Add(new QuotaCounter(limit, subject));
            }
        }

        return [.. counters];
    }
}

/// <summary>A ceiling, and whose share of it.</summary>
public sealed record QuotaCounter(SnapshotQuota Limit, string Subject);
