using Balise.Domain.Oversight.Quotas;
using Balise.Persistence.Internal;
using Balise.Persistence.Journaling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Persistence.Oversight.Quotas;

/// <summary>Counters in the database: only ever added to, so that two processes do not erase each other.</summary>
internal sealed class QuotaArchive(IServiceScopeFactory scopes, WriteTurn turn) : IQuotaArchive
{
    public async Task<IReadOnlyList<QuotaAddition>> LoadAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var all = await AllOrganizations.ReadAsync(scope.ServiceProvider.GetRequiredService<BaliseContext>(), ct);
        var since = now.ToUnixTimeMilliseconds();
        return (await all.Of<StoredQuotaUse>().Where(u => u.Ends > since).ToListAsync(ct)).ConvertAll(u => new QuotaAddition(
            u.Organization.Value, u.LimitId, new QuotaWindow(u.Period, u.Number), u.Subject, u.Used, DateTimeOffset.FromUnixTimeMilliseconds(u.Ends)));
    }

    public async Task AddAsync(IReadOnlyList<QuotaAddition> additions, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BaliseContext>();
        using var held = await turn.TakeAsync(ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        foreach (var each in additions)
        {
            var (period, ends) = ((short)each.Window.Period, each.Ends.ToUnixTimeMilliseconds());
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO quota_uses (organization, limit_id, period, number, subject, used, ends)
                VALUES ({each.Organization}, {each.Limit}, {period}, {each.Window.Number}, {each.Subject}, {each.Used}, {ends})
                ON CONFLICT (organization, limit_id, period, number, subject) DO UPDATE SET used = quota_uses.used + excluded.used
                """, ct);
        }

        await transaction.CommitAsync(ct);
    }
}
