using System.Net;
using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Web.Oversight;

/// <summary>Consents before a rule, and the end of what is written about persons.</summary>
public sealed class PersonRecordPagesTests
{
    private const string UseCase = "reformuler";

    [Theory]
    [InlineData(Roles.InformationOfficer, true)]
    [InlineData(Roles.Teacher, false)]
    public async Task Without_any_rule_the_page_says_what_comes_first_and_who_does_it(string role, bool leads)
    {
        await using var visit = await Visit.AsAsync(role);

        await visit.OpenAsync("/passerelle/consentements");

        Assert.Contains("Aucun usage ne décide au sujet de personnes", visit.Page);
        Assert.Equal(leads, visit.Raw.Contains("href=\"/passerelle/decisions/regles\"", StringComparison.Ordinal));
        Assert.Equal(!leads, visit.Page.Contains("Peuvent l’écrire", StringComparison.Ordinal));
        Assert.DoesNotContain("Inscrire une réponse", visit.Page);
    }

    [Fact]
    public async Task A_use_that_its_file_binds_without_a_rule_is_named_with_the_way_to_write_it()
    {
        await using var visit = await Visit.AsAsync(Roles.InformationOfficer);
        var bound = visit.Body.Authorizations.Items[0];
        var decider = visit.Body.Person("Louise Gagnon", Roles.DesignatedAuthority);
        var use = visit.Body.UseCases.Items.First(u => u.Slug == UseCase);
        visit.Body.Authorizations.Add(Balise.Domain.Dossiers.Authorization.Issue(
            new(Guid.NewGuid()), "A-2026-009", use, visit.Body.Systems.Items.First(s => s.Id == use.Details.System), bound.Terms with { AboutPersons = true }, Body.Pack.Value, decider,
            visit.Service<TimeProvider>().GetUtcNow()).Value!);
        visit.Body.Compile();

        await visit.OpenAsync("/passerelle/consentements");

        Assert.Contains("Reformuler une communication aux parents", visit.Page);
        Assert.Contains("rien ne leur est encore dit", visit.Page);
        Assert.Contains($"/passerelle/decisions/regles?cas={UseCase}#regle", visit.Raw);
    }

    [Fact]
    public async Task A_person_is_looked_for_without_their_number_in_an_address()
    {
        await using var visit = await Visit.AsAsync(Roles.InformationOfficer);
        await ConsentAsync(visit);
        await visit.OpenAsync("/passerelle/consentements");

        await visit.SubmitAsync("search", ("Search.Subject", "E-2002"));
        Assert.Contains("Aucun consentement n’est inscrit", visit.Page);
        Assert.Contains("value=\"E-2002\"", visit.Raw);
        await visit.SubmitAsync("search", ("Search.Subject", " E-1001 "));

        Assert.Contains("scope=\"row\">E-1001", visit.Raw);
        Assert.DoesNotContain("=E-1001", visit.Raw);
    }

    [Fact]
    public async Task What_is_due_is_counted_again_before_it_goes_with_its_rule()
    {
        await using var visit = await Visit.AsAsync(Roles.InformationOfficer);
        var consent = await ConsentAsync(visit);
        await visit.OpenAsync("/passerelle/consentements");
        Assert.Contains("17 novembre 2029", visit.Page);
        await visit.OpenAsync("/passerelle/destruction");
        Assert.Contains("Rien n’est à détruire", visit.Page);
        ((FakeTimeProvider)visit.Service<TimeProvider>()).Advance(TimeSpan.FromDays(1200));
        await visit.OpenAsync("/passerelle/consentements");
        Assert.Contains("À détruire", visit.Page);

        await visit.OpenAsync("/passerelle/destruction");
        Assert.Contains("05-12 Demandes", visit.Raw);
        await visit.SubmitAsync("destroy", ("Input.Records", $"c:{consent.Id}"), ("Input.Count", "2"), ("Input.Rule", "05-12 Demandes"));
        Assert.Contains("1 ligne est cochée", visit.Page);
        Assert.Single(visit.Body.Consents.Items);
        await visit.SubmitAsync("destroy", ("Input.Records", $"c:{consent.Id}"), ("Input.Count", "1"), ("Input.Rule", "05-12 Demandes"));

        Assert.Contains("Destruction inscrite au journal", visit.Page);
        Assert.Empty(visit.Body.Consents.Items);
        Assert.Contains(visit.Body.Journal, f => f.Event == "consent.destroyed" && f.Details.Contains(("rule", "05-12 Demandes")));
    }

    [Fact]
    public async Task The_api_destroys_what_is_due_and_nothing_else()
    {
        await using var visit = await Visit.AsAsync(Roles.PrivacyOfficer);
        var consent = await ConsentAsync(visit);

        await visit.CallAsync("POST", "/destructions", $$"""{"consents":["{{consent.Id}}"],"rule":"05-12"}""");
        Assert.Equal((HttpStatusCode)409, visit.Status);
        ((FakeTimeProvider)visit.Service<TimeProvider>()).Advance(TimeSpan.FromDays(1200));
        Assert.Contains("\"kind\":\"consent\"", await visit.CallAsync("GET", "/destructions"));
        await visit.CallAsync("POST", "/destructions", $$"""{"consents":["{{consent.Id}}"],"rule":""}""");
        Assert.Equal((HttpStatusCode)422, visit.Status);
        Assert.Contains("\"count\":1", await visit.CallAsync("POST", "/destructions", $$"""{"consents":["{{consent.Id}}"],"rule":"05-12"}"""));
    }

    private static async Task<Consent> ConsentAsync(Visit visit)
    {
        var officer = visit.Body.Person("Nadia", Roles.InformationOfficer);
        var now = visit.Service<TimeProvider>().GetUtcNow();
        visit.Body.DecisionRules.Add(DecisionRule.Set(
            new(Guid.NewGuid()), UseCase, new() { HumanPath = "Poste 1", Contact = "Poste 2", RetentionRule = "05-12 Demandes" }, officer, now).Value!);
        await visit.Body.SaveAsync(officer, default);
        var consent = Consent.Ask(new(Guid.NewGuid()), UseCase, "E-1001", Subjects.Key(visit.Service<ISecretBox>(), visit.Body.Organization.Id, "E-1001"), visit.Body.Organization.Id);
        Assert.True(consent.Record(new(ConsentAction.Give, new(2026, 11, 16), ConsentMeans.Online, ConsentGiver.Person, ""), 1, officer, now, new(2026, 11, 17)).Ok);
        visit.Body.Consents.Add(consent);
        return consent;
    }
}
