using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.UseCases;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers;

/// <summary>From a blank form to service, on the domain alone (S01, S06 approval half, S12).</summary>
public sealed class ApprovalPathTests
{
    private readonly Bureau bureau = new();

    [Fact]
    public async Task A_file_goes_from_a_blank_form_to_an_authorisation_in_force()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier);

        var decision = Bureau.Must(await bureau.DecideAsync(session, dossier));

        var authorization = Assert.Single(await bureau.Authorizations.AllAsync(default));
        Assert.Equal(AuthorizationState.Suspended, authorization.State);
        Assert.Equal((decision.FileHash, dossier.Number), (authorization.Terms.FileHash, authorization.Terms.Dossier));
        Assert.Equal((DossierState.Approved, UseCaseState.Authorized), (dossier.State, bureau.UseCase.State));
        Assert.Contains(authorization.Facts, fact => fact.Event == "authorization.issued" && fact.Details.Contains(("fileHash", decision.FileHash)));
        Assert.Contains(dossier.Facts, fact => fact.Event == "decision.recorded" && fact.Details.Contains(("fileHash", decision.FileHash)));

        await bureau.MoveAsync(dossier, DossierAction.PutInService, Bureau.Chair);
        Assert.Equal((DossierState.InService, AuthorizationState.InForce), (dossier.State, authorization.State));
    }

    [Fact]
    public async Task An_incomplete_request_is_refused_item_by_item_and_the_attempt_is_kept()
    {
        var dossier = await bureau.StartAsync();
        await bureau.FillAsync(dossier);
        Bureau.Must(await new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office).ExecuteAsync(
            dossier.Number, "annexe-1", [new("expected_gains", dossier.AnswersOf(LocalForms.AnnexOne)["expected_gains"], null)], Bureau.Requester, default));

        var result = await new SubmitDossier(bureau.Dossiers, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, Bureau.Requester, default);

        Assert.Equal("annexe-1.expected_gains", Assert.Single(Assert.IsType<Invalid>(result.Error).Problems).Field);
        Assert.Equal("file.refused_incomplete", Assert.Single(bureau.Attempts).Event);
        Assert.Equal(DossierState.Draft, dossier.State);
    }

    [Fact]
    public async Task Training_that_ends_after_deployment_keeps_the_file_out_of_service_until_corrected()
    {
        var dossier = await bureau.ReadyAsync(("deployment_date", LocalForms.Date(2026, 9, 1)));
        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier), dossier));

        var refused = await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, DossierAction.PutInService, "", Bureau.Chair, default);

        Assert.Equal("training_before_deployment", Assert.Single(Assert.IsType<Invalid>(refused.Error).Problems).Field);
        Assert.Contains(bureau.Attempts, fact => fact.Event == "file.gate_blocked");
        Bureau.Must(await new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office).ExecuteAsync(
            dossier.Number, "annexe-1", [new("deployment_date", LocalForms.Date(2026, 9, 1), LocalForms.Date(2026, 10, 1))], Bureau.Requester, default));
        await bureau.MoveAsync(dossier, DossierAction.PutInService, Bureau.Chair);
        Assert.Equal(DossierState.InService, dossier.State);
    }

    [Fact]
    public async Task A_decision_about_people_needs_the_second_committee_before_service()
    {
        var dossier = await bureau.ReadyAsync(("supports_decision", LocalForms.Text("yes")));
        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier), dossier));

        var refused = await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, DossierAction.PutInService, "", Bureau.Chair, default);

        Assert.Equal("approvals_given", Assert.Single(Assert.IsType<Invalid>(refused.Error).Problems).Field);
        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier, CommitteeGate.Privacy), dossier));
        Assert.Single(await bureau.Authorizations.AllAsync(default));
        await bureau.MoveAsync(dossier, DossierAction.PutInService, Bureau.Chair);
        Assert.Equal(DossierState.InService, dossier.State);
    }

    [Fact]
    public async Task The_second_committee_may_refuse_and_nothing_enters_service()
    {
        var dossier = await bureau.ReadyAsync(("automated_decision", LocalForms.Text("yes")));
        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier), dossier));

        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier, CommitteeGate.Privacy), dossier, new(DossierAction.Refuse, "Aucune voie humaine.", [])));

        Assert.Equal(DossierState.Refused, dossier.State);
        var authorization = Assert.Single(await bureau.Authorizations.AllAsync(default));
        var resumed = await new MoveAuthorization(bureau.Authorizations, bureau).ExecuteAsync(authorization.Number, AuthorizationAction.Resume, "Quand même", Bureau.Chair, default);
        Assert.Equal("authorization.through_file", resumed.Error?.Code);
    }

    [Fact]
    public async Task A_new_model_version_marks_the_decision_to_review_and_stops_the_authorisation()
    {
        var dossier = await InServiceAsync();
        var authorization = Assert.Single(await bureau.Authorizations.AllAsync(default));
        Bureau.Must(bureau.Assistant.Edit(bureau.Assistant.Details with { Models = ["modele-2"] }, bureau.Assistant.Version, Bureau.It));

        Bureau.Must(await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).RecheckAsync(dossier.Number, Bureau.It, default));

        Assert.Equal(["system.models"], dossier.ToReview?.Changed);
        Assert.Equal(AuthorizationState.Suspended, authorization.State);
        await bureau.MoveAsync(dossier, DossierAction.OpenReview, Bureau.It);
        var confirmed = await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, DossierAction.ConfirmReview, "", Bureau.Chair, default);
        Assert.Equal("dossier.review_needs_decision", confirmed.Error?.Code);
    }

    [Fact]
    public async Task A_new_decision_replaces_the_authorisation_of_the_one_before()
    {
        var dossier = await InServiceAsync();
        Bureau.Must(bureau.Assistant.Edit(bureau.Assistant.Details with { Models = ["modele-2"] }, bureau.Assistant.Version, Bureau.It));
        Bureau.Must(await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).RecheckAsync(dossier.Number, Bureau.It, default));
        await bureau.MoveAsync(dossier, DossierAction.OpenReview, Bureau.It);
        await bureau.MoveAsync(dossier, DossierAction.MarkReady, Bureau.It);

        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier), dossier));
        await bureau.MoveAsync(dossier, DossierAction.PutInService, Bureau.Chair);

        Assert.Null(dossier.ToReview);
        Assert.Equal(
            [AuthorizationState.Withdrawn, AuthorizationState.InForce], (await bureau.Authorizations.AllAsync(default)).Select(each => each.State));
        Assert.NotEqual(dossier.Decisions[0].FileHash, dossier.Decisions[1].FileHash);
    }

    [Fact]
    public async Task A_change_that_is_not_material_leaves_the_decision_alone()
    {
        var dossier = await InServiceAsync();
        Bureau.Must(await new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office).ExecuteAsync(
            dossier.Number, "annexe-1", [new("support_channel", dossier.AnswersOf(LocalForms.AnnexOne)["support_channel"], LocalForms.Text("Poste 4321"))], Bureau.Requester, default));

        Bureau.Must(await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).RecheckAsync(dossier.Number, Bureau.It, default));

        Assert.Null(dossier.ToReview);
    }

    [Fact]
    public async Task Residual_risk_over_the_appetite_waits_for_someone_to_take_it()
    {
        var risks = LocalForms.AnnexOne.Find("risks")!;
        var high = LocalForms.Rows(risks, ("residual_likelihood", LocalForms.Text("likely")), ("residual_impact", LocalForms.Text("major")));
        var dossier = await bureau.ReadyAsync(("risks", high));
        var session = await bureau.SitAsync(dossier);

        Assert.Equal("dossier.residual_risk", (await bureau.DecideAsync(session, dossier)).Error?.Code);

        var office = new AcceptRisk(bureau.Dossiers, bureau.Office);
        Assert.IsType<Invalid>((await office.ExecuteAsync(dossier.Number, 16, " ", new(2027, 1, 1), Bureau.Chair, default)).Error);
        Assert.IsType<Forbidden>((await office.ExecuteAsync(dossier.Number, 16, "Prudence", new(2027, 1, 1), Bureau.It, default)).Error);
        Bureau.Must(await office.ExecuteAsync(dossier.Number, 16, "Pilote de trois mois, encadré.", new(2027, 1, 1), Bureau.Chair, default));
        Bureau.Must(await bureau.DecideAsync(session, dossier));
        bureau.Wait(200);
        Assert.Contains(
            (await bureau.Registers.OpenAsync(dossier.Number, default))!.UnmetGates(LocalForms.Pack, new(), bureau.Office.Today),
            gate => gate.Gate == "residual_risk_accepted");
    }

    [Fact]
    public async Task A_decision_is_bound_to_what_was_on_screen()
    {
        var dossier = await bureau.ReadyAsync();
        var session = await bureau.SitAsync(dossier);

        var result = await new RecordDecision(bureau.Sessions, bureau.Registers, bureau.History, bureau.Office).ExecuteAsync(
            session.Number, dossier.Number, new(DossierAction.Approve, "Oui.", []), Bureau.Terms, new string('0', 64), Bureau.Chair, default);

        Assert.Equal("dossier.changed_since_seen", result.Error?.Code);
    }

    [Fact]
    public async Task Conditions_are_met_before_service_with_a_proof()
    {
        var dossier = await bureau.ReadyAsync();
        var condition = new DecisionCondition("Bannière d’avis affichée", Bureau.It.Person, new(2026, 9, 30), null, "");
        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier), dossier, new(DossierAction.ApproveWithConditions, "Sous condition.", [condition])));
        var move = new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office);

        Assert.Equal("conditions_met", Assert.Single(Assert.IsType<Invalid>((await move.ExecuteAsync(dossier.Number, DossierAction.PutInService, "", Bureau.Chair, default)).Error).Problems).Field);

        var meet = new MeetCondition(bureau.Dossiers, bureau.Office);
        Assert.IsType<Forbidden>((await meet.ExecuteAsync(dossier.Number, CommitteeGate.Steering, 0, "Capture", Bureau.Colleague, default)).Error);
        Bureau.Must(await meet.ExecuteAsync(dossier.Number, CommitteeGate.Steering, 0, "Capture d’écran D-12", Bureau.It, default));
        Assert.Equal(DossierState.InService, Bureau.Must(await move.ExecuteAsync(dossier.Number, DossierAction.PutInService, "", Bureau.Chair, default)).State);
        Assert.Contains("Bannière d’avis affichée", Assert.Single(await bureau.Authorizations.AllAsync(default)).Terms.Conditions);
    }

    [Fact]
    public async Task An_opinion_that_lapses_closes_its_gate()
    {
        var dossier = await bureau.ReadyAsync();
        bureau.Wait(366);

        var unmet = (await bureau.Registers.OpenAsync(dossier.Number, default))!.UnmetGates(LocalForms.Pack, new(), bureau.Office.Today);

        Assert.Contains(unmet, gate => gate.Gate == "opinions_valid" && gate.Remedy.Fr.Contains("renouvellement", StringComparison.Ordinal));
    }

    private async Task<Dossier> InServiceAsync()
    {
        var dossier = await bureau.ReadyAsync();
        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier), dossier));
        await bureau.MoveAsync(dossier, DossierAction.PutInService, Bureau.Chair);
        return dossier;
    }
}
