using Balise.Domain;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Persistence;
using Microsoft.Data.Sqlite;

namespace Balise.Tests.Persistence;

public sealed class ActLogOnSqlite(SqliteUnderTest database) : ActLogContract(database), IClassFixture<SqliteUnderTest>
{
    [Fact]
    public async Task A_database_that_refuses_to_be_written_is_verified_all_the_same()
    {
        var by = await Installation.OrganizationAsync(Roles.Auditor);
        await using var work = Installation.Enter(by.Organization);
        await using var other = new SqliteConnection(Options.ConnectionString);
        await other.OpenAsync();
        await using var refuse = other.CreateCommand();
        refuse.CommandText = "CREATE TRIGGER refuse BEFORE INSERT ON journal_entries BEGIN SELECT RAISE(ABORT, 'read-only'); END";
        await refuse.ExecuteNonQueryAsync();
        try
        {
            var acts = work.Get<IActLog>();
            var found = await new VerifyJournal(work.Get<IJournalReader>(), acts).ExecuteAsync("api", by, default);

            Assert.True(found.Intact);
            Assert.False(await acts.TryWriteAsync(new Fact("journal.verified", "journal:x"), by, default));
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => new ExportJournal(work.Get<IJournalReader>(), acts).BeginAsync("api", by, default));
        }
        finally
        {
            refuse.CommandText = "DROP TRIGGER refuse";
            await refuse.ExecuteNonQueryAsync();
        }
    }
}

public sealed class ActLogOnPostgreSql(PostgreSqlUnderTest database) : ActLogContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>Taking the journal out, and verifying it, are in it.</summary>
public abstract class ActLogContract(DatabaseUnderTest database) : IAsyncDisposable
{
    protected Installation Installation { get; } = new(database.Options);

    protected DatabaseOptions Options => database.Options;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Installation.DisposeAsync();
    }

    [Fact]
    public async Task An_export_says_who_how_much_and_of_which_days_and_is_in_what_it_exports()
    {
        var by = await Installation.OrganizationAsync(Roles.Auditor);
        await using var work = Installation.Enter(by.Organization);
        var (journal, acts) = (work.Get<IJournalReader>(), work.Get<IActLog>());
        await acts.WriteAsync(new Fact("organization.seen", "organization:x"), by, default);

        var extent = await new ExportJournal(journal, acts).BeginAsync("portal", by, default);
        var found = await new VerifyJournal(journal, acts).ExecuteAsync("api", by, default);
        using var exported = new MemoryStream();
        await journal.ExportAsync(exported, default);

        Assert.Equal((Installation.Clock.GetUtcNow(), Installation.Clock.GetUtcNow()), (extent.From, extent.To));
        Assert.True(extent.Entries >= 1 && found.Intact);
        var text = System.Text.Encoding.UTF8.GetString(exported.ToArray());
        Assert.Contains("\"journal.exported\"", text);
        Assert.Contains("\"journal.verified\"", text);
        Assert.Contains($"\"entries\":\"{extent.Entries}\"", text);
        Assert.Contains(by.Name, text);
    }
}
