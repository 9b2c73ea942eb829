using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Policies;
using Balise.Tests.Domain.Dossiers;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Persistence;

public sealed class FileLifeOnSqlite(SqliteUnderTest database) : FileLifeContract(database), IClassFixture<SqliteUnderTest>;

public sealed class FileLifeOnPostgreSql(PostgreSqlUnderTest database) : FileLifeContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>Versions of the answers, and who takes the place of whom, over the database.</summary>
public abstract class FileLifeContract(DatabaseUnderTest database)
{
    [Fact]
    public async Task One_person_keeps_one_version_an_hour_and_each_can_be_read_again()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        await WriteAsync(desk, number, null, "Un");
        desk.Installation.Clock.Advance(TimeSpan.FromMinutes(20));
        await WriteAsync(desk, number, "Un", "Deux");
        desk.Installation.Clock.Advance(TimeSpan.FromMinutes(50));
        await WriteAsync(desk, number, "Deux", "Trois");

        var (dossier, lines) = await LinesAsync(desk, number);

        Assert.Equal([VersionCause.Saved, VersionCause.Saved], lines.Select(line => line.Cause));
        Assert.Equal(TimeSpan.FromMinutes(20), lines[1].At - lines[1].Since);
        Assert.Equal(["Trois", "Deux"], [await HeldAsync(desk, dossier, lines[0]), await HeldAsync(desk, dossier, lines[1])]);
    }

    [Fact]
    public async Task Each_step_keeps_what_changed_since_the_step_before()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.ReadyAsync();
        await desk.DecideAsync(number);

        var (dossier, lines) = await LinesAsync(desk, number);
        var steps = lines.Where(line => line.Form.Length == 0).Select(line => line.Cause).Order();
        await using var work = desk.Enter();
        var state = (await work.Get<IAnswerVersions>().StateAsync(dossier.Id, lines[0].Id, default))!;

        Assert.Equal([VersionCause.Submitted, VersionCause.Ready, VersionCause.Decided], steps);
        Assert.Equal(dossier.Answers.ToDictionary(pair => pair.Key, pair => pair.Value.Hash), state.ToDictionary(pair => pair.Key, pair => pair.Value.Hash));
        Assert.Null(await work.Get<IAnswerVersions>().StateAsync(new(Guid.NewGuid()), lines[0].Id, default));
    }

    [Fact]
    public async Task The_oldest_hours_of_work_are_let_go_of_and_the_steps_never()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        await desk.FillAsync(number, LocalForms.AnnexOne);
        await desk.DoAsync<SubmitDossier, Dossier>(Roles.Requester, (submit, by) => submit.ExecuteAsync(number, by, default));
        for (var i = 0; i < 4; i++)
        {
            desk.Installation.Clock.Advance(TimeSpan.FromHours(2));
            await WriteAsync(desk, number, null, $"{i}", overwrite: true);
        }

        await using (var work = desk.Enter())
        {
            await work.Get<IAnswerVersions>().ThinAsync((await work.Store<Dossier>().FindAsync(number, default))!.Id, 2, default);
            Assert.Null(await work.SaveAsync(desk[Roles.Requester]));
        }

        var (_, lines) = await LinesAsync(desk, number);
        Assert.Equal([VersionCause.Saved, VersionCause.Saved, VersionCause.Submitted], lines.Select(line => line.Cause));
    }

    [Fact]
    public async Task Whoever_replaces_someone_has_their_roles_on_those_days_only()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var today = LegalDay.Of(desk.Installation.Clock.GetUtcNow());
        await DeclareAsync(desk, Roles.SecurityOfficer, Roles.User, today.AddDays(1), today.AddDays(3));

        Assert.Empty(await ReplacedAsync(desk, Roles.User, today));
        var stand = Assert.Single(await ReplacedAsync(desk, Roles.User, today.AddDays(3)));
        Assert.Equal((desk[Roles.SecurityOfficer].Person, Roles.SecurityOfficer), (stand.Person, Assert.Single(stand.Roles)));
        Assert.Empty(await ReplacedAsync(desk, Roles.User, today.AddDays(4)));
        Assert.Empty(await ReplacedAsync(desk, Roles.Requester, today.AddDays(2)));
    }

    [Fact]
    public async Task The_journal_says_in_whose_place_an_act_was_done_and_the_delegate_is_told()
    {
        await using var desk = await Desk.OpenAsync(database.Options);
        var number = await desk.StartFileAsync();
        var today = LegalDay.Of(desk.Installation.Clock.GetUtcNow());
        await desk.DoAsync<AssignSection, Dossier>(Roles.Requester, (assign, by) => assign.ExecuteAsync(number, LocalForms.AnnexOne.Id, "risques", desk[Roles.LegalAndEthics].Person, today.AddDays(9), by, default));
        await DeclareAsync(desk, Roles.LegalAndEthics, Roles.User, today, today.AddDays(3));
        await using (var work = desk.Enter())
        {
            await work.Get<Balise.Domain.Reminders.SendMails>().ExecuteAsync(Actor.Product(desk[Roles.User].Organization), default);
        }

        await desk.DoAsync<CommentDossier, Dossier>(Roles.User, (comment, by) =>
            comment.FinishSectionAsync(number, LocalForms.AnnexOne.Id, "risques", by.Replacing(desk[Roles.LegalAndEthics]), default));

        var actor = desk.Installation.Get<Balise.Journal.IJournalReader>().Read($"governance-{desk[Roles.User].Organization}")
            .Select(entry => System.Text.Json.JsonDocument.Parse(entry.Bytes!).RootElement).Last(entry => entry.GetProperty("event").GetString() == "contribution.answered").GetProperty("actor");
        Assert.Equal((desk[Roles.User].Name, desk[Roles.LegalAndEthics].Name), (actor.GetProperty("name").GetString(), actor.GetProperty("inPlaceOf").GetProperty("name").GetString()));
        var mail = Assert.Single(desk.Postman.Carried);
        Assert.Equal("user@exemple.qc.ca", mail.To);
        Assert.StartsWith("Vous remplacez Personne sgc", mail.Subject);
    }

    private static async Task WriteAsync(Desk desk, string number, string? before, string after, bool overwrite = false)
    {
        var held = overwrite ? (await desk.ReadAsync(number)).Dossier.AnswersOf(LocalForms.AnnexOne)["intended_use"] : before is null ? null : LocalForms.Text(before);
        await desk.SaveAsync(number, LocalForms.AnnexOne, [new("intended_use", held, LocalForms.Text(after))]);
    }

    private static async Task<(Dossier, IReadOnlyList<VersionLine>)> LinesAsync(Desk desk, string number)
    {
        await using var work = desk.Enter();
        var dossier = (await work.Store<Dossier>().FindAsync(number, default))!;
        return (dossier, await work.Get<IAnswerVersions>().OfAsync(dossier.Id, default));
    }

    private static async Task<string?> HeldAsync(Desk desk, Dossier dossier, VersionLine line)
    {
        await using var work = desk.Enter();
        var state = (await work.Get<IAnswerVersions>().StateAsync(dossier.Id, line.Id, default))!;
        return (state["annexe-1"]["intended_use"] as Balise.Domain.Norms.Forms.TextAnswer)?.Value;
    }

    private static async Task<IReadOnlyList<StandIn>> ReplacedAsync(Desk desk, string role, DateOnly day)
    {
        await using var work = desk.Enter();
        return await work.Get<IAbsenceStore>().ReplacedByAsync(desk[role].Person, day, default);
    }

    private static Task<Absence> DeclareAsync(Desk desk, string away, string stand, DateOnly from, DateOnly until) =>
        desk.DoAsync<DeclareAbsence, Absence>(away, (declare, by) => declare.ExecuteAsync("", $"{stand}@exemple.qc.ca", new(from, until, ""), by, default));
}
