using System.Net;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.Systems;

public sealed class SystemPagesTests
{
    [Fact]
    public async Task A_form_with_missing_answers_comes_back_with_a_summary_and_what_was_typed()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        await visit.OpenAsync("/systemes/nouveau");

        await visit.SubmitAsync("system", ("Input.Name", "Un nom « gardé »"), ("Input.Provider", ""), ("Input.Jurisdiction", "CA-QC"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        Assert.Contains("Il reste 2 réponses à corriger", visit.Page);
        Assert.Contains("href=\"#Input-Provider\"", visit.Page);
        Assert.Contains("href=\"#Input-Models\"", visit.Page);
        Assert.Contains("<title>Erreur – ", visit.Page);
        Assert.Equal("Un nom « gardé »", visit.ValueOf("Input.Name"));
        Assert.DoesNotContain(visit.Body.Systems.Items, s => s.Details.Name.StartsWith("Un nom", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_complete_form_adds_the_system_and_says_so_with_the_verb_of_the_button()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        await visit.OpenAsync("/systemes/nouveau");

        await visit.SubmitAsync(
            "system", ("Input.Name", "Boussole"), ("Input.Provider", "Fournisseur"), ("Input.Jurisdiction", "CA-QC"), ("Input.Models", "boussole-1\r\nboussole-2"),
            ("Input.Type", "sovereign_system"), ("Input.MaxLevel", "protected_b"), ("Input.Uses[write_non_sensitive].Status", "Restricted"),
            ("Input.Uses[write_non_sensitive].Condition", "Relire."));

        var added = Assert.Single(visit.Body.Systems.Items, s => s.Slug == "boussole");
        Assert.Equal(["boussole-1", "boussole-2"], added.Details.Models);
        Assert.Equal(SystemType.SovereignSystem, added.Details.Type);
        Assert.Equal("Relire.", Assert.Single(added.Details.Permissions).Condition);
        Assert.StartsWith("/systemes/boussole", visit.Address);
        Assert.Contains("Système « Boussole » ajouté", visit.Page);
    }

    [Fact]
    public async Task Someone_saving_first_shows_both_values_and_lets_the_person_replace_knowingly()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        await visit.OpenAsync("/systemes/erable/modifier");
        var system = visit.Body.Systems.Items.First(s => s.Slug == Town.Closed);
        system.Edit(system.Details with { Provider = "Leur fournisseur" }, system.Version, visit.Body.Person("Autre", Roles.ItService));
        (string, string)[] mine =
        [
            ("Input.Name", system.Details.Name), ("Input.Provider", "Mon fournisseur"), ("Input.Jurisdiction", "CA-QC"), ("Input.Models", "erable-1"),
        ];

        await visit.SubmitAsync("system", mine);

        Assert.Equal(HttpStatusCode.Conflict, visit.Status);
        Assert.Contains("Leur fournisseur", visit.Page);
        Assert.Equal("Mon fournisseur", visit.ValueOf("Input.Provider"));
        Assert.Equal("Leur fournisseur", system.Details.Provider);
        Assert.Contains("Remplacer par ma version", visit.Page);

        await visit.SubmitAsync("system", mine);

        Assert.Equal("Mon fournisseur", system.Details.Provider);
        Assert.StartsWith("/systemes/erable", visit.Address);
    }

    [Fact]
    public async Task A_prohibited_system_offers_no_way_into_service_and_says_why()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);

        await visit.OpenAsync($"/systemes/{Town.Prohibited}");

        Assert.Contains("Ce système est interdit", visit.Page);
        Assert.Contains("IA-SI-2025-001-OP", visit.Page);
        Assert.DoesNotContain("value=\"PutInService\"", visit.Page);
    }

    [Fact]
    public async Task A_prohibited_system_stays_out_of_service_even_when_the_step_is_sent()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority, Roles.ItService);
        await visit.OpenAsync($"/systemes/{Town.Prohibited}");

        await visit.SubmitAsync("step", ("step.Step", "PutInService"));

        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Contains("Une directive interdit ce système", visit.Page);
        Assert.Equal(SystemState.Draft, visit.Body.Systems.Items.First(s => s.Slug == Town.Prohibited).State);
    }

    [Fact]
    public async Task A_step_of_someone_else_names_the_role_it_needs()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);

        await visit.OpenAsync("/systemes/transcription");

        Assert.Contains("Rôle nécessaire : Autorité désignée ou Comité de direction de l’information", visit.Page);
    }

    [Fact]
    public async Task Filters_are_in_the_address_and_come_off_one_by_one()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);

        await visit.OpenAsync("/systemes?etat=InService&type=public_system");

        Assert.Contains("Rédaction publique", visit.Page);
        Assert.DoesNotContain("/systemes/erable\"", visit.Page);
        Assert.Contains("href=\"/systemes?etat=InService\"", visit.Page);
    }

    [Fact]
    public async Task The_catalogue_shows_what_is_in_service_and_the_uses_open_to_me()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.OpenAsync("/catalogue");

        Assert.Contains("Assistant Érable", visit.Page);
        Assert.DoesNotContain("Assistant Bleu", visit.Page);
        Assert.Contains("1 usage ouvert pour vous", visit.Page);
        Assert.Contains("Reformuler une communication aux parents", await visit.OpenAsync("/catalogue/erable"));
    }
}
