using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Policies;

/// <summary>A number that grows with every governance act of any organisation: when it stands still, so does the policy.</summary>
public sealed class GovernanceClock(BaliseContext context)
{
    public async Task<long> ReadAsync(CancellationToken ct) =>
        (await context.Database
            .SqlQuery<long>($"SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) AS \"Value\" FROM journal_heads WHERE log LIKE 'governance-%'")
            .ToListAsync(ct)).Single();
}
