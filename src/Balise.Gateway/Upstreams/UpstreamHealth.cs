using System.Collections.Concurrent;
using Balise.Domain.Oversight;

namespace Balise.Gateway.Upstreams;

/// <summary>
/// A circuit breaker for each system: after several failures in a row others are tried first, until a probe or a call finds it back.
/// With nobody to take over, it is tried all the same: refusing what might work helps no one.
/// </summary>
internal sealed class UpstreamHealth(TimeProvider clock) : IUpstreamHealth
{
    private const int FailuresToOpen = 5;

    private readonly ConcurrentDictionary<(Guid Organization, string System), SystemHealth> systems = new();

    public bool IsUnavailable(Guid organization, string system) =>
        systems.TryGetValue((organization, system), out var health) && health.State is HealthState.Unavailable;

    public void Succeeded(Guid organization, string system)
    {
        // Nearly always it answered the last time too: nothing to write.
        if (!systems.TryGetValue((organization, system), out var known) || known.State is not HealthState.Available)
        {
            systems[(organization, system)] = new(system, HealthState.Available, 0, clock.GetUtcNow());
        }
    }

    public void Failed(Guid organization, string system) => systems.AddOrUpdate(
        (organization, system),
        key => new(key.System, HealthState.Faltering, 1, clock.GetUtcNow()),
        (_, known) => known.Failures + 1 < FailuresToOpen
            ? known with { State = HealthState.Faltering, Failures = known.Failures + 1, Since = known.Failures == 0 ? clock.GetUtcNow() : known.Since }
            : known with
            {
                State = HealthState.Unavailable, Failures = known.Failures + 1,
                Since = known.State is HealthState.Unavailable ? known.Since : clock.GetUtcNow(),
            });

    public IReadOnlyList<SystemHealth> Read(Guid organization) =>
        [.. systems.Where(s => s.Key.Organization == organization).Select(s => s.Value).OrderBy(s => s.System, StringComparer.Ordinal)];

    public IEnumerable<(Guid Organization, string System)> Unavailable() =>
        systems.Where(s => s.Value.State is HealthState.Unavailable).Select(s => s.Key);
}
