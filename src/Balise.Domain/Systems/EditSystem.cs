using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Domain.Systems;

/// <summary>Replaces what is typed about a system, unless someone did it meanwhile.</summary>
public sealed class EditSystem(IStore<AiSystem> systems, RegisterSystem register, MaterialChanges material, IChanges changes)
{
    public async Task<Result<AiSystem>> ExecuteAsync(string slug, SystemDetails details, int version, Actor by, CancellationToken ct)
    {
        if (await systems.FindAsync(slug, ct) is not { } system)
        {
            return new NotFound("system.not_found");
        }

        if (await register.ServedElsewhereAsync(details, system.Id, ct) is { } taken)
        {
            return new Invalid([taken]);
        }

        if (system.Edit(details, version, by) is { Ok: false } refused)
        {
            return refused.Error;
        }

        await material.OfAsync(system, ct);
        return await changes.SaveAsync(by, ct) is { } error ? error : system;
    }
}
