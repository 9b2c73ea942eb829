using System.Net;
using System.Text.Json;
using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.Oversight;

public sealed class JournalPagesTests
{
    [Fact]
    public async Task A_refusal_is_explained_with_every_rule_its_source_and_what_was_found()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var line = visit.Service<Ledger>().Decide("traduire", SecurityLevel.ProtectedB, visit.Body.Person("Élise Roy", Roles.Teacher));

        await visit.OpenAsync($"/journal/{line.Id}");

        Assert.Contains("Requête refusée : Données trop protégées pour le système", visit.Page);
        Assert.Contains("Niveau des données", visit.Page);
        Assert.Contains("Guide, 2.2", visit.Page);
        Assert.Contains("numéro d’assurance sociale : 2", visit.Page);
        Assert.Contains("Services éducatifs", visit.Page);
        Assert.DoesNotContain("Élise Roy", visit.Page);
    }

    [Fact]
    public async Task What_a_person_did_not_agree_to_is_told_as_such_and_not_as_what_the_filter_kept_back()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var ledger = visit.Service<Ledger>();
        var decision = ledger.Decide("reformuler", SecurityLevel.Unclassified, visit.Body.Person("Élise Roy", Roles.Teacher));
        ledger.Write("intervention", Intervention(decision.Id, Guid.NewGuid(), "refused"));
        ledger.Write("outcome", $$"""{"decision":"{{decision.Id}}","outcome":"blocked_on_output","code":"validation_refused","status":403}""");

        await visit.OpenAsync($"/journal/{decision.Id}");

        Assert.Contains("Non validée par une personne", visit.Page);
        Assert.Contains("Facture contestée", visit.Page);
        Assert.Contains("refusée", visit.Page);
        Assert.DoesNotContain("retenue par le filtre", visit.Page);
    }

    [Theory]
    [InlineData("held", "En attente")]
    [InlineData("edited", "Acceptée, modifiée")]
    [InlineData("refused", "Refusée")]
    [InlineData("frozen", "Gelée par un arrêt")]
    [InlineData("interrupted", "Interrompue par un redémarrage")]
    public async Task An_intervention_says_where_the_action_stood_why_and_links_to_it(string state, string said)
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var (decision, held) = (Guid.NewGuid(), Guid.NewGuid());
        var line = visit.Service<Ledger>().Write("intervention", Intervention(decision, held, state));

        await visit.OpenAsync($"/journal/{line.Id}");

        foreach (var part in new[] { said, "payer_facture", "Facture contestée", $"/passerelle/validations/{held}", $"/journal/{decision}" })
        {
            Assert.Contains(part, visit.Page);
        }
    }

    [Fact]
    public async Task The_intervention_of_a_stop_links_to_its_report()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var stop = Guid.NewGuid();
        var line = visit.Service<Ledger>().Write("intervention", $$"""{"intervention":"stop","subject":"stop:{{stop}}","scope":"system","afterMs":41,"streams":2}""");

        await visit.OpenAsync($"/journal/{line.Id}");

        Assert.Contains($"/passerelle/arrets/{stop}", visit.Page);
    }

    private static string Intervention(Guid decision, Guid held, string state) =>
        $$"""{"decision":"{{decision}}","intervention":"validation","validation":"{{held}}","state":"{{state}}","tools":"payer_facture","reason":"Facture contestée"}""";

    [Fact]
    public async Task Without_its_policy_a_decision_keeps_its_rules()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var line = visit.Service<Ledger>().Decide("traduire", SecurityLevel.ProtectedB, visit.Body.Person("Élise Roy", Roles.Teacher));
        visit.Service<Ledger>().Forget();

        await visit.OpenAsync($"/journal/{line.Id}");

        Assert.Contains("Niveau des données", visit.Page);
        Assert.Contains("n’est pas conservée ici", visit.Page);
    }

    [Fact]
    public async Task An_altered_decision_is_shown_not_an_error()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var ledger = visit.Service<Ledger>();
        var kept = ledger.Decide("traduire", SecurityLevel.ProtectedB, visit.Body.Person("Élise Roy", Roles.Teacher));
        var snapshot = kept.Json!.Value.GetProperty("snapshot").GetString();
        var altered = ledger.Write("decision", $$$"""{"snapshot":"{{{snapshot}}}","verdict":"maybe","rules":[{}],"facts":{"model":3}}""");

        await visit.OpenAsync($"/journal/{altered.Id}");

        Assert.Equal(HttpStatusCode.OK, visit.Status);
        Assert.Contains("Requête refusée", visit.Page);
    }

    [Fact]
    public async Task A_decision_shows_how_it_ended()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var ledger = visit.Service<Ledger>();
        var line = ledger.Decide("reformuler", SecurityLevel.Unclassified, visit.Body.Person("Élise Roy", Roles.Teacher));
        ledger.Write("outcome", $$"""{"decision":"{{line.Id}}","outcome":"cut_by_stop"}""");

        await visit.OpenAsync($"/journal/{line.Id}");

        Assert.Contains("Requête permise", visit.Page);
        Assert.Contains("Coupée par un arrêt", visit.Page);
    }

    [Fact]
    public async Task A_replay_says_the_same_or_what_differs()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var ledger = visit.Service<Ledger>();
        var line = ledger.Decide("traduire", SecurityLevel.ProtectedB, visit.Body.Person("Élise Roy", Roles.Teacher));
        var forged = ledger.Write("decision", line.Json!.Value.GetRawText().Replace("\"deny\",\"code\"", "\"allow\",\"code\"", StringComparison.Ordinal));

        Assert.Contains("Même verdict", await visit.OpenAsync($"/rejouer?decision={line.Id}"));
        Assert.Contains("Le verdict diffère", await visit.OpenAsync($"/rejouer?decision={forged.Id}"));
        Assert.Contains("Inscrivez un numéro entier", await visit.OpenAsync("/rejouer?decision=zut"));
        Assert.Contains("n’est pas au journal", await visit.OpenAsync($"/rejouer?decision={Guid.NewGuid()}"));
    }

    [Fact]
    public async Task The_API_explains_and_replays_the_same_decision()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var line = visit.Service<Ledger>().Decide("traduire", SecurityLevel.ProtectedB, visit.Body.Person("Élise Roy", Roles.Teacher));

        var explained = JsonDocument.Parse(await visit.CallAsync("GET", $"/decisions/{line.Id}/explain?lang=en")).RootElement;
        Assert.Equal("classification_not_permitted", explained.GetProperty("code").GetString());
        Assert.Contains(explained.GetProperty("rules").EnumerateArray(), r => r.GetProperty("id").GetString() == "matrix");
        Assert.True(JsonDocument.Parse(await visit.CallAsync("GET", $"/decisions/{line.Id}/replay")).RootElement.GetProperty("same").GetBoolean());
        await visit.CallAsync("GET", $"/decisions/{Guid.NewGuid()}/explain");
        Assert.Equal(HttpStatusCode.NotFound, visit.Status);
    }

    [Fact]
    public async Task Verifying_says_what_was_found()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        await visit.OpenAsync("/journal");
        Assert.Contains("Pas encore vérifié", visit.Page);

        await visit.SubmitAsync("verify");
        Assert.Contains("rien n’a été changé", visit.Page);

        visit.Service<Ledger>().Intact = false;
        await visit.SubmitAsync("verify");
        Assert.Contains("gateway-1, index 3", visit.Page);
    }

    [Fact]
    public async Task A_whole_number_in_the_search_leads_to_its_entry()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        var line = visit.Service<Ledger>().Write("outcome", """{"outcome":"completed"}""");

        await visit.OpenAsync($"/journal?q={line.Id}");

        Assert.Equal($"/journal/{line.Id}", visit.Address);
    }

    [Fact]
    public async Task The_export_is_for_those_who_read_the_journal()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        visit.Service<Ledger>().Write("outcome", """{"outcome":"completed"}""");

        Assert.Equal("{\"outcome\":\"completed\"}\n", await visit.OpenAsync("/journal/export"));
        Assert.Equal("{\"outcome\":\"completed\"}\n", await visit.CallAsync("GET", "/journal/export"));

        visit.Seat.Actor = visit.Body.Person("Simple Membre", Roles.User);
        await visit.OpenAsync("/journal/export");
        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);

        // Two left, the third did not.
        var written = visit.Body.Journal.Where(f => f.Event == "journal.exported").ToList();
        Assert.Equal(["portal", "api"], written.Select(f => f.Details.First(d => d.Name == "way").Value));
        Assert.All(written, f => Assert.Contains(("entries", "1"), f.Details));
        Assert.All(written, f => Assert.Contains(("from", "2026-11-17T13:00:00.0000000Z"), f.Details));
    }

    [Fact]
    public async Task A_verification_is_an_entry_with_what_it_found()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        visit.Service<Ledger>().Intact = false;

        await visit.OpenAsync("/journal");
        await visit.SubmitAsync("verify");

        var written = visit.Body.Journal.Single(f => f.Event == "journal.verified");
        Assert.Contains(("intact", "false"), written.Details);
        Assert.Contains(("way", "portal"), written.Details);
    }
}
