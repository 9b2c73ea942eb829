using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers;

public sealed class DossierAnswersTests
{
    private readonly Bureau bureau = new();
    private readonly MemoryStore<Person> people = new(each => each.Id.Value, each => each.FullName);

    [Fact]
    public async Task A_conflict_is_shown_and_the_rest_is_kept()
    {
        var dossier = await bureau.StartAsync();
        var save = new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office);
        Bureau.Must(await save.ExecuteAsync(dossier.Number, "annexe-1", [new("intended_use", null, LocalForms.Text("Le premier"))], Bureau.Requester, default));

        var second = Bureau.Must(await save.ExecuteAsync(
            dossier.Number, "annexe-1", [new("intended_use", null, LocalForms.Text("Le second")), new("fallback", null, LocalForms.Text("À la main"))], Bureau.It, default));

        Assert.Equal("intended_use", Assert.Single(second.Conflicts).Question);
        Assert.Equal(LocalForms.Text("Le premier"), dossier.AnswersOf(LocalForms.AnnexOne)["intended_use"]);
        Assert.Equal(LocalForms.Text("À la main"), dossier.AnswersOf(LocalForms.AnnexOne)["fallback"]);
    }

    [Fact]
    public async Task A_colleague_fills_the_section_given_and_no_other()
    {
        var dossier = await bureau.StartAsync();
        people.Add(Bureau.PersonOf(Bureau.Colleague));
        var save = new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office);
        AnswerEdit[] edit = [new("training_watch", null, LocalForms.Text("Revue trimestrielle"))];
        Assert.Equal("dossier.not_your_section", (await save.ExecuteAsync(dossier.Number, "annexe-1", edit, Bureau.Colleague, default)).Error?.Code);

        Bureau.Must(await new AssignSection(bureau.Dossiers, people, bureau.Office).ExecuteAsync(
            dossier.Number, "annexe-1", "formation", Bureau.Colleague.Person, new(2026, 9, 8), Bureau.Requester, default));

        Bureau.Must(await save.ExecuteAsync(dossier.Number, "annexe-1", edit, Bureau.Colleague, default));
        Assert.Equal("dossier.not_your_section", (await save.ExecuteAsync(dossier.Number, "annexe-1", [new("intended_use", null, LocalForms.Text("x"))], Bureau.Colleague, default)).Error?.Code);
        Bureau.Must(await new CommentDossier(bureau.Dossiers, bureau.Office).FinishSectionAsync(dossier.Number, "annexe-1", "formation", Bureau.Colleague, default));
        Assert.Equal(new DateOnly(2026, 9, 1), Assert.Single(dossier.Contributions).AnsweredOn);
    }

    [Fact]
    public async Task A_section_is_not_given_in_the_past_nor_to_nobody()
    {
        var dossier = await bureau.StartAsync();
        people.Add(Bureau.PersonOf(Bureau.Colleague));
        var assign = new AssignSection(bureau.Dossiers, people, bureau.Office);

        var problems = Assert.IsType<Invalid>((await assign.ExecuteAsync(
            dossier.Number, "annexe-1", "nowhere", Bureau.Colleague.Person, new(2026, 8, 1), Bureau.Requester, default)).Error).Problems;

        Assert.Equal(["dueOn", "section"], problems.Select(each => each.Field).Order(StringComparer.Ordinal));
        Assert.IsType<Invalid>((await assign.ExecuteAsync(dossier.Number, "annexe-1", "formation", Bureau.Legal.Person, new(2026, 9, 8), Bureau.Requester, default)).Error);
        Assert.IsType<Forbidden>((await assign.ExecuteAsync(dossier.Number, "annexe-1", "formation", Bureau.Colleague.Person, new(2026, 9, 8), Bureau.Colleague, default)).Error);
    }

    [Fact]
    public async Task Answers_do_not_move_while_the_committee_has_the_file()
    {
        var dossier = await bureau.ReadyAsync();

        var result = await new SaveAnswers(bureau.Dossiers, bureau.Material, bureau.Attachments, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, "annexe-1", [new("fallback", null, LocalForms.Text("x"))], Bureau.Requester, default);

        Assert.Equal("dossier.answers_closed", result.Error?.Code);
    }

    [Fact]
    public async Task A_signature_falls_when_the_answers_change()
    {
        var dossier = await bureau.StartAsync();
        await bureau.FillAsync(dossier);
        var pia = LocalForms.Pack.Forms["efvp-allegee"];
        Bureau.Must(dossier.Sign(pia, Bureau.Privacy, bureau.Office.Now));
        Assert.True(dossier.IsSigned(pia));

        Bureau.Must(dossier.Save(pia, [new("pia_safeguards", dossier.AnswersOf(pia)["pia_safeguards"], LocalForms.Text("Autre chose"))], Bureau.Requester, bureau.Office.Now));

        Assert.False(dossier.IsSigned(pia));
    }

    [Fact]
    public async Task A_file_is_not_ready_without_opinions_and_signature()
    {
        var dossier = await bureau.StartAsync();
        await bureau.FillAsync(dossier, ("acquisition", LocalForms.Text("purchase")));
        await bureau.MoveAsync(dossier, DossierAction.Submit, Bureau.Requester);
        await bureau.MoveAsync(dossier, DossierAction.BeginAnalysis, Bureau.It);

        var result = await new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, DossierAction.MarkReady, "", Bureau.It, default);

        Assert.Equal(
            ["dossier.opinion_missing", "dossier.opinion_missing", "dossier.pia_unsigned"], Assert.IsType<Invalid>(result.Error).Problems.Select(each => each.Code));
    }

    [Fact]
    public async Task A_permanent_record_is_not_destroyed_and_closing_asks_for_the_certificates()
    {
        var dossier = await bureau.ReadyAsync();
        Bureau.Must(await bureau.DecideAsync(await bureau.SitAsync(dossier), dossier));
        await bureau.MoveAsync(dossier, DossierAction.PutInService, Bureau.Chair);
        await bureau.MoveAsync(dossier, DossierAction.Decommission, Bureau.It);
        Bureau.Must(await new CloseAccess(bureau.Registers, bureau.Keys, bureau.History, bureau.Office).ExecuteAsync(dossier.Number, Bureau.It, default));
        var form = LocalForms.Pack.Forms["mise-hors-service"];
        var close = new MoveDossier(bureau.Registers, bureau.Material, bureau.History, bureau.Office);
        Assert.IsType<Invalid>((await close.ExecuteAsync(dossier.Number, DossierAction.Close, "", Bureau.It, default)).Error);

        await bureau.FillFormAsync(dossier, form, ("records", LocalForms.Rows(form.Find("records")!, ("permanent", LocalForms.Text("yes")), ("disposition", LocalForms.Text("destroyed")))));
        Assert.Equal("dossier.permanent_record", Assert.Single(Assert.IsType<Invalid>((await close.ExecuteAsync(dossier.Number, DossierAction.Close, "", Bureau.It, default)).Error).Problems).Code);

        await bureau.FillFormAsync(dossier, form, ("records", LocalForms.Rows(form.Find("records")!, ("permanent", LocalForms.Text("yes")), ("disposition", LocalForms.Text("transferred")))));
        Assert.Equal(DossierState.Closed, Bureau.Must(await close.ExecuteAsync(dossier.Number, DossierAction.Close, "", Bureau.It, default)).State);
        Assert.Equal(AuthorizationState.Withdrawn, Assert.Single(await bureau.Authorizations.AllAsync(default)).State);
    }

    [Fact]
    public async Task Answers_given_to_national_forms_follow_when_a_local_form_is_laid_over()
    {
        var dossier = await bureau.StartAsync();
        var national = ShippedPacksOf("demande");
        Bureau.Must(dossier.Save(national, [new("fallback", null, LocalForms.Text("À la main"))], Bureau.Requester, bureau.Office.Now));

        var saved = Bureau.Must(dossier.Save(LocalForms.AnnexOne, [new("training_watch", null, LocalForms.Text("Veille"))], Bureau.Requester, bureau.Office.Now));

        Assert.Equal((LocalForms.AnnexOne.Version, LocalForms.Text("À la main")), (saved.Answers.Version, saved.Answers["fallback"]));
        Assert.Equal("annexe-1", Assert.Single(dossier.Answers.Keys));
    }

    private static Form ShippedPacksOf(string form) => Norms.ShippedPacks.Pack.Forms[form];
}
