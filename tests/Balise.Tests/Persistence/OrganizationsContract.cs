using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence;
using Balise.Persistence.Internal;
using Balise.Persistence.People;
using Balise.Persistence.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Tests.Persistence;

public sealed class OrganizationsOnSqlite(SqliteUnderTest database) : OrganizationsContract(database), IClassFixture<SqliteUnderTest>;

public sealed class OrganizationsOnPostgreSql(PostgreSqlUnderTest database) : OrganizationsContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>Two organisations share a database and never see each other.</summary>
public abstract class OrganizationsContract(DatabaseUnderTest database)
{
    [Fact]
    public async Task Another_organisations_things_are_not_found_by_any_store()
    {
        await using var installation = new Installation(database.Options);
        var ours = await FullAsync(installation);
        var other = await installation.OrganizationAsync();

        await using var work = installation.Enter(other.Organization);

        await AssertUnseenAsync<AiSystem>(work, ours.System.Id.Value, ours.System.Slug, expected: 0);
        await AssertUnseenAsync<UseCase>(work, ours.UseCase.Id.Value, ours.UseCase.Slug, expected: 0);
        await AssertUnseenAsync<GatewayKey>(work, ours.Key.Id.Value, ours.Key.Slug, expected: 0);
        await AssertUnseenAsync<EmergencyStop>(work, ours.Stop.Id.Value, ours.Stop.Id.ToString(), expected: 0);
        await AssertUnseenAsync<Person>(work, ours.By.Person.Value, "nobody@exemple.qc.ca", expected: 1);
        await AssertUnseenAsync<Organization>(work, ours.By.Organization.Value, "none", expected: 1);
        Assert.Equal(0, (await work.Get<IUseCaseRegister>().ListAsync(new("", null, "", "", 1), CancellationToken.None)).All);
    }

    [Fact]
    public async Task Their_own_organisation_finds_them_all()
    {
        await using var installation = new Installation(database.Options);
        var ours = await FullAsync(installation);

        await using var work = installation.Enter(ours.By.Organization);

        Assert.NotNull(await work.Store<UseCase>().FindAsync(ours.UseCase.Slug, CancellationToken.None));
        Assert.Equal(ours.Key.Hash, (await work.Store<GatewayKey>().FindAsync("cle", CancellationToken.None))!.Hash);
        Assert.Equal(ours.Stop.PressedAt, (await work.Store<EmergencyStop>().FindAsync(ours.Stop.Id.ToString(), CancellationToken.None))!.PressedAt);
        Assert.Equal([Roles.SecurityOfficer], (await work.Store<Person>().FindAsync("EVE.tremblay@EXEMPLE.qc.ca", CancellationToken.None))!.Roles);
    }

    [Fact]
    public async Task Without_an_organisation_everything_is_empty()
    {
        await using var installation = new Installation(database.Options);
        await FullAsync(installation);

        await using var work = installation.Enter(null);

        Assert.Empty(await work.Store<AiSystem>().AllAsync(CancellationToken.None));
        Assert.Empty(await work.Store<Organization>().AllAsync(CancellationToken.None));
        Assert.Empty((await work.Get<Balise.Domain.Oversight.IJournalReader>().SearchAsync(new("", "", "", null, null, 1), CancellationToken.None)).Lines);
    }

    [Fact]
    public async Task Nobody_saves_into_another_organisation()
    {
        await using var installation = new Installation(database.Options);
        var one = await installation.OrganizationAsync();
        var other = await installation.OrganizationAsync();
        await using var work = installation.Enter(one.Organization);
        work.Store<AiSystem>().Add(Make.System(one));

        await Assert.ThrowsAsync<InvalidOperationException>(() => work.SaveAsync(other));
    }

    [Fact]
    public async Task Every_entity_with_an_organisation_is_filtered_by_it()
    {
        await using var installation = new Installation(database.Options);
        await using var work = installation.Enter(null);
        var entities = work.Get<BaliseContext>().Model.GetEntityTypes().ToList();

        var carrying = entities.Where(e => e.ClrType == typeof(Organization) || e.GetProperties().Any(p => p.ClrType == typeof(OrganizationId))).ToList();
        var unfiltered = carrying.Where(e => e.FindDeclaredQueryFilter(OrganizationFilter.Name) is null).Select(e => e.ClrType);

        // The account alone: it is looked up before its organisation is known.
        Assert.Equal([typeof(Account)], unfiltered);
        Assert.True(carrying.Count >= 10, $"{carrying.Count} entities carry an organisation.");
    }

    [Fact]
    public async Task The_policy_reads_every_organisation_and_every_key()
    {
        await using var installation = new Installation(database.Options);
        var one = await FullAsync(installation);
        var other = await FullAsync(installation);

        await using var work = installation.Enter(null);
        var stored = await work.Get<PolicyInputsReader>().ReadAsync(CancellationToken.None);

        var inputs = Assert.Single(stored.Organizations, o => o.Organization.Id == one.By.Organization);
        Assert.Equal(one.System.Id, Assert.Single(inputs.Systems).Id);
        Assert.Equal(one.Stop.Id, Assert.Single(inputs.Stops).Id);
        Assert.Contains(stored.Organizations, o => o.Organization.Id == other.By.Organization);
        var key = Assert.Single(stored.Keys, k => k.Organization == one.By.Organization.Value);
        Assert.Equal((one.UseCase.Slug, true, one.By.Person.Value), (key.UseCase, key.Revoked, key.Requester.Person));
    }

    [Fact]
    public async Task A_snapshot_is_kept_once_and_read_by_its_organisation_only()
    {
        await using var installation = new Installation(database.Options);
        var one = await installation.OrganizationAsync();
        var other = await installation.OrganizationAsync();
        var id = Guid.NewGuid().ToString("N");
        await using var system = installation.Enter(null);
        await system.Get<SnapshotStore>().SaveAsync(id, one.Organization, [1, 2, 3], CancellationToken.None);
        await system.Get<SnapshotStore>().SaveAsync(id, one.Organization, [1, 2, 3], CancellationToken.None);

        await using var mine = installation.Enter(one.Organization);
        await using var theirs = installation.Enter(other.Organization);

        Assert.Equal([1, 2, 3], await mine.Get<SnapshotStore>().FindAsync(id, CancellationToken.None));
        Assert.Null(await theirs.Get<SnapshotStore>().FindAsync(id, CancellationToken.None));
    }

    private static async Task AssertUnseenAsync<T>(Work work, Guid id, string name, int expected)
        where T : class
    {
        Assert.Null(await work.Store<T>().FindAsync(id, CancellationToken.None));
        Assert.Null(await work.Store<T>().FindAsync(name, CancellationToken.None));
        Assert.Equal(expected, (await work.Store<T>().AllAsync(CancellationToken.None)).Count);
    }

    private static async Task<Full> FullAsync(Installation installation)
    {
        var by = await installation.OrganizationAsync(Roles.SecurityOfficer);
        var keeper = by with { Roles = [Roles.ItService, Roles.SecurityOfficer] };
        var now = installation.Clock.GetUtcNow().AddTicks(7);
        var system = Make.System(keeper);
        var useCase = Make.UseCase(keeper, system, "CU-2026-001", "Rédiger", now);
        var key = GatewayKey.Issue(new(Guid.NewGuid()), "cle", useCase, by.Person, null, now, out _);
        var stop = EmergencyStop.Press(new(Guid.NewGuid()), StopScope.System, system.Slug, "Essai", false, by, installation.Clock.GetUtcNow()).Value!;
        Assert.True(key.Revoke(keeper, now).Ok);
        await using var work = installation.Enter(by.Organization);
        work.Store<AiSystem>().Add(system);
        work.Store<UseCase>().Add(useCase);
        work.Store<GatewayKey>().Add(key);
        work.Store<EmergencyStop>().Add(stop);
        Assert.Null(await work.SaveAsync(keeper));
        return new Full(by, system, useCase, key, stop);
    }

    private sealed record Full(Actor By, AiSystem System, UseCase UseCase, GatewayKey Key, EmergencyStop Stop);
}
