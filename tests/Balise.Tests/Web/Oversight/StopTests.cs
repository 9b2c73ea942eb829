using System.Net;
using System.Text.Json;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.Oversight;

public sealed class StopTests
{
    [Fact]
    public async Task The_page_counts_before_it_stops()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);

        await visit.OpenAsync("/passerelle/arret?cible=use_case:reformuler");

        Assert.Contains("Arrêter « Reformuler une communication aux parents »?", visit.Page);
        Assert.Contains("2 réponses en cours seront coupées", visit.Page);
        Assert.Empty(visit.Body.Stops.Items);
    }

    [Fact]
    public async Task A_stop_needs_a_reason_then_says_what_it_cut()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        await visit.OpenAsync("/passerelle/arret?scope=system&target=erable");

        await visit.SubmitAsync("stop");
        Assert.Contains("href=\"#Input-Why\"", visit.Page);
        Assert.Empty(visit.Body.Stops.Items);

        await visit.SubmitAsync("stop", ("Input.Why", "leak"), ("Input.Note", "Vu ce matin."));

        var stop = Assert.Single(visit.Body.Stops.Items);
        Assert.Equal((StopScope.System, "erable", "Fuite possible de données\u00A0: Vu ce matin."), (stop.Scope, stop.Target, stop.Reason));
        Assert.Contains("2 réponses en cours ont été coupées", visit.Page);
        Assert.True(visit.Body.Policies.Find(visit.Body.Organization.Id)!.IsStopped("erable", null, null, Guid.Empty));
    }

    [Theory]
    [InlineData("system:inconnu")]
    [InlineData("planete:terre")]
    [InlineData("n’importe quoi")]
    public async Task What_designates_nothing_stops_nothing(string target)
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);

        await visit.OpenAsync("/passerelle/arret?cible=" + Uri.EscapeDataString(target));

        Assert.Contains("rien ne serait arrêté", visit.Page);
        Assert.DoesNotContain("Arrêter maintenant", visit.Page);
    }

    [Fact]
    public async Task Whoever_pressed_sees_why_they_cannot_lift_and_who_can()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        visit.Body.Person("Nadia Benali", Roles.InformationOfficer);
        var stop = await PressAsync(visit);

        await visit.OpenAsync($"/passerelle/reprise/{stop.Id}");

        Assert.Contains("vous ne pouvez pas le lever", visit.Page);
        Assert.Contains("Nadia Benali", visit.Page);
        Assert.DoesNotContain("Input.Reason", visit.Page);
    }

    [Fact]
    public async Task A_second_person_lifts_with_a_reason()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        var stop = await PressAsync(visit);
        visit.Seat.Actor = visit.Body.Person("Nadia Benali", Roles.InformationOfficer);
        await visit.OpenAsync($"/passerelle/reprise/{stop.Id}");

        await visit.SubmitAsync("lift", ("Input.Reason", " "));
        Assert.True(stop.Active);
        Assert.Contains("href=\"#Input-Reason\"", visit.Page);

        await visit.SubmitAsync("lift", ("Input.Reason", "Cause réglée."));

        Assert.False(stop.Active);
        Assert.Contains("Nadia Benali. Cause réglée.", visit.Page);
    }

    [Fact]
    public async Task Through_the_API_a_stop_says_its_id_its_time_and_the_streams_cut()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);

        var pressed = JsonDocument.Parse(await visit.CallAsync("POST", "/stops", """{"scope":"use_case","target":"reformuler","reason":"Essai"}""")).RootElement;

        Assert.Equal(HttpStatusCode.Created, visit.Status);
        Assert.Equal(2, pressed.GetProperty("streams").GetInt32());
        Assert.Equal(visit.Body.Stops.Items.Single().Id.Value, pressed.GetProperty("id").GetGuid());
        Assert.True(pressed.TryGetProperty("at", out _));
    }

    [Fact]
    public async Task Through_the_API_whoever_pressed_gets_403_and_a_second_person_200()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        var stop = await PressAsync(visit);

        await visit.CallAsync("POST", $"/stops/{stop.Id}/lift", """{"reason":"Réglé"}""");
        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);

        visit.Seat.Actor = visit.Body.Person("Nadia Benali", Roles.InformationOfficer);
        await visit.CallAsync("POST", $"/stops/{stop.Id}/lift", """{"reason":"Réglé"}""");
        Assert.Equal(HttpStatusCode.OK, visit.Status);

        await visit.CallAsync("POST", $"/stops/{stop.Id}/lift", """{"reason":"Encore"}""");
        Assert.Equal(HttpStatusCode.Conflict, visit.Status);
    }

    private static async Task<EmergencyStop> PressAsync(Visit visit)
    {
        await visit.CallAsync("POST", "/stops", """{"scope":"system","target":"erable","reason":"Essai"}""");
        return visit.Body.Stops.Items.Single();
    }
}
