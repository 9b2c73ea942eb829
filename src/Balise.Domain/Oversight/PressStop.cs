using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Oversight;

/// <summary>Stops a body, a system, a use case, a model or a person: new requests are refused and open answers cut when this returns.</summary>
public sealed class PressStop(IStore<EmergencyStop> stops, StopTargets targets, IOpenCalls open, IChanges changes, TimeProvider clock)
{
    public async Task<Result<PressedStop>> ExecuteAsync(StopScope scope, string target, string reason, bool drill, Actor by, CancellationToken ct)
    {
        if (!await targets.ExistsAsync(scope, target, ct))
        {
            return new Invalid([new("target", "stop.unknown_target", ("value", target))]);
        }

        var now = clock.GetUtcNow();
        var pressed = EmergencyStop.Press(new(Guid.CreateVersion7(now)), scope, target, reason, drill, by, now);
        if (!pressed.Ok)
        {
            return pressed.Error;
        }

        stops.Add(pressed.Value);
        return await changes.SaveAsync(by, ct) is { } error
            ? error
            : new PressedStop(pressed.Value, open.CutStopped(by.Organization.Value));
    }
}

/// <param name="Streams">Open answers that were cut in this process.</param>
public sealed record PressedStop(EmergencyStop Stop, int Streams);

/// <summary>Whether a stop would reach anything: a mistyped name must not pass for a stop.</summary>
public sealed class StopTargets(IStore<AiSystem> systems, IStore<UseCase> useCases, IStore<Person> people)
{
    public async Task<bool> ExistsAsync(StopScope scope, string target, CancellationToken ct) => scope switch
    {
        StopScope.Organization => true,
        StopScope.System => await systems.FindAsync(target, ct) is not null,
        StopScope.UseCase => await useCases.FindAsync(target, ct) is not null,
        StopScope.Model => (await systems.AllAsync(ct)).Any(s => s.Details.Models.Contains(target, StringComparer.OrdinalIgnoreCase)),
        StopScope.Person => await people.FindAsync(target, ct) is not null,
        _ => false,
    };
}
