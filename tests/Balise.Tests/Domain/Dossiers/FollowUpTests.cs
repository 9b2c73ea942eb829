using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers;

/// <summary>What happens by rule once a file is decided: a change, a date, a lapsed attestation.</summary>
public sealed class FollowUpTests
{
    private readonly Bureau bureau = new();

    [Fact]
    public async Task Editing_the_system_marks_the_decision_and_stops_the_authorisation_in_the_same_act()
    {
        var dossier = await InServiceAsync();

        Bureau.Must(await EditSystem().ExecuteAsync(
            "redaction", bureau.Assistant.Details with { Models = ["modele-2"] }, bureau.Assistant.Version, Bureau.It, default));

        Assert.Equal(["system.models"], dossier.ToReview?.Changed);
        Assert.Equal(AuthorizationState.Suspended, Authorization.State);
    }

    [Fact]
    public async Task Editing_the_use_case_marks_the_decision()
    {
        var dossier = await InServiceAsync();

        Bureau.Must(await new EditUseCase(bureau.UseCases, bureau.Material, bureau, bureau).ExecuteAsync(
            "reviser", bureau.UseCase.Details with { UseType = "rephrase_translate_correct" }, bureau.UseCase.Version, Bureau.Requester, default));

        Assert.Equal(["useCase.useType"], dossier.ToReview?.Changed);
        Assert.Equal(AuthorizationState.Suspended, Authorization.State);
    }

    [Fact]
    public async Task Saving_a_material_answer_marks_the_decision()
    {
        var dossier = await InServiceAsync();

        Bureau.Must(await new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office).ExecuteAsync(
            dossier.Number, "annexe-1", [new("processing_place", LocalForms.Many("quebec"), LocalForms.Many("quebec", "ontario"))], Bureau.Requester, default));

        Assert.Contains("annexe-1.processing_place", dossier.ToReview!.Changed);
        Assert.Equal(AuthorizationState.Suspended, Authorization.State);
    }

    [Fact]
    public async Task A_body_may_only_be_told()
    {
        var told = new Bureau(new() { SuspendOnMaterialChange = false });
        var dossier = await told.ReadyAsync();
        Bureau.Must(await told.DecideAsync(await told.SitAsync(dossier), dossier));
        await told.MoveAsync(dossier, DossierAction.PutInService, Bureau.Chair);
        Bureau.Must(told.Assistant.Edit(told.Assistant.Details with { Models = ["modele-2"] }, told.Assistant.Version, Bureau.It));

        await told.Material.OfAsync(told.Assistant, default);

        Assert.NotNull(dossier.ToReview);
        Assert.Equal(AuthorizationState.InForce, Assert.Single(await told.Authorizations.AllAsync(default)).State);
    }

    [Fact]
    public async Task A_condition_met_in_service_is_no_gate_and_stops_the_use_once_past()
    {
        var condition = new DecisionCondition("Remettre le bilan du pilote", Bureau.It.Person, new(2026, 10, 30), null, "", InService: true);
        await RenewAsync(await InServiceAsync(new(DossierAction.ApproveWithConditions, "Sous condition.", [condition])));

        bureau.Wait(59);
        Assert.Empty(Bureau.Must(await Dates().ExecuteAsync(Bureau.It, default)));
        bureau.Wait(1);

        Assert.Equal([Authorization.Number], Bureau.Must(await Dates().ExecuteAsync(Bureau.It, default)));
        Assert.Equal(AuthorizationState.Suspended, Authorization.State);
        Assert.Contains(Authorization.Facts, fact => fact.Details.Contains(("reason", "condition.overdue")));
        Assert.Empty(Bureau.Must(await Dates().ExecuteAsync(Bureau.It, default)));
    }

    [Fact]
    public async Task A_lapsed_attestation_stops_the_system_until_the_sheet_holds_a_newer_one()
    {
        var dossier = await InServiceAsync();
        bureau.Wait(1);

        Assert.Equal([Authorization.Number], Bureau.Must(await Dates().ExecuteAsync(Bureau.It, default)));

        await bureau.MoveAsync(dossier, DossierAction.OpenReview, Bureau.It);
        var refused = await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, DossierAction.ConfirmReview, "", Bureau.Chair, default);
        Assert.Equal("attestations_valid", Assert.Single(Assert.IsType<Balise.Domain.Invalid>(refused.Error).Problems).Field);
        await RenewAsync(dossier);
        await bureau.MoveAsync(dossier, DossierAction.ConfirmReview, Bureau.Chair);

        Assert.Equal(AuthorizationState.InForce, Authorization.State);
        Assert.Empty(Bureau.Must(await Dates().ExecuteAsync(Bureau.It, default)));
    }

    [Fact]
    public async Task A_direct_authorisation_cannot_claim_a_file_and_says_it_is_exceptional()
    {
        var issue = new IssueAuthorization(bureau.Authorizations, bureau.UseCases, bureau.Systems, LocalForms.Pack, new(bureau, bureau));

        var issued = Bureau.Must(await issue.ExecuteAsync(
            "reviser", "redaction", Bureau.Terms with { Reason = "Urgence sanitaire", Dossier = "D-2026-001", FileHash = new string('a', 64) }, Bureau.Chair, default));

        Assert.True(issued.IsExceptional);
        Assert.Contains(issued.Facts, fact => fact.Details.Contains(("exceptional", "yes")) && fact.Details.Contains(("reason", "Urgence sanitaire")));
    }

    private async Task RenewAsync(Dossier dossier)
    {
        var sheet = LocalForms.Pack.Forms["fiche-fournisseur"];
        var held = (RowsAnswer)dossier.AnswersOf(sheet)["attestations"]!;
        var newer = LocalForms.Row(sheet.Find("attestations")!, ("expires_on", LocalForms.Date(2027, 9, 1)));
        Bureau.Must(await new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office).ExecuteAsync(
            dossier.Number, sheet.Id, [new("attestations", held, new RowsAnswer([.. held.Rows, newer]))], Bureau.Requester, default));
    }

    private Authorization Authorization => bureau.Authorizations.AllAsync(default).Result[^1];

    private EnforceDates Dates() => new(bureau.Dossiers, bureau.Registers, bureau.Office);

    private EditSystem EditSystem() => new(bureau.Systems, new RegisterSystem(bureau.Systems, bureau, bureau), bureau.Material, bureau);

    private async Task<Dossier> InServiceAsync(Ruling? ruling = null)
    {
        var dossier = await bureau.ReadyAsync();
        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier), dossier, ruling));
        await bureau.MoveAsync(dossier, DossierAction.PutInService, Bureau.Chair);
        return dossier;
    }
}
