using System.Collections.Concurrent;
using Balise.Domain.Policies;
using Balise.Journal.Entries;
using Microsoft.Extensions.Hosting;

namespace Balise.Gateway.Recording;

/// <summary>
/// Those who never reached a decision: unknown or revoked keys, addresses that do not exist. One entry for each kind and few seconds,
/// with a count, so that a flood from nobody cannot fill the disk. Everyone turned away is given the number of the entry that counts them.
/// </summary>
internal sealed class TurnedAway(JournalWriter journal, ActivePolicies policies, TimeProvider clock) : BackgroundService
{
    /// <summary>Kinds counted apart at once; beyond, keys are not told apart.</summary>
    public const int MaxKinds = 256;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Dictionary<Kind, Counted> counts = [];

    public static string Type => "turned_away";

    /// <param name="key">Slug of a key that is known and no longer opens; null for a stranger's.</param>
    public EntryId Count(string code, Guid? organization, string? key)
    {
        // Strangers belong to nobody; where one body lives alone, it is told.
        var kind = new Kind(organization ?? (policies.All is [var only] ? only.Snapshot.Organization : Guid.Empty), code, key);
        lock (gate)
        {
            if (!counts.TryGetValue(kind, out var counted))
            {
                kind = counts.Count < MaxKinds ? kind : kind with { Key = null };
                if (!counts.TryGetValue(kind, out counted))
                {
                    var at = clock.GetUtcNow();
                    counts.Add(kind, counted = new Counted(EntryId.New(at), at));
                }
            }

            counted.Count++;
            return counted.Id;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Write();
    }

    /// <summary>Writes what was counted and begins again.</summary>
    internal void Write()
    {
        Dictionary<Kind, Counted> written;
        lock (gate)
        {
            (written, counts) = (counts, []);
        }

        foreach (var (kind, counted) in written)
        {
            var body = new CanonicalJsonWriter().BeginObject().Name("code"u8).String(kind.Code).Name("count"u8).Number(counted.Count);
            if (kind.Key is { } key)
            {
                body.Name("key"u8).String(key);
            }

            journal.AppendLater(new PendingEntry(counted.Id, Type, counted.Since, kind.Organization.ToString(), EntryBody.From(body.EndObject()), null));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Window, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Write();
        }
    }

    private readonly record struct Kind(Guid Organization, string Code, string? Key);

    private sealed class Counted(EntryId id, DateTimeOffset since)
    {
        public EntryId Id { get; } = id;

        public DateTimeOffset Since { get; } = since;

        public long Count;
    }
}
