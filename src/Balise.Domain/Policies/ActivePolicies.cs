using System.Collections.Frozen;
using Balise.Domain.People;

namespace Balise.Domain.Policies;

/// <summary>
/// What is in force in this process: the policy of each organisation and the keys that may ask. Readers take one volatile read;
/// writers swap the whole.
/// </summary>
public sealed class ActivePolicies(TimeProvider clock)
{
    private readonly Lock writing = new();
    private volatile State state = new(FrozenDictionary<Guid, CompiledPolicy>.Empty, KeyRing.Empty, 0);

    /// <summary>Raised after a swap, on the writer's thread.</summary>
    public event Action? Swapped;

    public KeyRing Keys => state.Keys;

    /// <summary>How long ago the database confirmed that this is what is in force. Counted by a monotonic clock: the wall may jump.</summary>
    public TimeSpan Age => state.Confirmed is 0 ? TimeSpan.MaxValue : clock.GetElapsedTime(state.Confirmed);

    public CompiledPolicy? Find(Guid organization) => state.Policies.GetValueOrDefault(organization);

    public CompiledPolicy? Find(OrganizationId organization) => Find(organization.Value);

    public IReadOnlyList<CompiledPolicy> All => [.. state.Policies.Values];

    public void Swap(IEnumerable<CompiledPolicy> policies, KeyRing keys)
    {
        var compiled = policies.ToFrozenDictionary(p => p.Snapshot.Organization);
        lock (writing)
        {
            state = new(compiled, keys, clock.GetTimestamp());
        }

        Swapped?.Invoke();
    }

    /// <summary>Nothing changed, and the database said so just now.</summary>
    public void Confirm()
    {
        lock (writing)
        {
            state = state with { Confirmed = clock.GetTimestamp() };
        }
    }

    private sealed record State(FrozenDictionary<Guid, CompiledPolicy> Policies, KeyRing Keys, long Confirmed);
}

/// <summary>Brings what is stored into force: compile, store the snapshot, swap.</summary>
public interface IPolicyRefresher
{
    /// <summary>In force in this process when it returns.</summary>
    Task RefreshAsync(CancellationToken ct);
}

/// <summary>Snapshots by their id, kept for as long as a journal entry names them.</summary>
public interface ISnapshotStore
{
    Task<byte[]?> FindAsync(string id, CancellationToken ct);
}
