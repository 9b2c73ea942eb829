using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.UseCases;
using Balise.Tests.Domain.Dossiers;

namespace Balise.Tests.Persistence;

public sealed class WaitingOnSqlite(SqliteUnderTest database) : WaitingContract(database), IClassFixture<SqliteUnderTest>;

public sealed class WaitingOnPostgreSql(PostgreSqlUnderTest database) : WaitingContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>What waits is counted whole and cut short; lists of sessions come by pages.</summary>
public abstract class WaitingContract(DatabaseUnderTest database)
{
    [Fact]
    public async Task Use_cases_that_wait_are_counted_whole_and_cut_short()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        await using (var work = desk.Enter())
        {
            var system = (await work.Store<Balise.Domain.Systems.AiSystem>().AllAsync(default))[0];
            for (var i = 0; i < 5; i++)
            {
                work.Store<UseCase>().Add(Bureau.Must(UseCase.Propose(
                    new(Guid.NewGuid()), $"CU-2026-1{i}", $"cas-{i}", new() { Title = $"Cas {i}", Purpose = "Rédiger", UseType = "write_non_sensitive", System = system.Id },
                    desk[Roles.LegalAndEthics], desk.Installation.Clock.GetUtcNow().AddDays(-i))));
            }

            Assert.Null(await work.SaveAsync(desk[Roles.LegalAndEthics]));
        }

        await using var read = desk.Enter();
        var register = read.Get<IWaitingRegister>();
        var all = await register.UseCasesAsync(UseCaseState.Proposed, null, null, 2, default);
        var others = await register.UseCasesAsync(UseCaseState.Proposed, null, desk[Roles.LegalAndEthics].Person, 2, default);
        var own = await register.UseCasesAsync(UseCaseState.Proposed, desk[Roles.LegalAndEthics].Person, null, 9, default);

        Assert.Equal((6, "cas-4,cas-3"), (all.Total, string.Join(',', all.First.Select(each => each.Slug))));
        Assert.Equal((1, 5), (others.Total, own.Total));
        Assert.Equal(0, (await register.UseCasesAsync(UseCaseState.Refused, null, null, 2, default)).Total);
    }

    [Fact]
    public async Task Authorisations_that_end_soon_are_those_in_force_between_two_days()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.ReadyAsync();
        var decision = await desk.DecideAsync(number);
        await using var read = desk.Enter();
        var register = read.Get<IWaitingRegister>();
        Assert.Equal(0, (await register.EndingAsync(new(2027, 1, 1), new(2027, 3, 31), 9, default)).Total);

        await desk.MoveAsync(number, DossierAction.PutInService, Roles.DesignatedAuthority);

        var ending = Assert.Single((await register.EndingAsync(new(2027, 1, 1), new(2027, 2, 28), 9, default)).First);
        Assert.Equal((decision.Authorization, "reviser", new DateOnly(2027, 2, 28)), (ending.Number, ending.UseCase, ending.Until));
        Assert.Equal(0, (await register.EndingAsync(new(2027, 1, 1), new(2027, 2, 27), 9, default)).Total);
    }

    [Fact]
    public async Task Sessions_come_by_pages_the_latest_first()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var chair = desk[Roles.DesignatedAuthority];
        await using (var work = desk.Enter())
        {
            for (var i = 0; i < SessionSlice.Size + 3; i++)
            {
                work.Get<ISessionStore>().Add(Bureau.Must(CommitteeSession.Plan(
                    new(Guid.NewGuid()), $"S-2026-{i:000}", CommitteeGate.Steering, new DateOnly(2026, 1, 1).AddDays(i), 1, [new(chair.Person, chair.Name)], [], chair)));
            }

            Assert.Null(await work.SaveAsync(chair));
        }

        await using var read = desk.Enter();
        var (first, second) = (await read.Get<ISessionStore>().ListAsync(1, default), await read.Get<ISessionStore>().ListAsync(2, default));

        Assert.Equal(("S-2026-027", SessionSlice.Size, SessionSlice.Size + 3), (first.Rows[0].Number, first.Rows.Count, first.Total));
        Assert.Equal(["S-2026-002", "S-2026-001", "S-2026-000"], second.Rows.Select(each => each.Number));
    }
}
