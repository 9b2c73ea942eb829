using Microsoft.Data.Sqlite;
using Npgsql;

namespace Balise.Persistence;

/// <summary>Which database, said in one string: a connection string of either database, a <c>postgres://</c> address, or a file path.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Name of the SQLite file in the data directory when nothing else is said.</summary>
    public const string DefaultFile = "balise.db";

    private DatabaseOptions(bool isPostgreSql, string connectionString) => (IsPostgreSql, ConnectionString) = (isPostgreSql, connectionString);

    public bool IsPostgreSql { get; }

    public string ConnectionString { get; }

    /// <summary>Names the database without its password, for messages.</summary>
    public string Description
    {
        get
        {
            if (!IsPostgreSql)
            {
                return new SqliteConnectionStringBuilder(ConnectionString).DataSource;
            }

            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"PostgreSQL {parts.Host}:{parts.Port}/{parts.Database}";
        }
    }

    /// <param name="database">The setting <c>BALISE_DATABASE</c>; null or empty is <see cref="DefaultFile"/> in the data directory.</param>
    /// <exception cref="ArgumentException">A connection string that neither database understands.</exception>
    public static DatabaseOptions From(string? database, string dataDirectory)
    {
        var text = string.IsNullOrWhiteSpace(database) ? Path.Combine(dataDirectory, DefaultFile) : database.Trim();
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return new(true, FromAddress(new Uri(text)));
        }

        if (Has(text, "Host") || Has(text, "Server"))
        {
            return new(true, new NpgsqlConnectionStringBuilder(text).ToString());
        }

        var file = Has(text, "Data Source") || Has(text, "DataSource") || Has(text, "Filename")
            ? new SqliteConnectionStringBuilder(text)
            : new SqliteConnectionStringBuilder { DataSource = text };
        file.DataSource = Path.GetFullPath(file.DataSource, Path.GetFullPath(dataDirectory));
        return new(false, file.ToString());
    }

    private static bool Has(string text, string key) =>
        text.Split(';').Any(part => part.Split('=') is [var name, _, ..] && name.Trim().Equals(key, StringComparison.OrdinalIgnoreCase));

    // The form that most hosting services hand out; Npgsql does not read it.
    private static string FromAddress(Uri address)
    {
        var parts = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(address.Host),
            Port = address.Port > 0 ? address.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
        };
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, ..] login)
        {
            parts.Username = Uri.UnescapeDataString(user);
            parts.Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null;
        }

        foreach (var option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = option.Split('=', 2) is [var n, var v] ? (n, Uri.UnescapeDataString(v)) : (option, "");
            parts[name switch { "sslmode" => "SSL Mode", "application_name" => "Application Name", _ => name }] = value;
        }

        return parts.ToString();
    }
}
