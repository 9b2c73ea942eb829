using Balise.Domain;
using Balise.Domain.Dossiers;

namespace Balise.Tests.Domain.Dossiers;

public sealed class CommitteeTests
{
    private readonly Bureau bureau = new();

    [Fact]
    public async Task Without_quorum_nothing_is_decided()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier, CommitteeGate.Steering, Bureau.Chair);

        Assert.Equal("session.no_quorum", (await bureau.DecideAsync(session, dossier)).Error?.Code);
    }

    [Fact]
    public async Task The_author_of_the_security_opinion_steps_aside_by_rule_and_does_not_count()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier, CommitteeGate.Steering, Bureau.Chair, Bureau.Security);

        Assert.True(session.IsRecused(dossier.Id, Bureau.Security.Person));
        Assert.Equal(1, session.Sitting(dossier.Id));
        Assert.Equal("session.recused", session.Cast(new(dossier.Id, Bureau.Security.Person, VoteKind.For, ""), Bureau.Security).Error?.Code);
        Assert.Equal("segregation.opinion_author", (await bureau.DecideAsync(session, dossier, by: Bureau.Security)).Error?.Code);
    }

    [Fact]
    public async Task The_requester_steps_aside_by_rule()
    {
        var dossier = await bureau.ReadyAsync();

        Assert.True((await bureau.SitAsync(dossier)).IsRecused(dossier.Id, Bureau.Requester.Person));
    }

    [Fact]
    public async Task A_declared_interest_takes_the_vote_back()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier);

        Bureau.Must(session.Recuse(dossier.Id, Bureau.Member.Person, "Lien avec le fournisseur"));

        Assert.DoesNotContain(session.Votes, vote => vote.Person == Bureau.Member.Person);
        Assert.Equal("session.no_quorum", (await bureau.DecideAsync(session, dossier)).Error?.Code);
        Assert.IsType<Invalid>(session.Recuse(dossier.Id, Bureau.Chair.Person, "").Error);
    }

    [Fact]
    public async Task Votes_that_do_not_carry_do_not_approve_and_dissent_is_kept()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier);
        Assert.IsType<Invalid>(session.Cast(new(dossier.Id, Bureau.Member.Person, VoteKind.Against, ""), Bureau.Member).Error);
        Bureau.Must(session.Cast(new(dossier.Id, Bureau.Member.Person, VoteKind.Against, "Trop tôt."), Bureau.Member));

        var problems = Assert.IsType<Invalid>((await bureau.DecideAsync(session, dossier)).Error).Problems;

        Assert.Equal("session.not_carried", Assert.Single(problems).Code);
        Assert.Contains(session.Votes, vote => vote.Dissent == "Trop tôt.");
        Bureau.Must(await bureau.DecideAsync(session, dossier, new(DossierAction.RequestChanges, "Préciser les essais.", [])));
        Assert.Equal(DossierState.ChangesRequested, dossier.State);
    }

    [Fact]
    public async Task Every_problem_of_a_ruling_is_said_at_once()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier);
        var condition = new DecisionCondition("", default, new(2026, 1, 1), null, "");

        var problems = Assert.IsType<Invalid>((await bureau.DecideAsync(session, dossier, new(DossierAction.ApproveWithConditions, "", [condition]))).Error).Problems;

        Assert.Equal(["conditions.0.dueOn", "conditions.0.owner", "conditions.0.text", "reasons"], problems.Select(each => each.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_seven_criteria_are_filled_before_deciding()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier);
        var grid = Norms.Forms.LocalForms.Pack.Forms["grille-codir-in"];
        Bureau.Must(session.FillGrid(dossier.Id, grid, session.GridOf(dossier.Id, grid).With("criterion_specialised", null), Bureau.Chair));

        var problems = Assert.IsType<Invalid>((await bureau.DecideAsync(session, dossier)).Error).Problems;

        Assert.Equal("grille-codir-in.criterion_specialised", Assert.Single(problems).Field);
    }

    [Fact]
    public async Task The_privacy_committee_comes_second()
    {
        var dossier = await bureau.ReadyAsync(("supports_decision", Norms.Forms.LocalForms.Text("yes")));
        var session = Bureau.Must(CommitteeSession.Plan(
            new(Guid.CreateVersion7()), "S-9", CommitteeGate.Privacy, bureau.Office.Today, 1, [new(Bureau.PrivacyChair.Person, "P")], [dossier.Id], Bureau.PrivacyChair));
        bureau.Sessions.Add(session);
        Bureau.Must(session.Open([Bureau.PrivacyChair.Person], [], Bureau.PrivacyChair));
        Bureau.Must(session.FillGrid(dossier.Id, Norms.Forms.LocalForms.Pack.Forms["examen-comite-prp"], Norms.Forms.LocalForms.Fill(Norms.Forms.LocalForms.Pack.Forms["examen-comite-prp"]), Bureau.PrivacyChair));
        Bureau.Must(session.Cast(new(dossier.Id, Bureau.PrivacyChair.Person, VoteKind.For, ""), Bureau.PrivacyChair));

        Assert.Equal("session.first_gate", (await bureau.DecideAsync(session, dossier)).Error?.Code);
    }

    [Fact]
    public void A_quorum_beyond_the_members_is_refused() =>
        Assert.IsType<Invalid>(CommitteeSession.Plan(new(Guid.CreateVersion7()), "S-1", CommitteeGate.Steering, new(2026, 9, 1), 3, [new(Bureau.Chair.Person, "C")], [], Bureau.Chair).Error);

    [Fact]
    public async Task A_step_that_a_committee_takes_is_not_taken_alone()
    {
        var dossier = await bureau.ReadyAsync();

        var result = await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, DossierAction.Approve, "Vite", Bureau.Chair, default);

        Assert.Equal("dossier.session_only", result.Error?.Code);
    }
}
