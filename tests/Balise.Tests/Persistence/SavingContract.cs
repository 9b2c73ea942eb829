using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Journal.Checkpoints;
using Balise.Persistence;
using Microsoft.Extensions.DependencyInjection;
using IJournalReader = Balise.Journal.IJournalReader;

namespace Balise.Tests.Persistence;

public sealed class SavingOnSqlite(SqliteUnderTest database) : SavingContract(database), IClassFixture<SqliteUnderTest>;

public sealed class SavingOnPostgreSql(PostgreSqlUnderTest database) : SavingContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>State and facts: both or neither.</summary>
public abstract class SavingContract(DatabaseUnderTest database)
{
    [Fact]
    public async Task A_saved_system_is_read_back_whole()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await using var work = installation.Enter(by.Organization);
        var saved = Make.System(by);
        work.Store<AiSystem>().Add(saved);
        Assert.Null(await work.SaveAsync(by));

        await using var later = installation.Enter(by.Organization);
        var read = await later.Store<AiSystem>().FindAsync("redacteur", CancellationToken.None);

        Assert.NotNull(read);
        Assert.Equal(saved.Id, read.Id);
        Assert.Equal(SystemState.Draft, read.State);
        Assert.Equal(["redacteur-1"], read.Details.Models);
        Assert.Equal(saved.Details.Permissions, read.Details.Permissions);
    }

    [Fact]
    public async Task Every_fact_is_a_governance_entry_of_its_organisation()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await using var work = installation.Enter(by.Organization);
        work.Store<AiSystem>().Add(Make.System(by));
        Assert.Null(await work.SaveAsync(by));

        var entry = Assert.Single(installation.Get<IJournalReader>().Read($"governance-{by.Organization}"));
        using var json = JsonDocument.Parse(entry.Bytes!);
        var body = json.RootElement;

        Assert.Equal("governance", body.GetProperty("type").GetString());
        Assert.Equal(by.Organization.ToString(), body.GetProperty("organization").GetString());
        Assert.Equal("system.registered", body.GetProperty("event").GetString());
        Assert.Equal("system:redacteur", body.GetProperty("subject").GetString());
        Assert.Equal(by.Person.ToString(), body.GetProperty("actor").GetProperty("person").GetString());
        Assert.Equal("Rédacteur", body.GetProperty("details").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Facts_are_forgotten_once_saved()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await using var work = installation.Enter(by.Organization);
        var system = Make.System(by);
        work.Store<AiSystem>().Add(system);
        Assert.Null(await work.SaveAsync(by));

        Assert.Null(await work.SaveAsync(by));

        Assert.Empty(system.Facts);
        Assert.Single(installation.Get<IJournalReader>().Read($"governance-{by.Organization}"));
    }

    [Fact]
    public async Task A_policy_changing_fact_refreshes_the_policy_once()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        var before = installation.Refresher.Count;
        await using var work = installation.Enter(by.Organization);
        work.Store<AiSystem>().Add(Make.System(by, "un"));
        work.Store<AiSystem>().Add(Make.System(by, "deux"));

        Assert.Null(await work.SaveAsync(by));

        Assert.Equal(before + 1, installation.Refresher.Count);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_takes_the_state_back()
    {
        // A disposed signer fails where a full disk would: after the state, before the commit.
        var signer = new CheckpointSigner("balise.test", new byte[CheckpointSigner.SeedLength]);
        await using var installation = new Installation(database.Options, s => s.AddSingleton(signer));
        var by = await installation.OrganizationAsync();
        signer.Dispose();
        await using var work = installation.Enter(by.Organization);
        work.Store<AiSystem>().Add(Make.System(by));

        await Assert.ThrowsAsync<ObjectDisposedException>(() => work.SaveAsync(by));

        await using var later = installation.Enter(by.Organization);
        Assert.Empty(await later.Store<AiSystem>().AllAsync(CancellationToken.None));
        Assert.Empty(installation.Get<IJournalReader>().Read($"governance-{by.Organization}"));
    }

    [Fact]
    public async Task An_act_is_not_saved_without_its_facts()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await using var work = installation.Enter(by.Organization);
        work.Store<AiSystem>().Add(Make.System(by));

        // What saves accounts uses the same context.
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.Get<BaliseContext>().SaveChangesAsync());
    }

    [Fact]
    public async Task Whoever_saves_second_is_shown_the_difference_and_writes_nothing()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await SaveAsync(installation, by, Make.System(by));
        await using var first = installation.Enter(by.Organization);
        await using var second = installation.Enter(by.Organization);
        var mine = (await first.Store<AiSystem>().FindAsync("redacteur", CancellationToken.None))!;
        var theirs = (await second.Store<AiSystem>().FindAsync("redacteur", CancellationToken.None))!;
        Assert.True(mine.Edit(mine.Details with { Name = "Premier" }, 1, by).Ok);
        Assert.True(theirs.Edit(theirs.Details with { Name = "Second" }, 1, by).Ok);
        Assert.Null(await first.SaveAsync(by));

        var error = Assert.IsType<ChangedMeanwhile>(await second.SaveAsync(by));

        Assert.Equal(2, error.Version);
        Assert.Equal(new FieldDifference("Name", "Premier", "Second"), Assert.Single(error.Differences));
        Assert.Equal(2, installation.Get<IJournalReader>().Read($"governance-{by.Organization}").Count());
        Assert.Equal("Premier", (await second.Store<AiSystem>().FindAsync("redacteur", CancellationToken.None))!.Details.Name);
    }

    [Fact]
    public async Task A_short_name_taken_meanwhile_is_a_conflict()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await SaveAsync(installation, by, Make.System(by));
        await using var work = installation.Enter(by.Organization);
        work.Store<AiSystem>().Add(Make.System(by));

        var error = await work.SaveAsync(by);

        Assert.Equal("record.taken", Assert.IsType<Conflict>(error).Code);
        Assert.Single(installation.Get<IJournalReader>().Read($"governance-{by.Organization}"));
    }

    [Fact]
    public async Task Saves_at_the_same_time_all_enter_one_journal()
    {
        await using var one = new Installation(database.Options);
        await using var other = new Installation(database.Options);
        var by = await one.OrganizationAsync();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => SaveAsync(i % 2 == 0 ? one : other, by, Make.System(by, $"systeme-{i}")))));

        var indexes = one.Get<IJournalReader>().Read($"governance-{by.Organization}").Select(e => e.Index);
        Assert.Equal(Enumerable.Range(0, 16).Select(i => (long)i), indexes);
    }

    [Fact]
    public async Task A_number_is_never_given_twice()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await using var work = installation.Enter(by.Organization);
            return await work.Get<IChanges>().NextNumberAsync("CU", 2026, CancellationToken.None);
        })));

        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"CU-2026-{i:000}"), numbers.Order());
    }

    [Fact]
    public async Task A_refused_attempt_is_written_without_the_unsaved_state()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await using var work = installation.Enter(by.Organization);
        work.Store<AiSystem>().Add(Make.System(by));

        await work.Get<IAttemptLog>().RefusedAsync(new Fact("exception.refused", "system:x", ("because", "system.prohibited")), by, CancellationToken.None);

        var entry = Assert.Single(installation.Get<IJournalReader>().Read($"governance-{by.Organization}"));
        Assert.Contains("exception.refused", System.Text.Encoding.UTF8.GetString(entry.Bytes!));
        await using var later = installation.Enter(by.Organization);
        Assert.Empty(await later.Store<AiSystem>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_was_given_out_before_takes_the_values_of_now()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await SaveAsync(installation, by, Make.System(by));
        await using var longLived = installation.Enter(by.Organization);
        var seen = (await longLived.Store<AiSystem>().FindAsync("redacteur", CancellationToken.None))!;
        await using var other = installation.Enter(by.Organization);
        var edited = (await other.Store<AiSystem>().FindAsync("redacteur", CancellationToken.None))!;
        Assert.True(edited.Edit(edited.Details with { Name = "Renommé" }, 1, by).Ok);
        Assert.Null(await other.SaveAsync(by));

        var again = await longLived.Store<AiSystem>().FindAsync("redacteur", CancellationToken.None);

        Assert.Same(seen, again);
        Assert.Equal(("Renommé", 2), (again!.Details.Name, again.Version));
    }

    private static async Task SaveAsync(Installation installation, Actor by, AiSystem system)
    {
        await using var work = installation.Enter(by.Organization);
        work.Store<AiSystem>().Add(system);
        Assert.Null(await work.SaveAsync(by));
    }
}
