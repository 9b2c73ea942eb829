using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Balise.Tests.Persistence;

/// <summary>
/// One PostgreSQL server for the whole run, started when the first test asks for it: that of <c>BALISE_TEST_POSTGRES</c>, or a private
/// one in a temporary folder made from the installed binaries. Without either, tests that need it are skipped and say so.
/// </summary>
public static class PrivatePostgreSql
{
    private static readonly Lazy<string?> Server = new(Start);

    /// <summary>A connection string to a new, empty database owned by a role that is not a superuser.</summary>
    public static string CreateDatabase()
    {
        Assert.SkipWhen(Server.Value is null, "No PostgreSQL: set BALISE_TEST_POSTGRES or install the package postgresql.");
        var name = $"balise_{Guid.NewGuid():N}";
        using var connection = new NpgsqlConnection(Server.Value);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(Server.Value) { Database = name }.ToString();
    }

    public static void DropDatabase(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        using var connection = new NpgsqlConnection(Server.Value);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)";
        command.ExecuteNonQuery();
    }

    private static string? Start()
    {
        if (Environment.GetEnvironmentVariable("BALISE_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return given;
        }

        return Binaries() is { } binaries ? StartPrivate(binaries) : null;
    }

    private static string? Binaries()
    {
        string[] folders =
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
            .. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(d => Path.Combine(d, "bin")) : [],
        ];
        return folders.FirstOrDefault(f => f.Length > 0 && File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")));
    }

    private static string StartPrivate(string binaries)
    {
        var folder = Directory.CreateTempSubdirectory("balise-postgresql-").FullName;
        var data = Path.Combine(folder, "data");
        var port = FreePort();
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            Run("chown", "postgres", folder);
        }

        Unprivileged(Path.Combine(binaries, "initdb"), "-D", data, "-U", "admin", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");

        // Nothing here outlives the run, so nothing needs to reach the disk.
        Unprivileged(
            Path.Combine(binaries, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=200", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Unprivileged(Path.Combine(binaries, "pg_ctl"), "-D", data, "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        };

        var admin = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "admin", Database = "postgres" };
        using var connection = new NpgsqlConnection(admin.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE ROLE balise LOGIN CREATEDB";
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(admin.ToString()) { Username = "balise", IncludeErrorDetail = true }.ToString();
    }

    private static void Unprivileged(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Run(program, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server inherits what it is started with: output is not captured, or waiting for its end would never end.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
