using System.Collections.Concurrent;
using Balise.Domain.Oversight;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Recording;

/// <summary>
/// Writes, for each stop that comes into force in this process, how long it took from the press: until new requests were refused, and
/// until the last answer under way had ended. Every stop is timed, so that a drill proves nothing that a real one does not.
/// </summary>
public sealed class StopWitness
{
    // Older ones were in force before this process was: nothing to time.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, byte> seen = new();
    private readonly ActivePolicies policies;
    private readonly OpenCalls open;
    private readonly JournalWriter journal;
    private readonly TimeProvider clock;

    internal StopWitness(ActivePolicies policies, OpenCalls open, JournalWriter journal, TimeProvider clock)
    {
        (this.policies, this.open, this.journal, this.clock) = (policies, open, journal, clock);
        open.Swept += Look;
    }

    private void Look(IReadOnlyList<Call> cut)
    {
        var now = clock.GetUtcNow();
        foreach (var policy in policies.All)
        {
            foreach (var stop in policy.Snapshot.Stops)
            {
                if (seen.TryAdd(stop.Id, 0) && now - stop.At < Fresh)
                {
                    var organization = policy.Snapshot.Organization;
                    _ = Task.Run(() => WriteAsync(organization, stop, now, [.. cut.Where(c => c.Holder.Organization == organization)]));
                }
            }
        }
    }

    private async Task WriteAsync(Guid organization, SnapshotStop stop, DateTimeOffset inForce, List<Call> cut)
    {
        var since = clock.GetTimestamp();
        while (cut.Exists(open.IsOpen) && clock.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(5);
        }

        var ended = cut.Count > 0 && !cut.Exists(open.IsOpen) ? inForce + clock.GetElapsedTime(since) : (DateTimeOffset?)null;
        var body = new CanonicalJsonWriter().BeginObject()
            .Name("intervention"u8).String("stop")
            .Name("subject"u8).String(ReadStopReport.Subject(stop.Id))
            .Name("scope"u8).String(stop.Scope.Name())
            .Name("afterMs"u8).Number(Math.Max(0, (long)(inForce - stop.At).TotalMilliseconds))
            .Name("streams"u8).Number(cut.Count);
        if (ended is { } at)
        {
            body.Name("closedMs"u8).Number(Math.Max(0, (long)(at - stop.At).TotalMilliseconds));
        }

        var written = clock.GetUtcNow();
        journal.AppendLater(new PendingEntry(
            EntryId.New(written), EntryType.Intervention, written, organization.ToString(), EntryBody.From(body.EndObject()), null));
    }
}
