using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Internal;

/// <summary>
/// The only way across organisations: bringing policies into force, and starting the process. What it reads is as of one instant, so
/// that a policy never mixes two states of the registers.
/// </summary>
internal sealed class AllOrganizations : IAsyncDisposable
{
    private readonly BaliseContext context;
    private readonly ReadTransaction transaction;

    private AllOrganizations(BaliseContext context, ReadTransaction transaction) => (this.context, this.transaction) = (context, transaction);

    public static async Task<AllOrganizations> ReadAsync(BaliseContext context, CancellationToken ct)
    {
        var all = new AllOrganizations(context, await ReadTransaction.BeginAsync(context.Database, ct));
        await AllowAsync(context, ct);
        return all;
    }

    /// <summary>Lifts the database's own filter until the transaction in course ends. SQLite has none.</summary>
    public static async Task AllowAsync(BaliseContext context, CancellationToken ct)
    {
        if (context.Database.IsNpgsql())
        {
            await context.Database.ExecuteSqlAsync($"SELECT set_config('balise.organization', '*', true)", ct);
        }
    }

    public IQueryable<T> Of<T>()
        where T : class =>
        context.Set<T>().IgnoreQueryFilters([OrganizationFilter.Name]).AsNoTracking();

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
