using Balise.Cli.Journaling;
using Balise.Journal;
using Balise.Journal.Verification;
using Balise.Persistence;
using Balise.Domain.Systems;
using Microsoft.Data.Sqlite;

namespace Balise.Tests.Persistence;

/// <summary>The database as a file: opened by others, copied, locked, broken.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("balise-file-").FullName;

    [Fact]
    public async Task The_command_line_reads_the_file_that_the_server_writes()
    {
        await using var installation = await StartAsync();
        var appender = installation.Get<IJournalAppender>();
        appender.Append(JournalContract.Sealed(installation, LogHead.Empty("gateway-1"), 1200));
        using var file = DatabaseFile.Open(Path.Combine(folder, "balise.db"));

        // Written after the file was opened: the reader follows.
        appender.Append(JournalContract.Sealed(installation, appender.Head("gateway-1"), 5));
        var report = JournalVerifier.Verify(file);

        Assert.Null(report.Fault);
        Assert.Equal((1205L, 2L), (report.Entries, report.Checkpoints));
        Assert.Equal(1205, Assert.Single(file.Checkpoints("gateway-1", 1)).Size);
    }

    [Fact]
    public async Task What_was_appended_before_a_crash_is_there_after_it()
    {
        await using var installation = await StartAsync();
        installation.Get<IJournalAppender>().Append(JournalContract.Sealed(installation, LogHead.Empty("gateway-1"), 10));

        // A machine that stops leaves the file and its write-ahead log as they are now; a copy of both is that machine after restart.
        var after = Directory.CreateDirectory(Path.Combine(folder, "after")).FullName;
        File.Copy(Path.Combine(folder, "balise.db"), Path.Combine(after, "balise.db"));
        File.Copy(Path.Combine(folder, "balise.db-wal"), Path.Combine(after, "balise.db-wal"));
        await using var restarted = new Installation(DatabaseOptions.From(null, after));
        await restarted.StartAsync();

        Assert.Equal(10, restarted.Get<IJournalReader>().Read("gateway-1").Count());
        restarted.Get<IJournalAppender>().Append(JournalContract.Sealed(restarted, restarted.Get<IJournalAppender>().Head("gateway-1"), 1));
        Assert.Null(JournalVerifier.Verify(restarted.Get<IJournalReader>()).Fault);
    }

    [Fact]
    public async Task A_missing_table_is_an_error_and_appending_goes_on_once_it_is_back()
    {
        await using var installation = await StartAsync();
        var appender = installation.Get<IJournalAppender>();
        appender.Append(JournalContract.Sealed(installation, LogHead.Empty("gateway-1"), 1));
        Execute("ALTER TABLE journal_checkpoints RENAME TO hidden");
        Assert.Throws<SqliteException>(() => appender.Append(JournalContract.Sealed(installation, appender.Head("gateway-1"), 1)));
        Execute("ALTER TABLE hidden RENAME TO journal_checkpoints");

        appender.Append(JournalContract.Sealed(installation, appender.Head("gateway-1"), 1));

        Assert.Equal(2, installation.Get<IJournalReader>().Read("gateway-1").Count());
    }

    [Fact]
    public async Task A_full_disk_is_an_error_and_nothing_is_half_written()
    {
        await using var installation = await StartAsync();
        var appender = installation.Get<IJournalAppender>();
        appender.Append(JournalContract.Sealed(installation, LogHead.Empty("gateway-1"), 1));
        Execute("CREATE TRIGGER full BEFORE INSERT ON journal_entries WHEN NEW.idx >= 50 BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");

        Assert.Throws<SqliteException>(() => appender.Append(JournalContract.Sealed(installation, appender.Head("gateway-1"), 100)));

        Assert.Equal(1, appender.Head("gateway-1").Size);
        Assert.Single(installation.Get<IJournalReader>().Read("gateway-1"));
    }

    [Fact]
    public async Task Several_processes_may_start_on_an_empty_folder()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(StartAsync)));

        await using var work = started[0].Enter(null);
        Assert.Empty(await work.Store<AiSystem>().AllAsync(CancellationToken.None));
        foreach (var installation in started)
        {
            await installation.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_start_killed_in_the_middle_does_not_block_the_next()
    {
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "balise.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            command.ExecuteNonQuery();
        }

        await using var installation = await StartAsync();

        Assert.Empty(installation.Get<IJournalReader>().Logs());
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_named()
    {
        await using var installation = new Installation(DatabaseOptions.From("Host=127.0.0.1;Port=1;Database=nowhere;Username=me;Password=secret", folder));

        var problem = await Assert.ThrowsAsync<DatabaseUnreachableException>(installation.StartAsync);

        Assert.Contains("127.0.0.1:1/nowhere", problem.Message);
        Assert.DoesNotContain("secret", problem.Message);
    }

    [Fact]
    public void A_file_without_a_journal_is_refused()
    {
        var text = Path.Combine(folder, "text.db");
        File.WriteAllText(text, new string('x', 5000));

        Assert.Throws<InvalidDataException>(() => DatabaseFile.Open(text));
        Assert.Throws<FileNotFoundException>(() => DatabaseFile.Open(Path.Combine(folder, "absent.db")));
    }

    [Theory]
    [InlineData(null, false, "/data/balise.db")]
    [InlineData("other.db", false, "/data/other.db")]
    [InlineData("Data Source=/var/b.db", false, "/var/b.db")]
    [InlineData("Host=db;Database=balise;Username=u;Password=p", true, "PostgreSQL db:5432/balise")]
    [InlineData("Server=db;Port=6000;Database=balise", true, "PostgreSQL db:6000/balise")]
    [InlineData("postgres://u:p%40ss@db.exemple:6543/balise?sslmode=require", true, "PostgreSQL db.exemple:6543/balise")]
    public void One_setting_says_which_database(string? setting, bool postgreSql, string description)
    {
        var options = DatabaseOptions.From(setting, "/data");

        Assert.Equal((postgreSql, description), (options.IsPostgreSql, options.Description));
        Assert.Equal(setting?.Contains("p%40ss") is true, options.ConnectionString.Contains("p@ss"));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Installation> StartAsync()
    {
        var installation = new Installation(DatabaseOptions.From(null, folder));
        await installation.StartAsync();
        return installation;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "balise.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
