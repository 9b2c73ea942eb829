using System.Data.Common;
using Balise.Domain.Oversight;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Oversight;

/// <summary>Asked once, at start, before the first request.</summary>
internal sealed class UnsettledDecisions(Func<DbConnection> open) : IUnsettledDecisions
{
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    public long End(string log)
    {
        using var connection = open();
        return connection.Query(null, "SELECT size FROM journal_heads WHERE log = @log", r => r.GetInt64(0), ("@log", log)) is [var size] ? size : 0;
    }

    public IReadOnlyList<UnsettledDecision> Find(string log, long end)
    {
        using var connection = open();
        var last = connection.Query(null, "SELECT last_at FROM journal_heads WHERE log = @log", r => r.IsDBNull(0) ? 0 : r.GetInt64(0), ("@log", log));
        if (last is not [> 0])
        {
            return [];
        }

        var before = connection.Query(
            null, "SELECT idx FROM journal_entries WHERE log = @log AND at < @since ORDER BY idx DESC LIMIT 1", r => r.GetInt64(0), ("@log", log),
            ("@since", last[0] - Day));
        return connection.Query(
            null,
            """
            SELECT d.id, d.organization, d.request_id FROM journal_entries d
            WHERE d.log = @log AND d.idx > @after AND d.idx < @end AND d.type = 'decision' AND d.verdict IN ('allow', 'transform')
              AND NOT EXISTS (SELECT 1 FROM journal_entries o WHERE o.decision = d.id AND o.type = 'outcome')
            ORDER BY d.idx
            """,
            r => new UnsettledDecision(Guid.Parse(r.GetValue(0).ToString()!), r.GetValue(1).ToString()!, r.Text(2)), ("@log", log),
            ("@after", before is [var index] ? index : -1L), ("@end", end));
    }
}
