using Balise.Domain.Dossiers;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.UseCases;

/// <summary>Two questions for each kind of thing: how many, and the first ones, without what is inside their JSON.</summary>
internal sealed class WaitingRegister(BaliseContext context) : IWaitingRegister
{
    public async Task<Waiting<WaitingUseCase>> UseCasesAsync(UseCaseState state, PersonId? of, PersonId? except, int atMost, CancellationToken ct)
    {
        var found = context.Set<UseCase>().AsNoTracking().Where(u => u.State == state);
        found = of is { } own ? found.Where(u => u.RequestedBy == own) : found;
        found = except is { } other ? found.Where(u => u.RequestedBy != other) : found;
        var total = await found.CountAsync(ct);
        return new(
            total == 0 ? [] : await found.OrderBy(u => u.ChangedAt).ThenBy(u => u.Number).Take(atMost)
                .Select(u => new WaitingUseCase(u.Slug, u.Number, EF.Property<string>(u, SearchColumns.Title), u.ChangedAt)).ToListAsync(ct),
            total);
    }

    public async Task<IReadOnlyList<string>> ReviewsAsync(PersonId reviewer, int atMost, CancellationToken ct) =>
        await context.Set<IndividualDecision>().AsNoTracking().Where(d => d.Reviewer == reviewer && d.State == IndividualDecisionState.Contested)
            .OrderBy(d => d.Id).Take(atMost).Select(d => d.Number).ToListAsync(ct);

    public async Task<Waiting<EndingAuthorization>> EndingAsync(DateOnly from, DateOnly until, int atMost, CancellationToken ct)
    {
        var found = context.Set<Authorization>().AsNoTracking()
            .Where(a => a.State == AuthorizationState.InForce && EF.Property<DateOnly>(a, SearchColumns.Until) >= from && EF.Property<DateOnly>(a, SearchColumns.Until) <= until);
        var total = await found.CountAsync(ct);
        if (total == 0)
        {
            return new([], 0);
        }

        var first = await found
            .Join(context.Set<UseCase>(), a => a.UseCase, u => u.Id, (a, u) => new
            {
                a.Number, u.Slug, Title = EF.Property<string>(u, SearchColumns.Title), Until = EF.Property<DateOnly>(a, SearchColumns.Until),
            })
            .OrderBy(a => a.Until).ThenBy(a => a.Number).Take(atMost).ToListAsync(ct);
        return new([.. first.Select(a => new EndingAuthorization(a.Number, a.Slug, a.Title, a.Until))], total);
    }
}
