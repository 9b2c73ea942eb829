using System.Net;
using System.Text.Json;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.Api;

public sealed class RegistersApiTests
{
    [Fact]
    public async Task Every_problem_of_a_system_comes_at_once()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);

        var problem = JsonDocument.Parse(await visit.CallAsync("POST", "/systems", """{"details":{"name":"","jurisdiction":""}}""")).RootElement;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        var fields = problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).ToList();
        Assert.Contains("name", fields);
        Assert.Contains("provider", fields);
        Assert.Contains("jurisdiction", fields);
        Assert.Contains("models", fields);
    }

    [Fact]
    public async Task A_system_is_registered_with_the_names_of_the_wire()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);

        var made = JsonDocument.Parse(await visit.CallAsync(
            "POST", "/systems",
            """{"details":{"name":"Boussole","provider":"F","type":"sovereign_system","maxLevel":"protected_b","hosting":"quebec_supplier","models":["boussole-1",null],"permissions":[null]}}""")).RootElement;

        Assert.Equal(HttpStatusCode.Created, visit.Status);
        Assert.Equal("draft", made.GetProperty("state").GetString());
        Assert.Equal("sovereign_system", made.GetProperty("details").GetProperty("type").GetString());
        Assert.Equal(["boussole-1"], visit.Body.Systems.Items.Single(s => s.Slug == "boussole").Details.Models);
    }

    [Fact]
    public async Task Replacing_what_someone_changed_shows_the_difference()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        var system = visit.Body.Systems.Items.First(s => s.Slug == Town.Closed);
        system.Edit(system.Details with { Provider = "Autre" }, system.Version, visit.Body.Person("Autre", Roles.ItService));

        var problem = JsonDocument.Parse(await visit.CallAsync(
            "PUT", $"/systems/{Town.Closed}", $$$"""{"version":{{{system.Version - 1}}},"details":{"name":"Érable","provider":"Mien","models":["erable-1"]}}""")).RootElement;

        Assert.Equal(HttpStatusCode.Conflict, visit.Status);
        Assert.Equal(system.Version, problem.GetProperty("version").GetInt32());
        Assert.Contains("Autre", problem.GetProperty("differences").GetRawText());
        Assert.Equal("Autre", system.Details.Provider);
    }

    [Fact]
    public async Task A_prohibited_system_stays_out_of_service()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);

        var problem = await visit.CallAsync("POST", $"/systems/{Town.Prohibited}/move", """{"action":"put_in_service"}""");

        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Contains("system.prohibited", problem);
    }

    [Fact]
    public async Task No_exemption_opens_a_prohibition_and_the_attempt_is_written()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);

        await visit.CallAsync("POST", "/exemptions", $$"""{"system":"{{Town.Prohibited}}","kind":"pre_existing","reason":"Essai","proofs":[]}""");

        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Equal("exception.refused", Assert.Single(visit.Service<Ledger>().Attempts).Event);
        Assert.Empty(visit.Body.Exemptions.Items);
    }

    [Fact]
    public async Task The_use_cases_come_by_pages_with_their_filter()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        var list = JsonDocument.Parse(await visit.CallAsync("GET", "/use-cases?state=in_evaluation")).RootElement;

        Assert.Equal(1, list.GetProperty("total").GetInt32());
        Assert.Equal("in_evaluation", list.GetProperty("items")[0].GetProperty("state").GetString());
        await visit.CallAsync("GET", "/use-cases?state=nowhere");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
    }

    [Fact]
    public async Task An_authorization_names_people_by_e_mail_and_opens_the_use()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);
        var person = visit.Body.Person("Élise Roy", Roles.Teacher);
        var email = visit.Body.People.Items.Single(p => p.Id == person.Person).Email;

        await visit.CallAsync("POST", "/authorizations", Terms("inscriptions", $"\"{email}\""));

        Assert.Equal(HttpStatusCode.Created, visit.Status);
        var issued = visit.Body.Authorizations.Items.Last();
        Assert.Equal([person.Person], issued.Terms.Persons);
        Assert.True(visit.Body.Policies.Find(visit.Body.Organization.Id)!.Snapshot.UseCases.Single(u => u.Slug == "inscriptions").Open);
    }

    [Fact]
    public async Task An_authorization_is_suspended_by_its_number()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);

        await visit.CallAsync("POST", "/authorizations/A-2026-002/move", """{"action":"suspend","reason":"Vérifier"}""");

        Assert.Equal(HttpStatusCode.OK, visit.Status);
        Assert.Equal(AuthorizationState.Suspended, visit.Body.Authorizations.Items.Single(a => a.Number == "A-2026-002").State);
    }

    [Fact]
    public async Task An_unknown_person_is_refused_beside_the_field()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);

        var problem = await visit.CallAsync("POST", "/authorizations", Terms("inscriptions", "\"personne@nulle.part\""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        Assert.Contains("\"persons\"", problem);
    }

    [Fact]
    public async Task Nobody_authorizes_what_they_requested()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);
        var mine = visit.Body.UseCases.Items.First(u => u.Slug == "inscriptions");
        visit.Seat.Actor = visit.Seat.Actor! with { Person = mine.RequestedBy };

        var problem = await visit.CallAsync("POST", "/authorizations", Terms("inscriptions", ""));

        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Contains("segregation.own_request", problem);
    }

    [Fact]
    public async Task A_secret_leaves_once()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);

        var made = JsonDocument.Parse(await visit.CallAsync("POST", "/keys", """{"slug":"intranet","useCase":"reformuler","application":"Intranet"}""")).RootElement;

        var secret = made.GetProperty("secret").GetString()!;
        Assert.Equal(HttpStatusCode.Created, visit.Status);
        Assert.StartsWith("bal_", secret);
        Assert.DoesNotContain(secret, await visit.CallAsync("GET", "/keys"));

        await visit.CallAsync("POST", "/keys/intranet/revoke", "{}");
        Assert.NotNull(visit.Body.Keys.Items.Single().RevokedAt);
    }

    [Fact]
    public async Task Me_is_whoever_is_signed_in()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);

        Assert.Equal("auditor", JsonDocument.Parse(await visit.CallAsync("GET", "/me")).RootElement.GetProperty("role").GetString());
    }

    private static string Terms(string useCase, string persons) =>
        $$"""{"useCase":"{{useCase}}","system":"{{Town.Closed}}","useTypes":["write_non_sensitive"],"maxLevel":"protected_a","persons":[{{persons}}],"from":"2026-11-17","until":"2027-06-30","reason":"Utile"}""";
}
