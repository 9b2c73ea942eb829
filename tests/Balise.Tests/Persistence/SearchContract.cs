using System.Text;
using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Verification;
using IJournalReader = Balise.Domain.Oversight.IJournalReader;

namespace Balise.Tests.Persistence;

public sealed class SearchOnSqlite(SqliteUnderTest database) : SearchContract(database), IClassFixture<SqliteUnderTest>;

public sealed class SearchOnPostgreSql(PostgreSqlUnderTest database) : SearchContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>What a person finds in the journal.</summary>
public abstract class SearchContract(DatabaseUnderTest database)
{
    private static readonly JournalQuery Everything = new("", "", "", null, null, 1);

    [Theory]
    [InlineData("quota_exceeded", 2)]
    [InlineData("rediger", 2)]
    [InlineData("redacteur", 3)]
    [InlineData("r-1", 1)]
    [InlineData("matrix.protected", 1)]
    [InlineData("a-2026-003", 1)]
    [InlineData("nothing at all", 0)]
    public async Task Text_finds_codes_slugs_requests_rules_and_numbers(string text, int expected)
    {
        await using var installation = new Installation(database.Options);
        var organization = await FillAsync(installation);

        Assert.Equal(expected, (await SearchAsync(installation, organization, Everything with { Text = text })).Lines.Count);
    }

    [Fact]
    public async Task Type_and_verdict_filter()
    {
        await using var installation = new Installation(database.Options);
        var organization = await FillAsync(installation);

        Assert.Equal(3, (await SearchAsync(installation, organization, Everything with { Type = "decision" })).Lines.Count);
        Assert.Equal(2, (await SearchAsync(installation, organization, Everything with { Verdict = "deny" })).Lines.Count);
        Assert.Single((await SearchAsync(installation, organization, Everything with { Type = "outcome" })).Lines);
    }

    [Fact]
    public async Task A_day_begins_at_midnight_where_the_body_is()
    {
        await using var installation = new Installation(database.Options);
        var organization = (await installation.OrganizationAsync()).Organization;
        Append(installation, organization, At("2026-03-02T04:59:59Z"), "avant");
        Append(installation, organization, At("2026-03-02T05:00:00Z"), "debut");
        Append(installation, organization, At("2026-03-03T04:59:59Z"), "fin");
        Append(installation, organization, At("2026-03-03T05:00:00Z"), "apres");
        var day = new DateOnly(2026, 3, 2);

        var page = await SearchAsync(installation, organization, Everything with { From = day, To = day });

        Assert.Equal(["fin", "debut"], page.Lines.Select(l => l.Json!.Value.GetProperty("useCase").GetString()));
    }

    [Fact]
    public async Task Pages_hold_fifty_newest_first_and_say_whether_there_are_more()
    {
        await using var installation = new Installation(database.Options);
        var organization = (await installation.OrganizationAsync()).Organization;
        var appender = installation.Get<IJournalAppender>();
        appender.Append(JournalContract.Sealed(installation, LogHead.Empty($"gateway-{Guid.NewGuid():N}"), 101, organization.ToString()));

        var first = await SearchAsync(installation, organization, Everything);
        var third = await SearchAsync(installation, organization, Everything with { Page = 3 });

        Assert.Equal((50, true, 100L), (first.Lines.Count, first.More, first.Lines[0].Index));
        Assert.Equal((1, false, 0L), (third.Lines.Count, third.More, third.Lines[0].Index));
    }

    [Fact]
    public async Task An_entry_is_found_by_its_id_and_by_the_decision_it_names()
    {
        await using var installation = new Installation(database.Options);
        var organization = await FillAsync(installation);
        await using var work = installation.Enter(organization);
        var journal = work.Get<IJournalReader>();
        var outcome = (await SearchAsync(installation, organization, Everything with { Type = "outcome" })).Lines[0];
        var decision = outcome.Json!.Value.GetProperty("decision").GetGuid();

        Assert.Equal("decision", (await journal.FindAsync(decision, CancellationToken.None))!.Type);
        Assert.Equal(outcome.Id, Assert.Single(await journal.AboutAsync(decision, CancellationToken.None)).Id);
        Assert.Equal(2, (await journal.SearchAsync(Everything with { Text = decision.ToString().ToUpperInvariant() }, CancellationToken.None)).Lines.Count);
        await using var other = installation.Enter((await installation.OrganizationAsync()).Organization);
        Assert.Null(await other.Get<IJournalReader>().FindAsync(decision, CancellationToken.None));
    }

    [Fact]
    public async Task An_export_of_ones_own_logs_verifies()
    {
        await using var installation = new Installation(database.Options);
        var organization = await FillAsync(installation);

        var export = await ExportAsync(installation, organization);
        var report = JournalVerifier.VerifyExport(new MemoryStream(export));

        Assert.Null(report.Fault);
        Assert.Equal(5, report.Entries);
    }

    [Fact]
    public async Task Of_a_shared_log_the_entries_of_others_are_exported_by_their_hash_only()
    {
        await using var installation = new Installation(database.Options);
        var ours = (await installation.OrganizationAsync()).Organization;
        var theirs = (await installation.OrganizationAsync()).Organization;
        var head = Append(installation, ours, installation.Clock.GetUtcNow(), "le-notre");
        Append(installation, theirs, installation.Clock.GetUtcNow(), "le-leur", head);

        var lines = Encoding.UTF8.GetString(await ExportAsync(installation, ours)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var types = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()!).ToList();

        Assert.Contains(lines, l => l.Contains("le-notre"));
        Assert.DoesNotContain(lines, l => l.Contains("le-leur") || l.Contains(theirs.ToString()));
        Assert.Equal(["checkpoint", "decision", "expired"], types.Order());
    }

    private static async Task<byte[]> ExportAsync(Installation installation, OrganizationId organization)
    {
        using var export = new MemoryStream();
        await using var work = installation.Enter(organization);
        await work.Get<IJournalReader>().ExportAsync(export, CancellationToken.None);
        return export.ToArray();
    }

    private static async Task<JournalPage> SearchAsync(Installation installation, OrganizationId organization, JournalQuery query)
    {
        await using var work = installation.Enter(organization);
        return await work.Get<IJournalReader>().SearchAsync(query, CancellationToken.None);
    }

    // Three decisions, the outcome of the one that let something through, and a fact of governance.
    private static async Task<OrganizationId> FillAsync(Installation installation)
    {
        var by = await installation.OrganizationAsync();
        var (at, name) = (installation.Clock.GetUtcNow(), by.Organization.ToString());
        var allowed = Decision(at, name, """{"snapshot":"s","verdict":"allow","system":"redacteur","rules":[],"findings":[]}""", "r-2");
        installation.Get<IJournalAppender>().Append(new LogSealer(installation.Get<CheckpointSigner>()).Seal(
            LogHead.Empty($"gateway-{Guid.NewGuid():N}"),
            [
                Decision(at, name, """{"snapshot":"s","verdict":"deny","code":"quota_exceeded","useCase":"rediger","system":"redacteur","rules":[{"id":"quota"}],"findings":[]}""", "r-0"),
                Decision(at, name, """{"snapshot":"s","verdict":"deny","code":"quota_exceeded","useCase":"rediger","system":"redacteur","rules":[{"id":"matrix.protected_b"}],"findings":[]}""", "r-1"),
                allowed,
                new PendingEntry(EntryId.New(at), EntryType.Outcome, at, name, EntryBody.FromJson("""{"outcome":"completed"}"""u8), "r-2", allowed.Id),
            ]));
        await using var work = installation.Enter(by.Organization);
        await work.Get<IAttemptLog>().RefusedAsync(new Fact("authorization.refused", "authorization:A-2026-003"), by, CancellationToken.None);
        return by.Organization;
    }

    private static LogHead Append(Installation installation, OrganizationId organization, DateTimeOffset at, string useCase, LogHead? head = null)
    {
        var entry = Decision(at, organization.ToString(), $$"""{"snapshot":"s","verdict":"deny","useCase":"{{useCase}}","rules":[],"findings":[]}""", "r");
        var batch = new LogSealer(installation.Get<CheckpointSigner>()).Seal(head ?? LogHead.Empty($"gateway-{Guid.NewGuid():N}"), [entry]);
        installation.Get<IJournalAppender>().Append(batch);
        return batch.After;
    }

    private static PendingEntry Decision(DateTimeOffset at, string organization, string body, string request) =>
        new(EntryId.New(at), EntryType.Decision, at, organization, EntryBody.FromJson(Encoding.UTF8.GetBytes(body)), request);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text);
}
