using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>Moves a use case one step along its lifecycle.</summary>
public sealed class MoveUseCase(IStore<UseCase> useCases, IChanges changes, TimeProvider clock)
{
    public async Task<Result<UseCase>> ExecuteAsync(string slug, UseCaseAction action, Actor by, CancellationToken ct)
    {
        if (await useCases.FindAsync(slug, ct) is not { } useCase)
        {
            return new NotFound("use_case.not_found");
        }

        if (useCase.Move(action, by, clock.GetUtcNow()) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : useCase;
    }
}
