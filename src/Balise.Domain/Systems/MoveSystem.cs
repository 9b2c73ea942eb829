using Balise.Domain.Norms;
using Balise.Domain.People;

namespace Balise.Domain.Systems;

/// <summary>Moves a system one step along its lifecycle.</summary>
public sealed class MoveSystem(IStore<AiSystem> systems, NormsPack norms, IChanges changes)
{
    public async Task<Result<AiSystem>> ExecuteAsync(string slug, SystemAction action, Actor by, CancellationToken ct)
    {
        if (await systems.FindAsync(slug, ct) is not { } system)
        {
            return new NotFound("system.not_found");
        }

        if (system.Move(action, norms, by) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : system;
    }
}
