using Balise.Domain.Oversight.Validations;
using Balise.Persistence.Internal;
using Balise.Persistence.Journaling;
using Balise.Persistence.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Persistence.Oversight.Validations;

/// <summary>Waiting calls in the database. A person's answer and the gateway's end race on the version of the row: one of them wins.</summary>
internal sealed class HeldActions(IServiceScopeFactory scopes, WriteTurn turn, TimeProvider clock) : IHeldActions
{
    // Beyond, whoever held it is not there any more.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public async Task HoldAsync(HeldCall call, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Enter(call.Organization);
        var context = scope.ServiceProvider.GetRequiredService<BaliseContext>();
        context.Add(HeldAction.Hold(call, clock.GetUtcNow()));
        using var held = await turn.TakeAsync(ct);
        await context.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<HeldAnswer>> AnsweredAsync(IReadOnlyCollection<Guid> waiting, CancellationToken ct)
    {
        if (waiting.Count == 0)
        {
            return [];
        }

        List<HeldActionId> ids = [.. waiting.Select(id => new HeldActionId(id))];
        await using var scope = scopes.CreateAsyncScope();
        await using var all = await AllOrganizations.ReadAsync(scope.ServiceProvider.GetRequiredService<BaliseContext>(), ct);
        return (await all.Of<HeldAction>().Where(h => ids.Contains(h.Id) && h.State != HeldState.Held).ToListAsync(ct)).ConvertAll(Answer);
    }

    public async Task<HeldAnswer> EndAsync(Guid id, HeldState state, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BaliseContext>();
        using var turnHeld = await turn.TakeAsync(ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        var (ended, at) = (state.ToString(), clock.GetUtcNow().UtcDateTime);
        await context.Database.ExecuteSqlAsync(
            $"UPDATE held_actions SET state = {ended}, decided_at = {at}, sealed = NULL, version = version + 1 WHERE id = {id} AND state = 'Held'", ct);
        var held = await context.Set<HeldAction>().IgnoreQueryFilters([OrganizationFilter.Name]).AsNoTracking().SingleAsync(h => h.Id == new HeldActionId(id), ct);
        await transaction.CommitAsync(ct);
        return Answer(held);
    }

    public async Task<IReadOnlyList<LeftBehind>> InterruptAsync(string holder, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BaliseContext>();
        using var turnHeld = await turn.TakeAsync(ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        var late = clock.GetUtcNow() - Grace;
        var left = await context.Set<HeldAction>().IgnoreQueryFilters([OrganizationFilter.Name]).AsNoTracking()
            .Where(h => h.State == HeldState.Held && (h.Holder == holder || h.ExpiresAt < late)).ToListAsync(ct);
        var at = clock.GetUtcNow().UtcDateTime;
        foreach (var each in left)
        {
            await context.Database.ExecuteSqlAsync(
                $"UPDATE held_actions SET state = 'Interrupted', decided_at = {at}, sealed = NULL, version = version + 1 WHERE id = {each.Id.Value} AND state = 'Held'",
                ct);
        }

        await transaction.CommitAsync(ct);
        return left.ConvertAll(h => new LeftBehind(h.Id.Value, h.Organization.Value, h.Decision));
    }

    private static HeldAnswer Answer(HeldAction held) => new(held.Id.Value, held.State, held.DecidedBy?.Value, held.Reason, held.Sealed);
}
