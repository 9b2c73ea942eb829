using System.Collections.Frozen;
using Balise.Domain.Oversight;

namespace Balise.Domain.Policies;

/// <summary>The stops in force, by what they reach.</summary>
internal sealed class StopTable(PolicySnapshot snapshot)
{
    private readonly FrozenSet<string> systems = Targets(snapshot, StopScope.System);
    private readonly FrozenSet<string> useCases = Targets(snapshot, StopScope.UseCase);
    private readonly FrozenSet<string> models = Targets(snapshot, StopScope.Model);
    private readonly FrozenSet<Guid> persons =
        snapshot.Stops.Where(s => s.Scope is StopScope.Person).Select(s => Guid.Parse(s.Target)).ToFrozenSet();

    public bool Any { get; } = snapshot.Stops.Count > 0;

    public bool WholeOrganization { get; } = snapshot.Stops.Any(s => s.Scope is StopScope.Organization);

    public bool Reaches(string? system, string? useCase, string? model, Guid person) =>
        WholeOrganization
        || (system is not null && systems.Contains(system))
        || (useCase is not null && useCases.Contains(useCase))
        || (model is not null && models.Contains(model))
        || persons.Contains(person);

    private static FrozenSet<string> Targets(PolicySnapshot snapshot, StopScope scope) =>
        snapshot.Stops.Where(s => s.Scope == scope).Select(s => s.Target).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
