using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Tests.Persistence;

public sealed class UseCaseRegisterOnSqlite(SqliteUnderTest database) : UseCaseRegisterContract(database), IClassFixture<SqliteUnderTest>;

public sealed class UseCaseRegisterOnPostgreSql(PostgreSqlUnderTest database) : UseCaseRegisterContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>The register as a list, the same in both databases to the order of accents.</summary>
public abstract class UseCaseRegisterContract(DatabaseUnderTest database)
{
    private static readonly UseCaseFilter Everything = new("", null, "", "", 1);

    [Fact]
    public async Task Text_is_looked_for_without_case_or_accents()
    {
        await using var installation = new Installation(database.Options);
        var by = await FillAsync(installation);

        Assert.Equal(["Évaluer une note"], await TitlesAsync(installation, by, Everything with { Text = "  evaluer " }));
        Assert.Equal(["Évaluer une note"], await TitlesAsync(installation, by, Everything with { Text = "ÉVAL" }));
        Assert.Equal(["zébrer un texte"], await TitlesAsync(installation, by, Everything with { Text = "cu-2026-003" }));
        Assert.Empty(await TitlesAsync(installation, by, Everything with { Text = "100%" }));
    }

    [Fact]
    public async Task Titles_are_sorted_without_case_or_accents()
    {
        await using var installation = new Installation(database.Options);
        var by = await FillAsync(installation);

        Assert.Equal(
            ["Décrire", "Évaluer une note", "Faire un plan", "zébrer un texte"], await TitlesAsync(installation, by, Everything with { Sort = "title" }));
        Assert.Equal(
            ["zébrer un texte", "Faire un plan", "Évaluer une note", "Décrire"], await TitlesAsync(installation, by, Everything with { Sort = "-title" }));
    }

    [Fact]
    public async Task States_are_sorted_by_lifecycle_and_changes_by_instant()
    {
        await using var installation = new Installation(database.Options);
        var by = await FillAsync(installation);

        Assert.Equal("Faire un plan", (await TitlesAsync(installation, by, Everything with { Sort = "-state" }))[0]);
        Assert.Equal("Faire un plan", (await TitlesAsync(installation, by, Everything with { Sort = "state" }))[^1]);
        Assert.Equal("Décrire", (await TitlesAsync(installation, by, Everything with { Sort = "-changed" }))[0]);
    }

    [Fact]
    public async Task Counts_by_state_ignore_the_state_asked_for()
    {
        await using var installation = new Installation(database.Options);
        var by = await FillAsync(installation);
        await using var work = installation.Enter(by.Organization);

        var page = await work.Get<IUseCaseRegister>().ListAsync(
            Everything with { State = UseCaseState.InEvaluation, System = "redacteur" }, CancellationToken.None);

        Assert.Equal("Faire un plan", Assert.Single(page.Rows).Title);
        Assert.Equal((1, 4), (page.Total, page.All));
        Assert.Equal((2, 1), (page.ByState[UseCaseState.Proposed], page.ByState[UseCaseState.InEvaluation]));
        Assert.Equal(("redacteur", "Rédacteur", "draft"), (page.Rows[0].SystemSlug, page.Rows[0].SystemName, page.Rows[0].UseType));
    }

    [Fact]
    public async Task A_page_holds_twenty_five()
    {
        await using var installation = new Installation(database.Options);
        var by = await installation.OrganizationAsync();
        await using var work = installation.Enter(by.Organization);
        var system = Make.System(by);
        work.Store<AiSystem>().Add(system);
        for (var i = 1; i <= 30; i++)
        {
            work.Store<UseCase>().Add(Make.UseCase(by, system, $"CU-2026-{i:000}", "Rédiger", installation.Clock.GetUtcNow()));
        }

        Assert.Null(await work.SaveAsync(by));

        var second = await work.Get<IUseCaseRegister>().ListAsync(Everything with { Sort = "-number", Page = 2 }, CancellationToken.None);

        Assert.Equal(30, second.Total);
        Assert.Equal(["CU-2026-005", "CU-2026-004", "CU-2026-003", "CU-2026-002", "CU-2026-001"], second.Rows.Select(r => r.Number));
    }

    [Fact]
    public async Task An_edited_title_is_found_under_its_new_words()
    {
        await using var installation = new Installation(database.Options);
        var by = await FillAsync(installation);
        await using var work = installation.Enter(by.Organization);
        var useCase = (await work.Store<UseCase>().AllAsync(CancellationToken.None)).Single(u => u.Number == "CU-2026-003");
        Assert.True(useCase.Edit(useCase.Details with { Title = "Repeindre" }, 1, by, installation.Clock.GetUtcNow()).Ok);
        Assert.Null(await work.SaveAsync(by));

        Assert.Equal(["Repeindre"], await TitlesAsync(installation, by, Everything with { Text = "repeindre" }));
        Assert.Empty(await TitlesAsync(installation, by, Everything with { Text = "zebrer" }));
    }

    private static async Task<List<string>> TitlesAsync(Installation installation, Actor by, UseCaseFilter filter)
    {
        await using var work = installation.Enter(by.Organization);
        return [.. (await work.Get<IUseCaseRegister>().ListAsync(filter, CancellationToken.None)).Rows.Select(r => r.Title)];
    }

    private static async Task<Actor> FillAsync(Installation installation)
    {
        var by = await installation.OrganizationAsync();
        await using var work = installation.Enter(by.Organization);
        var (one, other) = (Make.System(by), Make.System(by, "autre", "Autre"));
        work.Store<AiSystem>().Add(one);
        work.Store<AiSystem>().Add(other);
        var now = installation.Clock.GetUtcNow();
        var plan = Make.UseCase(by, one, "CU-2026-002", "Faire un plan", now);
        Assert.True(plan.Move(UseCaseAction.Evaluate, by, now).Ok);
        work.Store<UseCase>().Add(Make.UseCase(by, one, "CU-2026-001", "Évaluer une note", now.AddHours(1)));
        work.Store<UseCase>().Add(plan);
        work.Store<UseCase>().Add(Make.UseCase(by, one, "CU-2026-003", "zébrer un texte", now));
        work.Store<UseCase>().Add(Make.UseCase(by, other, "CU-2026-004", "Décrire", now.AddHours(2)));
        Assert.Null(await work.SaveAsync(by));
        return by;
    }
}
