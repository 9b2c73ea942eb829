using Balise.Domain.Oversight.Quotas;

namespace Balise.Gateway.Metering;

/// <summary>
/// The counters of one process, in memory. One short lock: nothing waits under it. What was used is handed to an archive now and then,
/// so that a restart does not give a month back; what was reserved dies with the process, as its calls do.
/// </summary>
public sealed class MemoryLedger : IQuotaLedger
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<Key, Counter> counters = [];
    private readonly TimeProvider clock;

    internal MemoryLedger(TimeProvider clock) => this.clock = clock;

    public ValueTask<QuotaReservation> ReserveAsync(Guid organization, QuotaDemand[] demands, CancellationToken ct)
    {
        var taken = new long[demands.Length];
        lock (gate)
        {
            for (var i = 0; i < demands.Length; i++)
            {
                var counter = Open(organization, in demands[i]);
                var free = demands[i].Max - counter.Used - counter.Reserved;
                if (free < demands[i].Least)
                {
                    GiveBack(organization, demands, taken, i);
                    return new(new QuotaReservation(default, default, organization, demands, taken, i));
                }

                taken[i] = Math.Min(free, demands[i].Wanted);
                counter.Reserved += taken[i];
            }
        }

        return new(new QuotaReservation(default, default, organization, demands, taken, -1));
    }

    public ValueTask SettleAsync(QuotaReservation reservation, long[] used)
    {
        lock (gate)
        {
            for (var i = 0; i < used.Length; i++)
            {
                var counter = Open(reservation.Organization, in reservation.Demands[i]);
                counter.Reserved -= reservation.Taken[i];
                counter.Used += used[i];
                counter.Unsaved += used[i];
            }
        }

        return default;
    }

    public ValueTask<IReadOnlyList<QuotaUse>> ReadAsync(Guid organization, IReadOnlyList<(Guid Limit, QuotaWindow Window)> of, CancellationToken ct)
    {
        var wanted = of.ToHashSet();
        lock (gate)
        {
            return new((IReadOnlyList<QuotaUse>)
            [
                .. counters.Where(c => c.Key.Organization == organization && wanted.Contains((c.Key.Limit, c.Key.Window)))
                    .Select(c => new QuotaUse(c.Key.Limit, c.Key.Window, c.Key.Subject, c.Value.Used, c.Value.Reserved)),
            ]);
        }
    }

    /// <summary>What the archive knows of windows still open.</summary>
    public void Load(IEnumerable<QuotaAddition> archived)
    {
        lock (gate)
        {
            foreach (var each in archived)
            {
                var demand = new QuotaDemand(each.Limit, each.Subject, each.Window, each.Ends, 0, 0, 0);
                Open(each.Organization, in demand).Used += each.Used;
            }
        }
    }

    /// <summary>What was used since the last time, for the archive. Minutes are over before they are read again.</summary>
    public IReadOnlyList<QuotaAddition> TakeUnsaved()
    {
        List<QuotaAddition> additions = [];
        var now = clock.GetUtcNow();
        lock (gate)
        {
            foreach (var (key, counter) in counters)
            {
                if (counter.Unsaved != 0 && key.Window.Period is not QuotaPeriod.Minute)
                {
                    additions.Add(new QuotaAddition(key.Organization, key.Limit, key.Window, key.Subject, counter.Unsaved, counter.Ends));
                }

                counter.Unsaved = 0;

                // Over by both clocks: the wall may jump forward, and back.
                if (counter.Ends < now && counter.Reserved == 0 && clock.GetElapsedTime(counter.Touched) > Forgotten)
                {
                    counters.Remove(key);
                }
            }
        }

        return additions;
    }

    /// <summary>The archive could not take them: they are for the next time.</summary>
    public void PutBack(IEnumerable<QuotaAddition> additions)
    {
        lock (gate)
        {
            foreach (var each in additions)
            {
                var demand = new QuotaDemand(each.Limit, each.Subject, each.Window, each.Ends, 0, 0, 0);
                Open(each.Organization, in demand).Unsaved += each.Used;
            }
        }
    }

    private void GiveBack(Guid organization, QuotaDemand[] demands, long[] taken, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Open(organization, in demands[i]).Reserved -= taken[i];
            taken[i] = 0;
        }
    }

    private Counter Open(Guid organization, in QuotaDemand demand)
    {
        var key = new Key(organization, demand.Limit, demand.Window, demand.Subject);
        if (!counters.TryGetValue(key, out var counter))
        {
            counters[key] = counter = new Counter { Ends = demand.Ends };
        }

        counter.Touched = clock.GetTimestamp();
        return counter;
    }

    private readonly record struct Key(Guid Organization, Guid Limit, QuotaWindow Window, string Subject);

    private sealed class Counter
    {
        public long Used;

        public long Reserved;

        public long Unsaved;

        public long Touched;

        public DateTimeOffset Ends;
    }
}
