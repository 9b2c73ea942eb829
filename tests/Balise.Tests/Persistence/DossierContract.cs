using System.Security.Cryptography;
using System.Text;
using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Persistence;
using Balise.Tests.Domain.Norms.Forms;
using Microsoft.EntityFrameworkCore;

namespace Balise.Tests.Persistence;

public sealed class DossiersOnSqlite(SqliteUnderTest database) : DossierContract(database), IClassFixture<SqliteUnderTest>;

public sealed class DossiersOnPostgreSql(PostgreSqlUnderTest database) : DossierContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>A file is kept whole, and what was examined is kept byte for byte.</summary>
public abstract class DossierContract(DatabaseUnderTest database)
{
    [Fact]
    public async Task A_file_goes_from_a_blank_form_to_service_over_the_database()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.ReadyAsync();
        var decision = await desk.DecideAsync(number);
        await desk.MoveAsync(number, DossierAction.PutInService, Roles.DesignatedAuthority);

        var file = await desk.ReadAsync(number);

        Assert.Equal(("D-2026-001", DossierState.InService), (number, file.Dossier.State));
        Assert.Equal((AuthorizationState.InForce, decision.FileHash), (file.Authorization!.State, file.Authorization.Terms.FileHash));
        Assert.Equal([OpinionState.Signed], file.Opinions.Select(each => each.State).Distinct());
        Assert.Equal(decision.Material, Assert.Single(file.Dossier.Decisions).Material);
    }

    [Fact]
    public async Task What_a_committee_examined_is_kept_byte_for_byte()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.ReadyAsync();
        var decision = await desk.DecideAsync(number);
        await using var work = desk.Enter();

        var kept = (await work.Get<IExaminations>().FindAsync(decision.FileHash, default))!;

        Assert.Equal(decision.FileHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kept.Json))));
        Assert.Contains(number, kept.Json);
    }

    [Fact]
    public async Task Answers_keep_the_version_they_were_given_under()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        var older = LocalForms.AnnexOne with { Version = "0" };
        await using (var work = desk.Enter())
        {
            var dossier = (await work.Store<Dossier>().FindAsync(number, default))!;
            Assert.True(dossier.Save(older, [new("system_description", null, LocalForms.Text("Un assistant"))], desk[Roles.Requester], desk.Installation.Clock.GetUtcNow()).Ok);
            Assert.Null(await work.SaveAsync(desk[Roles.Requester]));
        }

        Assert.Equal("0", (await desk.ReadAsync(number)).Dossier.Answers["annexe-1"].Version);
        await desk.SaveAsync(number, LocalForms.AnnexOne, [new("intended_use", null, LocalForms.Text("Réviser"))]);
        var now = (await desk.ReadAsync(number)).Dossier.Answers["annexe-1"];
        Assert.Equal(LocalForms.AnnexOne.Version, now.Version);
        Assert.Equal(LocalForms.Text("Un assistant"), now["system_description"]);
    }

    [Fact]
    public async Task Two_people_who_save_at_the_same_time_both_keep_what_they_typed()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        string[] questions = ["system_description", "intended_use", "relevance_justification", "expected_gains", "training_watch", "change_management"];

        await Task.WhenAll(questions.Chunk(2).Select(pair => Task.Run(async () =>
        {
            foreach (var question in pair)
            {
                await desk.SaveAsync(number, LocalForms.AnnexOne, [new(question, null, LocalForms.Text(question))], question.Length % 2 == 0 ? Roles.Requester : Roles.ItService);
            }
        })));

        var answers = (await desk.ReadAsync(number)).Dossier.AnswersOf(LocalForms.AnnexOne);
        Assert.All(questions, question => Assert.Equal(LocalForms.Text(question), answers[question]));
    }

    [Fact]
    public async Task The_same_answer_typed_twice_is_a_conflict_that_shows_both()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        await desk.SaveAsync(number, LocalForms.AnnexOne, [new("intended_use", null, LocalForms.Text("La mienne"))]);

        var saved = await desk.SaveAsync(
            number, LocalForms.AnnexOne, [new("intended_use", null, LocalForms.Text("La leur")), new("expected_gains", null, LocalForms.Text("Du temps"))], Roles.ItService);

        Assert.Equal(new AnswerConflict("intended_use", LocalForms.Text("La mienne"), LocalForms.Text("La leur")), Assert.Single(saved.Conflicts));
        Assert.Equal(LocalForms.Text("Du temps"), (await desk.ReadAsync(number)).Dossier.AnswersOf(LocalForms.AnnexOne)["expected_gains"]);
    }

    [Fact]
    public async Task A_change_of_model_stops_the_authorisation_in_the_transaction_that_makes_it()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.ReadyAsync();
        await desk.DecideAsync(number);
        await desk.MoveAsync(number, DossierAction.PutInService, Roles.DesignatedAuthority);
        var system = (await desk.ReadAsync(number)).System;

        await desk.DoAsync<EditSystem, AiSystem>(
            Roles.ItService, (edit, by) => edit.ExecuteAsync(system.Slug, system.Details with { Models = ["redacteur-2"] }, system.Version, by, default));

        var file = await desk.ReadAsync(number);
        Assert.Equal(["system.models"], file.Dossier.ToReview?.Changed);
        Assert.Equal(AuthorizationState.Suspended, file.Authorization!.State);
        await using var work = desk.Enter();
        Assert.Equal(number, Assert.Single((await work.Get<IDossierRegister>().ListAsync(new(ToReview: true), default)).Rows).Number);
    }

    [Fact]
    public async Task Another_organisation_sees_none_of_it()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.ReadyAsync();
        var decision = await desk.DecideAsync(number);
        var stranger = await desk.Installation.OrganizationAsync();
        await using var work = desk.Installation.Enter(stranger.Organization);

        Assert.Null(await work.Store<Dossier>().FindAsync(number, default));
        Assert.Empty(await work.Store<Opinion>().AllAsync(default));
        Assert.Empty(await work.Store<CommitteeSession>().AllAsync(default));
        Assert.Null(await work.Get<IExaminations>().FindAsync(decision.FileHash, default));
        Assert.Equal(0, (await work.Get<IDossierRegister>().ListAsync(new(), default)).All);
    }

    [Fact]
    public async Task Files_are_listed_by_title_state_and_person()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        await using var work = desk.Enter();
        var register = work.Get<IDossierRegister>();

        var row = Assert.Single((await register.ListAsync(new("REVISER", DossierState.Draft), default)).Rows);

        Assert.Equal((number, "reviser", "Rédacteur", "Personne requester", false), (row.Number, row.UseCase, row.SystemName, row.RequestedBy, row.ToReview));
        Assert.Empty((await register.ListAsync(new(State: DossierState.InService), default)).Rows);
        Assert.Empty((await register.ListAsync(new(RequestedBy: desk[Roles.User].Person), default)).Rows);
        Assert.Single((await register.ListAsync(new(number.ToLowerInvariant()), default)).Rows);
        Assert.Equal(1, (await register.ListAsync(new(State: DossierState.InService), default)).ByState[DossierState.Draft]);
    }

    [Fact]
    public async Task A_document_is_kept_once_and_named_by_its_hash()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        var bytes = "Entente signée le 3 mars."u8.ToArray();

        var attached = await desk.DoAsync<AttachFile, Attachment>(Roles.Requester, (attach, by) => attach.ExecuteAsync(number, "C:\\fakepath\\entente.txt", bytes, by, default));
        var again = await desk.DoAsync<AttachFile, Attachment>(Roles.Requester, (attach, by) => attach.ExecuteAsync(number, "copie.txt", bytes, by, default));

        Assert.Equal((attached.Id, "entente.txt", "text/plain"), (again.Id, attached.Name, attached.MediaType));
        await using var work = desk.Enter();
        Assert.Equal(bytes, await work.Get<IAttachmentStore>().ReadAsync(attached.Sha256, default));
        await using var stranger = desk.Installation.Enter((await desk.Installation.OrganizationAsync()).Organization);
        Assert.Null(await stranger.Get<IAttachmentStore>().ReadAsync(attached.Sha256, default));
    }

    [Fact]
    public async Task Someone_who_left_is_given_no_section()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        await using (var work = desk.Enter())
        {
            await work.Get<BaliseContext>().Set<Person>().Where(p => p.Id == desk[Roles.User].Person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Active, false));
        }

        var refused = await desk.TryAsync<AssignSection, Dossier>(
            Roles.Requester, (assign, by) => assign.ExecuteAsync(number, "annexe-1", "risques", desk[Roles.User].Person, new(2026, 3, 20), by, default));

        Assert.Equal("dossier.colleague_inactive", Assert.Single(Assert.IsType<Invalid>(refused.Error).Problems).Code);
    }
}
