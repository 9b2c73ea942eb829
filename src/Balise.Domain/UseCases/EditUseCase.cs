using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>Replaces what is typed about a use case, unless someone did it meanwhile.</summary>
public sealed class EditUseCase(IStore<UseCase> useCases, MaterialChanges material, IChanges changes, TimeProvider clock)
{
    public async Task<Result<UseCase>> ExecuteAsync(string slug, UseCaseDetails details, int version, Actor by, CancellationToken ct)
    {
        if (await useCases.FindAsync(slug, ct) is not { } useCase)
        {
            return new NotFound("use_case.not_found");
        }

        if (useCase.Edit(details, version, by, clock.GetUtcNow()) is { Ok: false } refused)
        {
            return refused.Error;
        }

        await material.OfAsync(useCase, ct);
        return await changes.SaveAsync(by, ct) is { } error ? error : useCase;
    }
}
