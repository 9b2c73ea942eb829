using System.Collections.Frozen;
using Balise.Domain.People;

namespace Balise.Domain.Policies;

/// <summary>
/// What is in force in this process: the policy of each organisation and the keys that may ask. Readers take one volatile read;
/// writers swap the whole.
/// </summary>
public sealed class ActivePolicies(TimeProvider clock)
{
    private volatile State state = new(FrozenDictionary<Guid, CompiledPolicy>.Empty, KeyRing.Empty, default);

    /// <summary>Raised after a swap, on the writer's thread.</summary>
    public event Action? Swapped;

    public KeyRing Keys => state.Keys;

    /// <summary>When the database last confirmed that this is what is in force.</summary>
    public DateTimeOffset ConfirmedAt => state.ConfirmedAt;

    public CompiledPolicy? Find(Guid organization) => state.Policies.GetValueOrDefault(organization);

    public CompiledPolicy? Find(OrganizationId organization) => Find(organization.Value);

    public IReadOnlyList<CompiledPolicy> All => [.. state.Policies.Values];

    public void Swap(IEnumerable<CompiledPolicy> policies, KeyRing keys)
    {
        state = new(policies.ToFrozenDictionary(p => p.Snapshot.Organization), keys, clock.GetUtcNow());
        Swapped?.Invoke();
    }

    /// <summary>Nothing changed, and the database said so just now.</summary>
    public void Confirm() => state = state with { ConfirmedAt = clock.GetUtcNow() };

    private sealed record State(FrozenDictionary<Guid, CompiledPolicy> Policies, KeyRing Keys, DateTimeOffset ConfirmedAt);
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
