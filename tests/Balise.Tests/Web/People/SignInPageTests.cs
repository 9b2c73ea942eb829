using Balise.Domain.People;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.People;

public sealed class SignInPageTests
{
    [Fact]
    public async Task The_root_leads_a_visitor_to_a_plain_form()
    {
        await using var visit = await Visit.AsAsync();

        await visit.OpenAsync("/");

        Assert.Equal("/connexion", visit.Address);
        Assert.Contains("autocomplete=\"username\"", visit.Page);
        Assert.Contains("autocomplete=\"current-password\"", visit.Page);
    }

    [Fact]
    public async Task A_right_password_leads_to_the_page_first_asked()
    {
        await using var visit = await Visit.AsAsync();
        await visit.OpenAsync("/catalogue");

        await visit.SubmitAsync("signin", ("Input.Email", "louise-gagnon@demo.example"), ("Input.Password", Seat.Password));

        Assert.Equal("/catalogue", visit.Address);
        Assert.Equal("Louise Gagnon", visit.Seat.Actor?.Name);
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_address_and_not_the_password()
    {
        await using var visit = await Visit.AsAsync();
        await visit.OpenAsync("/connexion");

        await visit.SubmitAsync("signin", ("Input.Email", "louise-gagnon@demo.example"), ("Input.Password", "faux-secret"));

        Assert.Contains("Il reste 1 réponse à corriger", visit.Page);
        Assert.Equal("louise-gagnon@demo.example", visit.ValueOf("Input.Email"));
        Assert.DoesNotContain("faux-secret", visit.Page);
    }

    [Fact]
    public async Task Too_many_failures_say_that_the_account_is_closed_for_a_while()
    {
        await using var visit = await Visit.AsAsync();
        await visit.OpenAsync("/connexion");
        for (var i = 0; i < 4; i++)
        {
            await visit.SubmitAsync("signin", ("Input.Email", "louise-gagnon@demo.example"), ("Input.Password", "faux"));
        }

        Assert.Contains("ce compte est fermé pour quelques minutes", visit.Page);
    }

    [Theory]
    [InlineData("//ailleurs.example")]
    [InlineData("/\\ailleurs.example")]
    [InlineData("https://ailleurs.example")]
    public async Task Signing_in_never_leads_to_another_site(string elsewhere)
    {
        await using var visit = await Visit.AsAsync();
        await visit.OpenAsync("/connexion?retour=" + Uri.EscapeDataString(elsewhere));

        await visit.SubmitAsync("signin", ("Input.Email", "louise-gagnon@demo.example"), ("Input.Password", Seat.Password));

        Assert.Equal("/accueil", visit.Address);
    }

    [Fact]
    public async Task Changing_role_changes_what_the_navigation_shows()
    {
        await using var visit = await Visit.AsAsync(Roles.User, Roles.SecurityOfficer);
        await visit.OpenAsync("/accueil");
        Assert.DoesNotContain("Arrêt d’urgence", visit.Page);

        await visit.PostAsync("/compte/role", ("role", Roles.SecurityOfficer));

        Assert.Equal("/accueil", visit.Address);
        Assert.Contains("Arrêt d’urgence", visit.Page);
    }

    [Fact]
    public async Task Signing_out_asks_for_the_token_of_a_form()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.PostAsync("/deconnexion");
        Assert.NotNull(visit.Seat.Actor);

        await visit.OpenAsync("/accueil");
        await visit.PostAsync("/deconnexion");
        Assert.Null(visit.Seat.Actor);
    }
}
