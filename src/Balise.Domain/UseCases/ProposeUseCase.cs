using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>Adds a use case to the register.</summary>
public sealed class ProposeUseCase(IStore<UseCase> useCases, IChanges changes, TimeProvider clock)
{
    public async Task<Result<UseCase>> ExecuteAsync(string slug, UseCaseDetails details, Actor by, CancellationToken ct)
    {
        var wanted = string.IsNullOrWhiteSpace(slug) ? Slugs.From(details.Title) : slug.Trim();
        if (await useCases.FindAsync(wanted, ct) is not null)
        {
            return new Invalid([new("Slug", "field.taken", ("value", wanted))]);
        }

        var now = clock.GetUtcNow();
        var number = await changes.NextNumberAsync("CU", now.Year, ct);
        var proposed = UseCase.Propose(new(Guid.CreateVersion7(now)), number, wanted, details, by, now);
        if (!proposed.Ok)
        {
            return proposed;
        }

        useCases.Add(proposed.Value);
        return await changes.SaveAsync(by, ct) is { } error ? error : proposed;
    }
}
