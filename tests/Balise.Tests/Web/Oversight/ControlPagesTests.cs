using System.Net;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Persistence.Secrets;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.Oversight;

public sealed class ControlPagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_held_action_is_read_edited_and_answered_with_a_reason()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        var held = Hold(visit, requester: null);

        await visit.OpenAsync("/passerelle/validations");
        Assert.Contains("payer_facture", visit.Page);
        await visit.OpenAsync($"/passerelle/validations/{held.Id}");
        Assert.Contains("\"montant\":500", visit.Page);

        await visit.SubmitAsync("decide", ("Input.Act", "Edit"), ("Input.Edits[0]", "pas du JSON"), ("Input.Reason", "Montant corrigé"));
        Assert.Equal(HeldState.Held, held.State);
        await visit.SubmitAsync("decide", ("Input.Act", "Refuse"), ("Input.Edits[0]", "{}"), ("Input.Reason", ""));
        Assert.Contains("href=\"#Input-Reason\"", visit.Page);
        await visit.SubmitAsync("decide", ("Input.Act", "Edit"), ("Input.Edits[0]", "{\"montant\":50}"), ("Input.Reason", "Montant corrigé"));

        Assert.Equal((HeldState.Edited, "Montant corrigé"), (held.State, held.Reason));
        Assert.Contains("Action acceptée avec vos modifications", visit.Page);
        Assert.Contains("validation.edited", visit.Body.Journal.ConvertAll(f => f.Event));
    }

    [Fact]
    public async Task Whoever_asked_sees_that_another_must_answer_and_not_the_content()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        var held = Hold(visit, visit.Seat.Actor!.Person);

        await visit.OpenAsync($"/passerelle/validations/{held.Id}");

        Assert.Contains("Une autre personne doit répondre", visit.Page);
        Assert.DoesNotContain("montant", visit.Page);
    }

    [Fact]
    public async Task Someone_without_the_role_does_not_find_it()
    {
        await using var visit = await Visit.AsAsync(Roles.Teacher);
        var held = Hold(visit, requester: null);

        await visit.OpenAsync($"/passerelle/validations/{held.Id}");

        Assert.Equal(HttpStatusCode.NotFound, visit.Status);
    }

    [Fact]
    public async Task A_rule_of_validation_is_set_for_a_use_case()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        await visit.OpenAsync("/passerelle/validations/regles");

        await visit.SubmitAsync("rule", ("Input.UseCase", "reformuler"), ("Input.Tools", "payer_*\nsupprimer"), ("Input.WaitSeconds", "120"));

        var rule = Assert.Single(visit.Body.ValidationRules.Items);
        Assert.Equal(["payer_*", "supprimer"], rule.Terms.Tools);
        Assert.Contains("Règle enregistrée", visit.Page);
    }

    [Fact]
    public async Task A_hold_is_released_by_the_security_officer_with_a_reason()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        var alert = AnomalyAlert.Raise(
            new(Guid.NewGuid()), new AnomalySeen(visit.Body.Organization.Id, "volume", "intranet", null, 301, Guid.NewGuid(), Now, Hold: true));
        visit.Body.Alerts.Add(alert);
        visit.Body.Compile();
        Assert.NotNull(visit.Body.Policies.Find(visit.Body.Organization.Id)!.Anomalies.HoldOf("intranet", Guid.Empty));

        await visit.OpenAsync("/passerelle/anomalies");
        Assert.Contains("Requêtes retenues", visit.Page);
        await visit.OpenAsync($"/passerelle/anomalies/{alert.Id}");
        await visit.SubmitAsync("release", ("Input.Reason", ""));
        Assert.True(alert.Open);
        await visit.SubmitAsync("release", ("Input.Reason", "Essai annoncé"));

        Assert.False(alert.Open);
        Assert.Null(visit.Body.Policies.Find(visit.Body.Organization.Id)!.Anomalies.HoldOf("intranet", Guid.Empty));
    }

    [Fact]
    public async Task A_threshold_is_set_by_the_body_within_the_patterns_of_the_norms()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        await visit.OpenAsync("/passerelle/anomalies");

        await visit.SubmitAsync("watch", ("Input.Pattern", "refusals"), ("Input.Threshold", "0"), ("Input.Action", "Hold"));
        Assert.Empty(visit.Body.Watches.Items);
        await visit.SubmitAsync("watch", ("Input.Pattern", "refusals"), ("Input.Threshold", "4"), ("Input.Action", "Hold"));

        var watch = Assert.Single(visit.Body.Watches.Items);
        Assert.Equal((4, AnomalyAction.Hold), (watch.Threshold, watch.Action));
    }

    [Fact]
    public async Task The_report_of_a_drill_gives_the_times_of_each_process()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        var stop = EmergencyStop.Press(new(Guid.NewGuid()), StopScope.System, "erable", "Exercice", true, visit.Seat.Actor!, Now).Value!;
        visit.Body.Stops.Add(stop);
        visit.Service<Ledger>().Write("intervention", $$"""{"intervention":"stop","subject":"stop:{{stop.Id}}","scope":"system","afterMs":41,"streams":2,"closedMs":63}""");

        await visit.OpenAsync($"/passerelle/arrets/{stop.Id}");

        Assert.Contains("Exercice d’arrêt", visit.Page);
        Assert.Contains("Arrêt complet en 63", visit.Page);
        Assert.Contains("41", visit.Page);
    }

    private static HeldAction Hold(Visit visit, PersonId? requester)
    {
        var id = new HeldActionId(Guid.NewGuid());
        var organization = visit.Body.Organization.Id;
        var content = new SecretBox(new byte[32]).Seal(
            organization, HeldReader.Purpose, id.ToString(), Proposal.Write([new Proposal("payer_facture", """{"montant":500}""", true)]));
        var held = HeldAction.Hold(
            new HeldCall(id, organization, Guid.NewGuid(), "reformuler", "erable", "intranet", requester, "gateway-1", "payer_facture", content, Now.AddMinutes(4)), Now);
        visit.Body.HeldActions.Add(held);
        return held;
    }
}
