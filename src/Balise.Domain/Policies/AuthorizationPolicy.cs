using System.Collections.Frozen;

namespace Balise.Domain.Policies;

/// <summary>An authorisation of the snapshot, ready to be matched.</summary>
internal sealed class AuthorizationPolicy
{
    public required SnapshotAuthorization Snapshot { get; init; }

    public required int Index { get; init; }

    /// <summary>One bit per use type.</summary>
    public required ulong UseTypes { get; init; }

    public static FrozenDictionary<long, AuthorizationPolicy[]> ByUseCaseAndSystem(PolicySnapshot snapshot, CompiledPolicy policy)
    {
        var systems = snapshot.Systems.Select((s, i) => (s.Slug, i)).ToDictionary(p => p.Slug, p => p.i);
        return snapshot.Authorizations
            .Select((a, i) => new AuthorizationPolicy
            {
                Snapshot = a,
                Index = i,
                UseTypes = a.UseTypes.Aggregate(0UL, (mask, useType) => policy.FindUseType(useType) is var bit and >= 0 ? mask | (1UL << bit) : mask),
            })
            .Where(a => policy.FindUseCase(a.Snapshot.UseCase) >= 0 && systems.ContainsKey(a.Snapshot.System))
            .GroupBy(a => Key(policy.FindUseCase(a.Snapshot.UseCase), systems[a.Snapshot.System]))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    public static long Key(int useCase, int system) => ((long)useCase << 32) | (uint)system;

    public bool Covers(DateOnly day) => Snapshot.From <= day && day <= Snapshot.Until;

    public bool Covers(Requester requester)
    {
        var (persons, roles, units) = (Snapshot.Persons, Snapshot.Roles, Snapshot.Units);
        if (persons.Count == 0 && roles.Count == 0 && units.Count == 0)
        {
            return true;
        }

        return Contains(persons, requester.Person) || Contains(units, requester.Unit) || AnyRole(roles, requester.Roles);
    }

    public bool CoversUseType(int useType) => useType >= 0 && (UseTypes & (1UL << useType)) != 0;

    // Plain loops: LINQ over an interface allocates, and this is the path of every request.
    private static bool Contains<T>(IReadOnlyList<T> list, T item)
        where T : IEquatable<T>
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Equals(item))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyRole(IReadOnlyList<string> wanted, IReadOnlyList<string> held)
    {
        for (var i = 0; i < held.Count; i++)
        {
            if (Contains(wanted, held[i]))
            {
                return true;
            }
        }

        return false;
    }
}
