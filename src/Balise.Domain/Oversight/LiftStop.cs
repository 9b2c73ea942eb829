using Balise.Domain.People;

namespace Balise.Domain.Oversight;

/// <summary>Restarts what was stopped: a second person, with a reason.</summary>
public sealed class LiftStop(IStore<EmergencyStop> stops, IChanges changes, TimeProvider clock)
{
    public async Task<Result<EmergencyStop>> ExecuteAsync(Guid id, string reason, Actor by, CancellationToken ct)
    {
        if (await stops.FindAsync(id, ct) is not { } stop)
        {
            return new NotFound("stop.not_found");
        }

        if (stop.Lift(reason, by, clock.GetUtcNow()) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : stop;
    }
}
