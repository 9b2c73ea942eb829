using System.Data.Common;
using Balise.Journal;
using Balise.Journal.Tree;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Journaling;

/// <summary>Where a log ends, as the tables say.</summary>
internal static class JournalTables
{
    public static LogHead Head(DbConnection connection, DbTransaction? transaction, string log, string suffix = "")
    {
        var heads = connection.Query(
            transaction, $"SELECT size, range, last_at FROM journal_heads WHERE log = @log{suffix}",
            row => new LogHead(
                log, CompactRange.FromBytes(row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
                row.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
            ("@log", log));
        return heads is [var head] ? head : LogHead.Empty(log);
    }

    /// <summary>
    /// The head, held until the transaction ends: another process that wants to append waits for it. SQLite's transactions are already
    /// alone; in PostgreSQL the row is locked, and made first if the log is new.
    /// </summary>
    public static LogHead HeadForUpdate(DbConnection connection, DbTransaction transaction, string log, bool rowLocks)
    {
        if (!rowLocks)
        {
            return Head(connection, transaction, log);
        }

        connection.Execute(
            transaction, "INSERT INTO journal_heads (log, size, range, last_at) VALUES (@log, 0, @range, NULL) ON CONFLICT (log) DO NOTHING",
            ("@log", LogHead.Empty(log).Log), ("@range", Array.Empty<byte>()));
        return Head(connection, transaction, log, " FOR UPDATE");
    }
}
