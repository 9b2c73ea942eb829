using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Policies;

/// <summary>Keeps policies for as long as a journal entry names them.</summary>
public sealed class SnapshotStore(BaliseContext context, TimeProvider clock) : ISnapshotStore
{
    /// <summary>The bytes of a snapshot of the current organisation, or <c>null</c>.</summary>
    public async Task<byte[]?> FindAsync(string id, CancellationToken ct)
    {
        return await context.Set<StoredSnapshot>().AsNoTracking().Where(s => s.Id == id).Select(s => s.Json).FirstOrDefaultAsync(ct);
    }

    /// <summary>Stores it unless it is there already: the id is the hash of the bytes, so there is nothing to compare.</summary>
    public async Task SaveAsync(string id, OrganizationId organization, byte[] json, CancellationToken ct)
    {
        if (await IsStoredAsync(id, ct))
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO policy_snapshots (id, organization, created_at, json) VALUES ({id}, {organization.Value}, {now}, {json})
            ON CONFLICT (id) DO NOTHING
            """, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<bool> IsStoredAsync(string id, CancellationToken ct)
    {
        await using var all = await AllOrganizations.ReadAsync(context, ct);
        return await all.Of<StoredSnapshot>().AnyAsync(s => s.Id == id, ct);
    }
}
