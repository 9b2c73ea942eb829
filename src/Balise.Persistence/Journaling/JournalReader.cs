using System.Data.Common;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Tree;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Journaling;

/// <summary>
/// Reads by pages, each on a connection of its own that is given back at once: a verification that takes an hour holds nothing open,
/// so SQLite can shorten its write-ahead log meanwhile.
/// </summary>
internal sealed class JournalReader(Func<DbConnection> open) : IJournalReader
{
    private const int PageSize = 500;

    public IReadOnlyList<string> Logs() =>
        [.. Sizes().Select(each => each.Log)];

    /// <summary>The logs that have entries, in ordinal order, and how many.</summary>
    public IReadOnlyList<(string Log, long Size)> Sizes() =>
        [.. Query("SELECT log, size FROM journal_heads WHERE size > 0", row => (row.GetString(0), row.GetInt64(1))).OrderBy(each => each.Item1, StringComparer.Ordinal)];

    /// <summary>The outcomes among the entries [<paramref name="from"/>, <paramref name="until"/>), in order; those whose bytes were erased are left out.</summary>
    public List<OutcomeRow> Outcomes(string log, long from, long until) => Query(
        """
        SELECT at, organization, bytes FROM journal_entries
        WHERE log = @log AND idx >= @from AND idx < @until AND type = 'outcome' AND bytes IS NOT NULL ORDER BY idx
        """,
        row => new OutcomeRow(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.GetString(1), row.GetFieldValue<byte[]>(2)),
        ("@log", log), ("@from", from), ("@until", until));

    public IEnumerable<StoredEntry> Read(string log, long from = 0)
    {
        for (var page = Page(log, from); page.Count > 0; page = Page(log, page[^1].Index + 1))
        {
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    public IEnumerable<Checkpoint> Checkpoints(string log, long skip = 0)
    {
        var after = skip == 0 ? 0 : SizeAt(log, skip);
        for (var page = Notes(log, after); page.Count > 0; page = Notes(log, after))
        {
            foreach (var (size, note) in page)
            {
                after = size;
                yield return Checkpoint.Parse(note);
            }
        }
    }

    public IReadOnlyList<CheckpointKey> Keys(string log) =>
        Query("SELECT key FROM journal_keys WHERE log = @log ORDER BY since, key", row => CheckpointKey.Parse(row.GetString(0)), ("@log", log));

    /// <summary>The newest checkpoint of all the logs, or <c>null</c>.</summary>
    public (string Log, long Size, DateTimeOffset At)? LatestCheckpoint() =>
        Query(
            """
            SELECT c.log, c.size, c.at FROM journal_heads h JOIN journal_checkpoints c ON c.log = h.log AND c.size = h.size
            ORDER BY c.at DESC, c.log LIMIT 1
            """,
            row => (row.GetString(0), row.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))) is [var latest] ? latest : null;

    /// <summary>The logs that hold an entry of that organisation, in ordinal order.</summary>
    public IReadOnlyList<string> LogsOf(string organization) =>
        [.. Logs().Where(log => Query(
            "SELECT 1 FROM journal_entries WHERE organization = @organization AND log = @log LIMIT 1", row => row.GetInt32(0),
            ("@organization", organization), ("@log", log)).Count > 0)];

    private List<StoredEntry> Page(string log, long from) => Query(
        """
        SELECT idx, leaf, bytes, id, type, at, organization, request_id, decision FROM journal_entries
        WHERE log = @log AND idx >= @from ORDER BY idx LIMIT @page
        """,
        row => ReadEntry(log, row), ("@log", log), ("@from", from), ("@page", PageSize));

    private static StoredEntry ReadEntry(string log, DbDataReader row)
    {
        var index = row.GetInt64(0);
        try
        {
            return new StoredEntry(
                log, index, new TreeHash(row.GetFieldValue<byte[]>(1)), row.Bytes(2),
                new EntryColumns(
                    new EntryId(row.GetGuid(3)), row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), row.GetString(6),
                    row.Text(7), row.IsDBNull(8) ? null : new EntryId(row.GetGuid(8))));
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or InvalidCastException or InvalidOperationException)
        {
            throw new FormatException($"The row of entry {index} of the log '{log}' was altered: {problem.Message}", problem);
        }
    }

    // The size of the last checkpoint skipped: from there on, sizes lead.
    private long SizeAt(string log, long skip) =>
        Query(
            "SELECT size FROM journal_checkpoints WHERE log = @log ORDER BY size LIMIT 1 OFFSET @skip", row => row.GetInt64(0),
            ("@log", log), ("@skip", skip - 1)) is [var size] ? size : long.MaxValue;

    private List<(long Size, string Note)> Notes(string log, long after) => Query(
        "SELECT size, note FROM journal_checkpoints WHERE log = @log AND size > @after ORDER BY size LIMIT @page",
        row => (row.GetInt64(0), row.GetString(1)), ("@log", log), ("@after", after), ("@page", PageSize));

    private List<T> Query<T>(string sql, Func<DbDataReader, T> read, params (string, object?)[] parameters)
    {
        using var connection = open();
        return connection.Query(null, sql, read, parameters);
    }
}

/// <summary>An outcome as stored: when, whose, its canonical JSON.</summary>
internal readonly record struct OutcomeRow(DateTimeOffset At, string Organization, byte[] Bytes);
