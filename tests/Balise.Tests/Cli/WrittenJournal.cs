using System.Text;
using Balise.Cli.Journaling;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Persistence;
using Balise.Tests.Persistence;
using Microsoft.Data.Sqlite;

namespace Balise.Tests.Cli;

/// <summary>A database file with a journal of five entries in two batches, closed.</summary>
internal sealed class WrittenJournal : IDisposable
{
    public const int Entries = 5;
    private const string Log = "gateway-1";

    private WrittenJournal(string folder) => Folder = folder;

    public string Folder { get; }

    public string Database => Path.Combine(Folder, DatabaseOptions.DefaultFile);

    public string Key => Read(file => Assert.Single(file.Keys(Log)).ToString());

    public static async Task<WrittenJournal> CreateAsync()
    {
        var journal = new WrittenJournal(Directory.CreateTempSubdirectory("balise-journal-").FullName);
        await using (var installation = new Installation(DatabaseOptions.From(null, journal.Folder)))
        {
            await installation.StartAsync();
            var appender = installation.Get<IJournalAppender>();
            var sealer = new LogSealer(installation.Get<CheckpointSigner>());
            appender.Append(sealer.Seal(appender.Head(Log), [Entry(installation, 0), Entry(installation, 1), Entry(installation, 2)]));
            appender.Append(sealer.Seal(appender.Head(Log), [Entry(installation, 3), Entry(installation, 4)]));
        }

        SqliteConnection.ClearAllPools();
        return journal;
    }

    public string LastNote() => Read(file => file.Checkpoints(Log).Last().Note);

    /// <summary>What someone with a database tool would do.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private T Read<T>(Func<DatabaseFile, T> read)
    {
        using var file = DatabaseFile.Open(Database);
        return read(file);
    }

    private static PendingEntry Entry(Installation installation, int step)
    {
        var at = installation.Clock.GetUtcNow();
        return new PendingEntry(
            EntryId.New(at), EntryType.Governance, at, "o-1", EntryBody.FromJson(Encoding.UTF8.GetBytes($$"""{"note":"step-{{step}}"}""")));
    }
}
