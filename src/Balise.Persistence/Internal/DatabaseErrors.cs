using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Balise.Persistence.Internal;

/// <summary>What the two databases say when a unique value is taken.</summary>
internal static class DatabaseErrors
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;

    public static bool IsDuplicate(DbUpdateException problem) => problem.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqlitePrimaryKey or SqliteUnique,
        PostgresException postgreSql => postgreSql.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
