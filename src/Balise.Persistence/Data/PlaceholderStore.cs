using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Persistence.Internal;
using Balise.Persistence.Journaling;
using Balise.Persistence.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Balise.Persistence.Data;

/// <summary>Values behind placeholders, in the database. Names and values are unique by the tables' own keys: replicas need no lock.</summary>
internal sealed class PlaceholderStore(IServiceScopeFactory scopes, WriteTurn turn, TimeProvider clock) : IPlaceholderStore
{
    public async Task<IReadOnlyList<KeptValue>> LoadAsync(KeptConversation conversation, CancellationToken ct)
    {
        await using var scope = Enter(conversation.Organization);
        var now = Now;
        return await scope.ServiceProvider.GetRequiredService<BaliseContext>().Set<StoredPlaceholder>().AsNoTracking()
            .Where(v => v.Conversation == conversation.Hash && v.Expires > now).OrderBy(v => v.Type).ThenBy(v => v.Number)
            .Select(v => new KeptValue(v.Type, v.Number, v.Fingerprint, v.Sealed)).ToListAsync(ct);
    }

    public async Task<bool> TryKeepAsync(
        KeptConversation conversation, IReadOnlyList<KeptValue> values, DateTimeOffset expires, CancellationToken ct)
    {
        await using var scope = Enter(conversation.Organization);
        var context = scope.ServiceProvider.GetRequiredService<BaliseContext>();
        using var held = await TurnAsync(context, ct);
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            return await InsertAsync(context, conversation, values, expires.ToUnixTimeMilliseconds(), ct) && await CommitAsync(transaction, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            // Each waits for a name that the other took: the other one has them.
            return false;
        }
    }

    public async Task ProlongAsync(IReadOnlyCollection<KeptConversation> used, DateTimeOffset expires, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BaliseContext>();
        using var held = await TurnAsync(context, ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        foreach (var each in used)
        {
            await ProlongAsync(context, each, expires.ToUnixTimeMilliseconds(), ct);
        }

        await transaction.CommitAsync(ct);
    }

    public async Task<int> EraseLapsedAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BaliseContext>();
        using var held = await TurnAsync(context, ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        var erased = await context.Database.ExecuteSqlAsync($"DELETE FROM placeholders WHERE expires <= {Now}", ct);
        await transaction.CommitAsync(ct);
        return erased;
    }

    private static async Task<bool> CommitAsync(IDbContextTransaction transaction, CancellationToken ct)
    {
        await transaction.CommitAsync(ct);
        return true;
    }

    private static Task<int> ProlongAsync(BaliseContext context, KeptConversation conversation, long expires, CancellationToken ct) =>
        context.Database.ExecuteSqlAsync(
            $"""
            UPDATE placeholders SET expires = {expires}
            WHERE organization = {conversation.Organization.Value} AND conversation = {conversation.Hash} AND expires < {expires}
            """, ct);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    // False as soon as one is taken: whoever took it committed, or is about to.
    private async Task<bool> InsertAsync(
        BaliseContext context, KeptConversation conversation, IReadOnlyList<KeptValue> values, long expires, CancellationToken ct)
    {
        // Names of what lapsed are free, swept or not.
        var organization = conversation.Organization.Value;
        await context.Database.ExecuteSqlAsync(
            $"DELETE FROM placeholders WHERE organization = {organization} AND conversation = {conversation.Hash} AND expires <= {Now}", ct);
        foreach (var value in values)
        {
            var added = await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO placeholders (organization, conversation, type, number, fingerprint, sealed, expires)
                VALUES ({organization}, {conversation.Hash}, {value.Type}, {value.Number}, {value.Fingerprint}, {value.Sealed}, {expires})
                ON CONFLICT DO NOTHING
                """, ct);
            if (added == 0)
            {
                return false;
            }
        }

        await ProlongAsync(context, conversation, expires, ct);
        return true;
    }

    private AsyncServiceScope Enter(OrganizationId organization)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Enter(organization);
        return scope;
    }

    // PostgreSQL has many writers: a request that masks waits for none of them.
    private async Task<IDisposable?> TurnAsync(BaliseContext context, CancellationToken ct) =>
        context.Database.IsSqlite() ? await turn.TakeAsync(ct) : null;
}
