using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Balise.Persistence.Internal;

/// <summary>What the two databases mean by their errors.</summary>
internal static class DatabaseErrors
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;

    private const int SqliteError = 1;
    private const int SqliteConstraint = 19;

    /// <summary>The database is not there, refuses us, or has no room; not a fault of a statement.</summary>
    public static bool IsUnreachable(Exception problem) => problem switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is not (SqliteError or SqliteConstraint),

        // Classes of SQLSTATE: connection, authorisation, no such database, resources, operator.
        PostgresException postgreSql => postgreSql.SqlState[..2] is "08" or "28" or "3D" or "53" or "57",
        NpgsqlException or SocketException or IOException or UnauthorizedAccessException or TimeoutException => true,
        _ => false,
    };

    /// <summary>A unique value is taken.</summary>
    public static bool IsDuplicate(DbUpdateException problem) => problem.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqlitePrimaryKey or SqliteUnique,
        PostgresException postgreSql => postgreSql.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
