using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers;

public sealed class AbsenceTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private readonly Bureau bureau = new();

    [Fact]
    public void Only_the_person_or_the_head_of_the_body_declares_and_nobody_takes_a_place_for_themselves()
    {
        Assert.Equal("absence.own_only", Declare(Bureau.Chair, Bureau.Member, by: Bureau.It).Error?.Code);
        var head = Bureau.ActorOf(50, Roles.BodyHead);
        Bureau.Must(Declare(Bureau.Chair, Bureau.Member, by: head));
        Assert.Equal("absence.not_yourself", Declare(Bureau.Chair, head, by: head).Error?.Code);
    }

    [Fact]
    public void Whoever_decides_is_replaced_by_a_written_act_only()
    {
        Assert.Equal(["absence.act_needed"], Codes(Declare(Bureau.Chair, Bureau.Member, act: "")));
        Bureau.Must(Declare(Bureau.Legal, Bureau.Colleague, act: ""));
        Assert.Equal("guide 1.1", Assert.Single(Bureau.Must(Declare(Bureau.Chair, Bureau.Member)).Facts).Source);
    }

    [Fact]
    public void A_delegate_is_someone_else_present_and_no_auditor()
    {
        Assert.Equal(["absence.own_delegate"], Codes(Declare(Bureau.Legal, Bureau.Legal)));
        Assert.Equal(["absence.delegate_auditor"], Codes(Declare(Bureau.Legal, Bureau.ActorOf(51, Roles.Auditor))));
        var away = Bureau.Must(Declare(Bureau.Colleague, Bureau.It, from: Today.AddDays(3), until: Today.AddDays(5)));
        Assert.Equal(["absence.delegate_away"], Codes(Declare(Bureau.Legal, Bureau.Colleague, others: away)));
        Bureau.Must(Declare(Bureau.Legal, Bureau.Colleague, until: Today.AddDays(2), others: away));
    }

    [Fact]
    public void Dates_are_in_order_to_come_bounded_and_do_not_overlap()
    {
        Assert.Equal(["field.date_past"], Codes(Declare(Bureau.Legal, Bureau.It, from: Today.AddDays(-1))));
        Assert.Equal(["field.dates_order"], Codes(Declare(Bureau.Legal, Bureau.It, from: Today.AddDays(9), until: Today.AddDays(8))));
        Assert.Equal(["absence.too_long"], Codes(Declare(Bureau.Legal, Bureau.It, until: Today.AddDays(366))));
        var first = Bureau.Must(Declare(Bureau.Legal, Bureau.It));
        Assert.Equal(["absence.overlaps"], Codes(Declare(Bureau.Legal, Bureau.Colleague, from: Today.AddDays(7), until: Today.AddDays(9), others: first)));
    }

    [Fact]
    public void Ended_it_covers_no_day_any_more()
    {
        var absence = Bureau.Must(Declare(Bureau.Legal, Bureau.It));
        Assert.Equal("absence.own_only", absence.End(Bureau.It, Today).Error?.Code);

        Bureau.Must(absence.End(Bureau.Legal, Today));

        Assert.False(absence.Covers(Today));
        Assert.Equal("absence.over", absence.End(Bureau.Legal, Today).Error?.Code);
    }

    [Fact]
    public async Task A_section_given_to_someone_away_is_filled_by_their_delegate_and_the_save_says_so()
    {
        var dossier = await bureau.StartAsync();
        var section = LocalForms.AnnexOne.Sections[1];
        var question = section.Questions.First(each => each.Rule.Type is QuestionType.Text or QuestionType.LongText);
        Bureau.Must(dossier.Assign(LocalForms.AnnexOne, section.Id, Bureau.PersonOf(Bureau.Colleague), Today.AddDays(5), Bureau.Requester, bureau.Office.Now));
        var stand = Bureau.ActorOf(60, Roles.User);
        var save = new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office);
        AnswerEdit[] edits = [new(question.Id, null, LocalForms.Text("Fait"))];
        Assert.Equal("dossier.not_your_section", (await save.ExecuteAsync(dossier.Number, "annexe-1", edits, stand, default)).Error?.Code);

        Bureau.Must(await save.ExecuteAsync(dossier.Number, "annexe-1", edits, stand.Replacing(Bureau.Colleague), default));

        Assert.Equal((stand.Person, Bureau.Colleague.Person), (bureau.SavedBy?.Person, bureau.SavedBy?.InPlaceOf?.Person));
        Assert.True(dossier.MayRead(stand.Replacing(Bureau.Colleague)));
        Assert.False(dossier.MayRead(stand));
    }

    [Fact]
    public async Task An_opinion_written_in_someones_place_names_both_and_bars_both_from_deciding()
    {
        var (dossier, opinion) = await OpinionAsync();
        var stand = Bureau.ActorOf(61, Roles.DesignatedAuthority).Replacing(Bureau.Security);
        Bureau.Must(await Sign.WriteAsync(opinion.Id, Edits(), stand, default));
        Bureau.Must(await Sign.ExecuteAsync(opinion.Id, stand, default));

        Assert.Equal((stand.Person, Bureau.Security.Person), (opinion.Author, opinion.InPlaceOf));
        Assert.All([stand.Person, Bureau.Security.Person], person => Assert.True(opinion.IsOf(person)));
        var session = Session(dossier, stand, Bureau.Security, Bureau.Chair);
        session.RecuseByRule(dossier, [opinion], LocalForms.Pack.Proportionality);
        Assert.True(session.IsRecused(dossier.Id, stand.Person) && session.IsRecused(dossier.Id, Bureau.Security.Person));
        Assert.False(session.IsRecused(dossier.Id, Bureau.Chair.Person));
    }

    [Fact]
    public async Task Whoever_comes_back_goes_on_with_what_their_delegate_began()
    {
        var (_, opinion) = await OpinionAsync();
        var stand = Bureau.ActorOf(62, Roles.User);
        Bureau.Must(await Sign.WriteAsync(opinion.Id, Edits(), stand.Replacing(Bureau.Security), default));
        Assert.Equal("role.needed", (await Sign.ExecuteAsync(opinion.Id, stand, default)).Error?.Code);

        Bureau.Must(await Sign.ExecuteAsync(opinion.Id, Bureau.Security, default));

        Assert.Equal((Bureau.Security.Person, (PersonId?)null), (opinion.Author, opinion.InPlaceOf));
        Assert.True(opinion.IsOf(stand.Person));
    }

    [Fact]
    public async Task A_delegate_who_asked_for_the_use_neither_writes_the_opinion_nor_takes_the_risk()
    {
        var (dossier, opinion) = await OpinionAsync();

        Assert.Equal("segregation.own_request", (await Sign.WriteAsync(opinion.Id, Edits(), Bureau.Requester.Replacing(Bureau.Security), default)).Error?.Code);
        Assert.Equal("segregation.own_request", (await new AcceptRisk(bureau.Dossiers, bureau.Office)
            .ExecuteAsync(dossier.Number, 12, "Motif", Today.AddDays(30), Bureau.Requester.Replacing(Bureau.Chair), default)).Error?.Code);
    }

    [Fact]
    public async Task A_delegate_holds_the_seat_votes_and_decides_in_the_members_place()
    {
        var dossier = await bureau.ReadyAsync();
        var stand = Bureau.ActorOf(63, Roles.User);
        bureau.People.Add(Bureau.PersonOf(stand));
        bureau.Absences.Add(Bureau.Must(Declare(Bureau.Chair, stand)));
        var session = await PlannedAsync();
        Bureau.Must(await Open.ExecuteAsync(session.Number, [stand.Person, Bureau.Member.Person], Bureau.Member, default));
        foreach (var grid in CommitteeRuling.Grids(CommitteeGate.Steering, dossier, LocalForms.Pack))
        {
            Bureau.Must(session.FillGrid(dossier.Id, grid, LocalForms.Fill(grid), Bureau.Member));
        }

        var acting = stand.Replacing(Bureau.Chair);
        var sit = new SitInSession(bureau.Sessions, bureau.Office);
        Assert.Equal("session.seat_lapsed", (await sit.VoteAsync(session.Number, dossier.Id, VoteKind.For, "", stand, default)).Error?.Code);
        Bureau.Must(await sit.VoteAsync(session.Number, dossier.Id, VoteKind.For, "", acting, default));
        Assert.Equal(Bureau.Chair.Person, bureau.SavedBy?.InPlaceOf?.Person);
        var decision = Bureau.Must(await bureau.DecideAsync(session, dossier, by: acting));

        Assert.Equal((stand.Person, Bureau.Chair.Person), (decision.By, decision.InPlaceOf));
        Assert.Equal(Bureau.Chair.Person, session.SeatOf(stand.Person)?.InPlaceOf);
    }

    [Fact]
    public async Task A_seat_has_one_holder_and_a_delegate_one_seat()
    {
        await bureau.ReadyAsync();
        var stand = Bureau.ActorOf(64, Roles.User);
        bureau.People.Add(Bureau.PersonOf(stand));
        bureau.Absences.Add(Bureau.Must(Declare(Bureau.Chair, stand)));
        bureau.Absences.Add(Bureau.Must(Declare(Bureau.Member, stand)));
        var session = await PlannedAsync();

        Assert.Equal(["session.seat_taken"], Codes(await Open.ExecuteAsync(session.Number, [stand.Person, Bureau.Chair.Person], Bureau.Member, default)));
        Bureau.Must(await Open.ExecuteAsync(session.Number, [stand.Person, Bureau.Security.Person], Bureau.Member, default));

        Assert.Equal(2, session.Present.Count);
        Assert.Single(session.Members, member => member.Person == stand.Person);
    }

    [Fact]
    public async Task A_delegate_who_asked_for_the_use_steps_aside_and_does_not_decide()
    {
        var dossier = await bureau.ReadyAsync();
        bureau.People.Add(Bureau.PersonOf(Bureau.Requester));
        bureau.Absences.Add(Bureau.Must(Declare(Bureau.Chair, Bureau.Requester)));
        var session = Bureau.Must(await Open.PlanAsync(
            CommitteeGate.Steering, Today, 1, [new(Bureau.Chair.Person, "Présidence"), new(Bureau.Member.Person, "Membre")], Bureau.Chair, default));
        Bureau.Must(await Open.ExecuteAsync(session.Number, [Bureau.Requester.Person, Bureau.Member.Person], Bureau.Member, default));

        Assert.True(session.IsRecused(dossier.Id, Bureau.Requester.Person));
        Assert.Equal("segregation.own_request", (await bureau.DecideAsync(session, dossier, by: Bureau.Requester.Replacing(Bureau.Chair))).Error?.Code);
    }

    private OpenSession Open => new(bureau.Sessions, bureau.Registers, bureau.Absences, bureau.People, bureau.Office);

    private SignOpinion Sign => new(bureau.Registers, bureau.Attachments, bureau.Office);

    private async Task<CommitteeSession> PlannedAsync() => Bureau.Must(await Open.PlanAsync(
        CommitteeGate.Steering, Today, 1, [.. new[] { Bureau.Chair, Bureau.Member, Bureau.Security }.Select(each => new CommitteeMember(each.Person, each.Name))], Bureau.Chair, default));

    private async Task<(Dossier Dossier, Opinion Opinion)> OpinionAsync()
    {
        var dossier = await bureau.StartAsync();
        return (dossier, Bureau.Must(await new RequestOpinion(bureau.Registers, bureau.Office).ExecuteAsync(dossier.Number, "security", Bureau.It, default)));
    }

    private static AnswerEdit[] Edits() =>
        [.. LocalForms.Fill(LocalForms.Pack.Forms["avis-securite"], ("result", LocalForms.Text("favourable"))).Values.Select(pair => new AnswerEdit(pair.Key, null, pair.Value))];

    private static CommitteeSession Session(Dossier dossier, params Actor[] members) => Bureau.Must(CommitteeSession.Plan(
        new(Guid.NewGuid()), "S-1", CommitteeGate.Steering, Today, 1, [.. members.Select(each => new CommitteeMember(each.Person, each.Name))], [dossier.Id], Bureau.Chair));

    private static Result<Absence> Declare(
        Actor away, Actor stand, DateOnly? from = null, DateOnly? until = null, string act = "Résolution 12", Actor? by = null, params Absence[] others) => Absence.Declare(
        new(Guid.NewGuid()), Bureau.PersonOf(away), Bureau.PersonOf(stand), new(from ?? Today, until ?? Today.AddDays(10), act), others, by ?? away, Today, DateTimeOffset.UnixEpoch);

    private static IEnumerable<string> Codes<T>(Result<T> refused) => Assert.IsType<Invalid>(refused.Error).Problems.Select(each => each.Code);
}

internal static class Replacements
{
    /// <summary>The same person, while they replace another.</summary>
    public static Actor Replacing(this Actor stand, Actor away) => stand with { Replaces = [new(away.Person, away.Name, away.Roles)] };
}
