using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Balise.Persistence.Sqlite;

/// <summary>
/// One statement, parsed once and bound again for each row. The provider's own command boxes every value and looks every parameter up
/// by name: for the journal, which writes two rows for each request, that is more than SQLite itself takes. Positions count from 1.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] text = new byte[256];

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public SqliteStatement Text(int position, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, position));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > text.Length)
        {
            text = new byte[most];
        }

        return Text(position, text.AsSpan(0, Encoding.UTF8.GetBytes(value, text)));
    }

    public SqliteStatement Text(int position, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, position, utf8));
        return this;
    }

    public SqliteStatement Number(int position, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(statement, position, number) : raw.sqlite3_bind_null(statement, position));
        return this;
    }

    public SqliteStatement Bytes(int position, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, position, value));
        return this;
    }

    public SqliteStatement Nothing(int position)
    {
        Check(raw.sqlite3_bind_null(statement, position));
        return this;
    }

    /// <summary>Runs it and leaves it ready for the next row. Returns how many rows changed.</summary>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public int Run()
    {
        var result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_DONE or raw.SQLITE_ROW)
        {
            raw.sqlite3_reset(statement);
            return raw.sqlite3_changes(database);
        }

        // Read before the reset, which forgets the message.
        try
        {
            SqliteException.ThrowExceptionForRC(result, database);
            return 0;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Runs a query and gives the first column of its first row; null without a row.</summary>
    public long? First()
    {
        var result = raw.sqlite3_step(statement);
        long? value = result == raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : null;
        raw.sqlite3_reset(statement);
        Check(result is raw.SQLITE_ROW or raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return value;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}
