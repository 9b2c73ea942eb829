using System.Security.Cryptography;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Persistence;
using Balise.Persistence.Oversight;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Balise.Tests.Persistence;

public sealed class JournalOnSqlite(SqliteUnderTest database) : JournalContract(database), IClassFixture<SqliteUnderTest>;

public sealed class JournalOnPostgreSql(PostgreSqlUnderTest database) : JournalContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>What is appended is there, in order, for ever; what is changed behind its back is found.</summary>
public abstract class JournalContract(DatabaseUnderTest database)
{
    [Fact]
    public async Task What_is_appended_is_read_back_byte_for_byte_by_another_process()
    {
        await using var writer = new Installation(database.Options);
        var batch = Sealed(writer, LogHead.Empty(NewLog()), 3);
        writer.Get<IJournalAppender>().Append(batch);

        await using var reader = new Installation(database.Options);
        var stored = reader.Get<IJournalReader>().Read(batch.After.Log).ToList();

        Assert.Equal(batch.Entries.Select(e => e.ToStored().Columns), stored.Select(e => e.Columns));
        Assert.Equal(batch.Entries.Select(e => Convert.ToHexString(e.Bytes)), stored.Select(e => Convert.ToHexString(e.Bytes!)));
        Assert.Equal(batch.Entries.Select(e => e.LeafHash), stored.Select(e => e.LeafHash));
        Assert.Equal(batch.Checkpoint.Note, Assert.Single(reader.Get<IJournalReader>().Checkpoints(batch.After.Log)).Note);
        Assert.Equal(batch.Key, Assert.Single(reader.Get<IJournalReader>().Keys(batch.After.Log)));
        var head = reader.Get<IJournalAppender>().Head(batch.After.Log);
        Assert.Equal((3L, batch.After.Root, batch.After.LastAt), (head.Size, head.Root, head.LastAt));
    }

    [Fact]
    public async Task A_batch_on_another_head_is_refused_and_leaves_nothing()
    {
        await using var installation = new Installation(database.Options);
        var empty = LogHead.Empty(NewLog());
        installation.Get<IJournalAppender>().Append(Sealed(installation, empty, 2));
        var late = Sealed(installation, empty, 5);

        var conflict = Assert.Throws<LogConflictException>(() => installation.Get<IJournalAppender>().Append(late));

        Assert.Contains("has 2 entries where the batch expects 0", conflict.Message);
        Assert.Equal(2, installation.Get<IJournalReader>().Read(empty.Log).Count());
        Assert.Single(installation.Get<IJournalReader>().Checkpoints(empty.Log));
    }

    [Fact]
    public async Task The_same_size_in_another_history_is_another_head()
    {
        await using var installation = new Installation(database.Options);
        var empty = LogHead.Empty(NewLog());
        installation.Get<IJournalAppender>().Append(Sealed(installation, empty, 2));
        var elsewhere = Sealed(installation, empty, 2).After;

        Assert.Throws<LogConflictException>(() => installation.Get<IJournalAppender>().Append(Sealed(installation, elsewhere, 1)));
    }

    [Fact]
    public async Task After_a_conflict_the_appender_goes_on_from_the_head_read_again()
    {
        await using var installation = new Installation(database.Options);
        var empty = LogHead.Empty(NewLog());
        var appender = installation.Get<IJournalAppender>();
        appender.Append(Sealed(installation, empty, 1));
        Assert.Throws<LogConflictException>(() => appender.Append(Sealed(installation, empty, 1)));

        appender.Append(Sealed(installation, appender.Head(empty.Log), 1));

        Assert.Equal(2, appender.Head(empty.Log).Size);
    }

    [Fact]
    public async Task Gateway_appends_and_governance_saves_at_the_same_time_both_go_through()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        var log = NewLog();
        var appends = Task.Run(() => AppendMany(installation, log, batches: 40, size: 10));

        for (var i = 0; i < 20; i++)
        {
            await using var work = installation.Enter(by.Organization);
            work.Store<Balise.Domain.Systems.AiSystem>().Add(Make.System(by, $"systeme-{i}"));
            Assert.Null(await work.SaveAsync(by));
        }

        await appends;

        Assert.Equal(400, installation.Get<IJournalAppender>().Head(log).Size);
        Assert.Equal(20, installation.Get<IJournalAppender>().Head($"governance-{by.Organization}").Size);
    }

    [Fact]
    public async Task Logs_are_read_from_any_entry_and_checkpoints_from_any_count()
    {
        await using var installation = new Installation(database.Options);
        var log = NewLog();
        AppendMany(installation, log, batches: 12, size: 100);
        var reader = installation.Get<IJournalReader>();

        Assert.Contains(log, reader.Logs());
        Assert.Equal(Enumerable.Range(0, 1200).Select(i => (long)i), reader.Read(log).Select(e => e.Index));
        Assert.Equal(1150, reader.Read(log, 1150).First().Index);
        Assert.Empty(reader.Read(log, 1200));
        Assert.Equal([1100L, 1200L], reader.Checkpoints(log, 10).Select(c => c.Size));
        Assert.Empty(reader.Checkpoints(log, 12));
    }

    [Fact]
    public async Task A_byte_changed_in_the_database_is_found_and_named()
    {
        // A database of its own: the fault stays in it.
        await using DatabaseUnderTest alone = database is SqliteUnderTest ? new SqliteUnderTest() : new PostgreSqlUnderTest();
        await alone.InitializeAsync();
        await using var installation = new Installation(alone.Options);
        AppendMany(installation, "gateway-1", batches: 10, size: 100);
        var verification = installation.Get<JournalVerification>();
        var before = await verification.RunAsync(CancellationToken.None);

        Execute(alone.Options, "UPDATE journal_entries SET bytes = (SELECT bytes FROM journal_entries WHERE idx = 41) WHERE idx = 42");
        var after = await verification.RunAsync(CancellationToken.None);

        Assert.Equal((true, 1000L, null), (before.Intact, before.Entries, before.Fault));
        Assert.Equal(1000, before.LastCheckpointSize);
        Assert.False(after.Intact);
        Assert.Contains("index=42", after.Fault);
        Assert.Equal(after, verification.Last());
    }

    [Fact]
    public async Task A_row_that_is_no_longer_an_entry_is_named_too()
    {
        await using DatabaseUnderTest alone = database is SqliteUnderTest ? new SqliteUnderTest() : new PostgreSqlUnderTest();
        await alone.InitializeAsync();
        await using var installation = new Installation(alone.Options);
        AppendMany(installation, "gateway-1", batches: 1, size: 10);

        Execute(alone.Options, "UPDATE journal_entries SET leaf = bytes WHERE idx = 7");
        var found = await installation.Get<JournalVerification>().RunAsync(CancellationToken.None);

        Assert.False(found.Intact);
        Assert.Contains("entry 7 of the log 'gateway-1'", found.Fault);
    }

    internal static SealedBatch Sealed(Installation installation, LogHead head, int count, string organization = "")
    {
        var at = installation.Clock.GetUtcNow();
        var pending = Enumerable.Range(0, count).Select(i => new PendingEntry(
            EntryId.New(at), EntryType.Decision, at, organization,
            EntryBody.FromJson("""{"snapshot":"s","verdict":"deny","code":"quota_exceeded","useCase":"rediger","system":"redacteur","rules":[],"findings":[]}"""u8),
            $"r-{i}"));
        return new LogSealer(installation.Get<CheckpointSigner>()).Seal(head, [.. pending]);
    }

    private static void AppendMany(Installation installation, string log, int batches, int size)
    {
        var appender = installation.Get<IJournalAppender>();
        for (var i = 0; i < batches; i++)
        {
            appender.Append(Sealed(installation, appender.Head(log), size));
        }
    }

    private static string NewLog() => $"gateway-{RandomNumberGenerator.GetHexString(8)}";

    private static void Execute(DatabaseOptions options, string sql)
    {
        using System.Data.Common.DbConnection connection =
            options.IsPostgreSql ? new NpgsqlConnection(options.ConnectionString) : new SqliteConnection(options.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
