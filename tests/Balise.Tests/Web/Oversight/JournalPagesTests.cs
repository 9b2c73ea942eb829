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
    }
}
