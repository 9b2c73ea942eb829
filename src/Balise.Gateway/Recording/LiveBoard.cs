using System.Collections.Concurrent;
using Balise.Domain.Data;
using Balise.Domain.Oversight;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Validation;

namespace Balise.Gateway.Recording;

/// <summary>Counts what passes, in memory, for the live board. The journal stays the proof; this is what a person looks at.</summary>
internal sealed class LiveBoard(ActivePolicies policies, TimeProvider clock) : ILiveBoard
{
    private readonly ConcurrentDictionary<Guid, OrganizationBoard> boards = new();

    /// <summary>Set once at start: the board asks it for open answers.</summary>
    public OpenCalls? Open { get; set; }

    public void Decided(Call call) => Board(call.Holder.Organization).Decided(call, call.At);

    public void Settled(Call call, string outcome) => Board(call.Holder.Organization).Settled(call, outcome);

    /// <summary>Set once at start: calls that wait for a person.</summary>
    public HeldCalls? Held { get; set; }

    public LiveFigures Read(Guid organization) =>
        Board(organization).Read(clock.GetUtcNow(), policies.Find(organization)?.Id, Open?.Of(organization).Count(c => c.Text.Stream) ?? 0) with
        {
            Waiting = Held?.CountOf(organization) ?? 0,
        };

    public int OpenCalls(Guid organization, StopScope scope, string target) =>
        Open?.Of(organization).Count(call => scope switch
        {
            StopScope.Organization => true,
            StopScope.System => call.Verdict.System == target,
            StopScope.UseCase => call.Verdict.UseCase == target,
            StopScope.Model => string.Equals(call.Text.Model, target, StringComparison.OrdinalIgnoreCase),
            _ => false,
        }) ?? 0;

    private OrganizationBoard Board(Guid organization) => boards.GetOrAdd(organization, static _ => new());
}

/// <summary>One organisation's counters: 60 minutes, the day, the last decisions. Short lock; nothing waits under it.</summary>
internal sealed class OrganizationBoard
{
    private const int Minutes = 60;
    private const int Kept = 30;

    private readonly Lock gate = new();
    private readonly LiveMinute[] minutes = new LiveMinute[Minutes];
    private readonly Dictionary<string, long> codes = new(StringComparer.Ordinal);
    private readonly Queue<LiveDecision> last = new();
    private readonly long[] addedMicroseconds = new long[512];
    private readonly long[] byEffect = new long[4];
    private long added;
    private DateOnly day;

    public void Decided(Call call, DateTimeOffset at)
    {
        var verdict = call.Verdict;
        lock (gate)
        {
            Today(at);
            byEffect[(int)verdict.Effect]++;
            if (verdict.Code is { } code)
            {
                codes[code] = codes.GetValueOrDefault(code) + 1;
            }

            var minute = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), at.Offset);
            ref var slot = ref minutes[(int)(minute.Ticks / TimeSpan.TicksPerMinute % Minutes)];
            var before = slot is { } s && s.Minute == minute ? s : new LiveMinute(minute, 0, 0, 0);
            slot = verdict.Effect switch
            {
                Effect.Allow => before with { Allowed = before.Allowed + 1 },
                Effect.Transform => before with { Masked = before.Masked + 1 },
                _ => before with { RefusedOrHeld = before.RefusedOrHeld + 1 },
            };
            last.Enqueue(new LiveDecision(
                call.Decision.Value, at, verdict.UseCase, verdict.System, verdict.Effect.Name(), verdict.Code, verdict.Level.Name(), ""));
            if (last.Count > Kept)
            {
                last.Dequeue();
            }
        }
    }

    public void Settled(Call call, string outcome)
    {
        lock (gate)
        {
            addedMicroseconds[added++ % addedMicroseconds.Length] = call.Figures.AddedMicroseconds;
            var count = last.Count;
            for (var i = 0; i < count; i++)
            {
                var decision = last.Dequeue();
                last.Enqueue(decision.Id == call.Decision.Value ? decision with { Outcome = outcome } : decision);
            }
        }
    }

    public LiveFigures Read(DateTimeOffset at, string? snapshot, int openStreams)
    {
        lock (gate)
        {
            Today(at);
            var sample = addedMicroseconds.AsSpan(0, (int)Math.Min(added, addedMicroseconds.Length)).ToArray();
            Array.Sort(sample);
            var first = at.AddMinutes(-Minutes);
            return new LiveFigures(
                at, snapshot, openStreams, byEffect.Sum(), byEffect[(int)Effect.Allow], byEffect[(int)Effect.Transform], byEffect[(int)Effect.Hold],
                byEffect[(int)Effect.Deny], Percentile(sample, 0.5), Percentile(sample, 0.95),
                [.. minutes.Where(m => m is not null && m.Minute > first).OrderBy(m => m.Minute)],
                [.. codes.OrderByDescending(c => c.Value).Select(c => new LiveCode(c.Key, c.Value))],
                [.. last.Reverse()]);
        }
    }

    private void Today(DateTimeOffset at)
    {
        var today = LegalDay.Of(at);
        if (today != day)
        {
            day = today;
            Array.Clear(byEffect);
            codes.Clear();
        }
    }

    private static double? Percentile(long[] sorted, double p) =>
        sorted.Length == 0 ? null : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * p)] / 1000.0;
}
