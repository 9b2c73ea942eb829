using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Policies;
using Balise.Domain.Reminders;
using Balise.Persistence;
using Balise.Tests.Domain.Norms.Forms;
using Microsoft.EntityFrameworkCore;

namespace Balise.Tests.Persistence;

public sealed class RemindersOnSqlite(SqliteUnderTest database) : ReminderContract(database), IClassFixture<SqliteUnderTest>;

public sealed class RemindersOnPostgreSql(PostgreSqlUnderTest database) : ReminderContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>A deadline is written once, told at each step, and never told twice.</summary>
public abstract class ReminderContract(DatabaseUnderTest database)
{
    [Fact]
    public async Task Each_step_sends_one_mail_however_often_the_job_runs()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await AssignedAsync(desk, 20);

        await RunAsync(desk, number);
        Assert.Empty(desk.Postman.Carried);

        desk.Installation.Clock.Advance(TimeSpan.FromDays(10));
        await RunAsync(desk, number);
        await RunAsync(desk, number);
        Assert.Equal(["Rappel"], desk.Postman.Carried.Select(mail => mail.Subject.Split(' ')[0]));

        desk.Installation.Clock.Advance(TimeSpan.FromDays(9));
        await RunAsync(desk, number);
        desk.Installation.Clock.Advance(TimeSpan.FromDays(5));
        await RunAsync(desk, number);
        await RunAsync(desk, number);

        Assert.Equal(["Rappel", "Rappel", "En"], desk.Postman.Carried.Select(mail => mail.Subject.Split(' ')[0]));
        Assert.All(desk.Postman.Carried, mail => Assert.Equal("user@exemple.qc.ca", mail.To));
        Assert.Contains($"https://balise.exemple/demandes/{number}", desk.Postman.Carried[0].Body);
        Assert.Contains("deadline.passed", desk.Installation.Get<Balise.Journal.IJournalReader>().Read($"governance-{desk[Roles.User].Organization}")
            .Select(entry => System.Text.Json.JsonDocument.Parse(entry.Bytes!).RootElement.GetProperty("event").GetString()));
    }

    [Fact]
    public async Task Two_processes_at_the_same_time_send_one_mail()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await AssignedAsync(desk, 5);
        await RefreshAsync(desk, number);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StepAndSendAsync(desk))));
        await StepAndSendAsync(desk);

        Assert.Single(desk.Postman.Carried);
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_not_sent_again_by_a_server()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await AssignedAsync(desk, 5);
        await RefreshAsync(desk, number);
        desk.Postman.Refuses = new OperationCanceledException("The process stops here.");
        await Assert.ThrowsAsync<OperationCanceledException>(() => StepAndSendAsync(desk));
        desk.Postman.Refuses = null;

        desk.Installation.Clock.Advance(TimeSpan.FromMinutes(11));
        await StepAndSendAsync(desk);

        Assert.Empty(desk.Postman.Carried);
        Assert.Equal(MailState.Uncertain, (await MailsAsync(desk)).Single().State);
    }

    [Fact]
    public async Task A_folder_is_given_the_same_file_again()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        desk.Postman.Repeatable = true;
        var number = await AssignedAsync(desk, 5);
        await RefreshAsync(desk, number);
        desk.Postman.Refuses = new OperationCanceledException("The process stops here.");
        await Assert.ThrowsAsync<OperationCanceledException>(() => StepAndSendAsync(desk));
        desk.Postman.Refuses = null;

        desk.Installation.Clock.Advance(TimeSpan.FromMinutes(11));
        await StepAndSendAsync(desk);

        Assert.Single(desk.Postman.Carried);
    }

    [Fact]
    public async Task A_server_that_refuses_for_now_is_asked_again_later()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await AssignedAsync(desk, 5);
        await RefreshAsync(desk, number);
        desk.Postman.Refuses = new MailRefusedException("451 later", forGood: false);
        await StepAndSendAsync(desk);
        desk.Postman.Refuses = null;

        await StepAndSendAsync(desk);
        Assert.Empty(desk.Postman.Carried);
        desk.Installation.Clock.Advance(TimeSpan.FromMinutes(3));
        await StepAndSendAsync(desk);

        Assert.Single(desk.Postman.Carried);
        Assert.Equal((MailState.Sent, 2), (await MailsAsync(desk)).Select(mail => (mail.State, mail.Attempts)).Single());
    }

    [Fact]
    public async Task What_is_done_leaves_the_tasks_and_what_someone_left_behind_goes_to_the_register_keepers()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await AssignedAsync(desk, 5);
        await RefreshAsync(desk, number);
        Assert.Equal([DeadlineKind.Contribution], await TasksAsync(desk, Roles.User));
        await using (var work = desk.Enter())
        {
            await work.Get<BaliseContext>().Set<Person>().Where(p => p.Id == desk[Roles.User].Person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Active, false));
        }

        await StepAndSendAsync(desk);
        Assert.Equal("Eve.Tremblay@exemple.qc.ca", Assert.Single(desk.Postman.Carried).To);

        await using (var work = desk.Enter())
        {
            var dossier = (await work.Store<Dossier>().FindAsync(number, default))!;
            Assert.True(dossier.FinishContribution("annexe-1", "risques", desk[Roles.User], desk.Installation.Clock.GetUtcNow()).Ok);
            Assert.Null(await work.SaveAsync(desk[Roles.User]));
        }

        await RefreshAsync(desk, number);
        Assert.Empty(await TasksAsync(desk, Roles.User));
    }

    [Fact]
    public async Task Someone_away_is_told_through_their_delegate_and_again_themselves_once_back()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await AssignedAsync(desk, 5);
        var today = LegalDay.Of(desk.Installation.Clock.GetUtcNow());
        await desk.DoAsync<DeclareAbsence, Absence>(Roles.User, (declare, by) => declare.ExecuteAsync("", "sgc@exemple.qc.ca", new(today, today.AddDays(2), ""), by, default));

        await RunAsync(desk, number);
        desk.Installation.Clock.Advance(TimeSpan.FromDays(4));
        await RunAsync(desk, number);

        // The delegation and the first reminder leave at the same instant, in either order.
        Assert.Equal(["sgc@exemple.qc.ca", "sgc@exemple.qc.ca", "user@exemple.qc.ca"], desk.Postman.Carried.Select(mail => mail.To));
        Assert.Single(desk.Postman.Carried, mail => mail.Body.Contains("Une échéance approche. Vous remplacez Personne user."));
        Assert.DoesNotContain("remplacez", desk.Postman.Carried[2].Body);
    }

    [Fact]
    public async Task Awaited_from_someone_away_it_is_among_the_tasks_of_their_delegate_once()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        await RefreshAsync(desk, await AssignedAsync(desk, 5));
        await using var work = desk.Enter();
        var stand = desk[Roles.LegalAndEthics];

        var own = await work.Get<IReminderStore>().AwaitedAsync(stand, new(2030, 1, 1), default);
        var replacing = await work.Get<IReminderStore>().AwaitedAsync(stand with { Replaces = [new(desk[Roles.User].Person, "Personne user", [Roles.User])] }, new(2030, 1, 1), default);

        Assert.Empty(own);
        Assert.Equal("Personne user", Assert.Single(replacing).InPlaceOf?.Name);
    }

    [Fact]
    public async Task A_request_for_an_opinion_taken_back_reminds_nobody()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        var opinion = await desk.DoAsync<RequestOpinion, Opinion>(Roles.ItService, (request, by) => request.ExecuteAsync(number, "security", by, default));
        await RefreshAsync(desk, number);
        Assert.Equal([DeadlineKind.OpinionDue], await TasksAsync(desk, Roles.SecurityOfficer));

        await desk.DoAsync<WithdrawOpinion, Opinion>(Roles.ItService, (withdraw, by) => withdraw.ExecuteAsync(opinion.Id, "Le système a changé.", by, default));
        await RefreshAsync(desk, number);
        desk.Installation.Clock.Advance(TimeSpan.FromDays(40));
        await StepAndSendAsync(desk);

        Assert.Empty(await TasksAsync(desk, Roles.SecurityOfficer));
        Assert.Empty(desk.Postman.Carried);
        Assert.Equal("Le système a changé.", Assert.Single((await desk.ReadAsync(number)).Opinions).WithdrawnBecause);
    }

    [Fact]
    public async Task A_role_is_told_through_everyone_who_holds_it_and_authorisations_are_told_before_they_end()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.ReadyAsync();
        var decision = await desk.DecideAsync(number);
        await desk.MoveAsync(number, DossierAction.PutInService, Roles.DesignatedAuthority);
        desk.Installation.Clock.Advance(TimeSpan.FromDays(355));
        await RunAsync(desk, decision.Authorization!);

        var mail = Assert.Single(desk.Postman.Carried);

        Assert.Equal("designated_authority@exemple.qc.ca", mail.To);
        Assert.Contains($"/passerelle/autorisations/{decision.Authorization}", mail.Body);
    }

    private static async Task<string> AssignedAsync(Desk desk, int days)
    {
        var number = await desk.StartFileAsync();
        var due = LegalDay.Of(desk.Installation.Clock.GetUtcNow()).AddDays(days);
        await desk.DoAsync<AssignSection, Dossier>(Roles.Requester, (assign, by) => assign.ExecuteAsync(number, LocalForms.AnnexOne.Id, "risques", desk[Roles.User].Person, due, by, default));
        return number;
    }

    private static async Task RunAsync(Desk desk, string subject)
    {
        await RefreshAsync(desk, subject);
        await StepAndSendAsync(desk);
    }

    private static async Task RefreshAsync(Desk desk, string subject)
    {
        await using var work = desk.Enter();
        Assert.Null(await work.Get<KeepReminders>().RefreshAsync([subject], Product(desk), default));
    }

    private static async Task StepAndSendAsync(Desk desk)
    {
        await using (var work = desk.Enter())
        {
            await work.Get<KeepReminders>().ExecuteAsync(Product(desk), default);
        }

        await using var later = desk.Enter();
        await later.Get<SendMails>().ExecuteAsync(Product(desk), default);
    }

    private static async Task<IReadOnlyList<DeadlineKind>> TasksAsync(Desk desk, string role)
    {
        await using var work = desk.Enter();
        return [.. (await work.Get<IReminderStore>().AwaitedAsync(desk[role].Person, [role], new(2030, 1, 1), default)).Select(each => each.Kind)];
    }

    private static async Task<IReadOnlyList<Mail>> MailsAsync(Desk desk)
    {
        await using var work = desk.Enter();
        return await work.Get<BaliseContext>().Set<Mail>().AsNoTracking().ToListAsync();
    }

    private static Actor Product(Desk desk) => Actor.Product(desk[Roles.User].Organization);
}
