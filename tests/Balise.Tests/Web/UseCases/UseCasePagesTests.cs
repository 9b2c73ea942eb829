using System.Net;
using System.Text.RegularExpressions;
using Balise.Domain.People;
using Balise.Domain.UseCases;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.UseCases;

public sealed class UseCasePagesTests
{
    [Fact]
    public async Task A_requester_proposes_a_use_with_its_filter()
    {
        await using var visit = await Visit.AsAsync(Roles.Requester);
        var system = visit.Body.Systems.Items.First(s => s.Slug == Town.Closed);
        await visit.OpenAsync("/cas-usage/nouveau");

        await visit.SubmitAsync(
            "usecase", ("Input.Title", "Préparer une dictée"), ("Input.Purpose", "Varier les textes."), ("Input.System", system.Id.ToString()),
            ("Input.UseType", "write_non_sensitive"), ("Input.Personal", "Mask"), ("Input.Content[CA_SIN]", "Block"));

        var proposed = Assert.Single(visit.Body.UseCases.Items, u => u.Slug == "preparer-une-dictee");
        Assert.Equal([new ContentRule("personal", ContentAction.Mask), new ContentRule("CA_SIN", ContentAction.Block)], proposed.Details.Content);
        Assert.Contains("Usage « Préparer une dictée » proposé", visit.Page);
    }

    [Fact]
    public async Task Someone_saving_first_shows_the_difference_in_words()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        await visit.OpenAsync("/cas-usage/reformuler/modifier");
        var useCase = visit.Body.UseCases.Items.First(u => u.Slug == "reformuler");
        useCase.Edit(useCase.Details with { Purpose = "Leur but." }, useCase.Version, visit.Body.Person("Autre", Roles.ItService), default);

        await visit.SubmitAsync(
            "usecase", ("Input.Title", useCase.Details.Title), ("Input.Purpose", "Mon but."), ("Input.System", useCase.Details.System.ToString()),
            ("Input.UseType", "programming_help"), ("Input.Personal", "Block"));

        Assert.Equal(HttpStatusCode.Conflict, visit.Status);
        Assert.Contains("Leur but.", visit.Page);
        Assert.Contains("Mon but.", visit.Page);
        Assert.Contains("Aide à la programmation", visit.Page);
        Assert.Equal("Leur but.", useCase.Details.Purpose);
    }

    [Fact]
    public async Task Someone_elses_sheet_cannot_be_edited_by_a_requester()
    {
        await using var visit = await Visit.AsAsync(Roles.Requester);

        await visit.OpenAsync("/cas-usage/reformuler/modifier");

        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.DoesNotContain("name=\"Input.Title\"", visit.Page);
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_nowhere_else()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        await visit.OpenAsync("/cas-usage/reformuler");

        await visit.SubmitAsync("key", ("Key.Slug", "intranet"), ("Key.Application", "Intranet"));

        var secret = Regex.Match(visit.Page, "bal_[A-Za-z0-9_-]{43}").Value;
        Assert.NotEmpty(secret);
        Assert.DoesNotContain(secret, visit.Address);
        Assert.DoesNotContain(secret, await visit.OpenAsync("/cas-usage/reformuler"));
        Assert.Contains("intranet", visit.Page);
    }

    [Fact]
    public async Task A_key_without_holder_is_refused_beside_its_field()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        await visit.OpenAsync("/cas-usage/reformuler");

        await visit.SubmitAsync("key", ("Key.Slug", "Pas Bon"));

        Assert.Contains("href=\"#Key-Person\"", visit.Page);
        Assert.Contains("href=\"#Key-Slug\"", visit.Page);
        Assert.Empty(visit.Body.Keys.Items);
    }

    [Fact]
    public async Task A_key_is_revoked_from_the_sheet()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        await visit.OpenAsync("/cas-usage/reformuler");
        await visit.SubmitAsync("key", ("Key.Slug", "intranet"), ("Key.Application", "Intranet"));
        await visit.OpenAsync("/cas-usage/reformuler");

        await visit.SubmitAsync("revoke", ("revoke.Slug", "intranet"));

        Assert.NotNull(visit.Body.Keys.Items.Single().RevokedAt);
        Assert.Contains("Clé révoquée", visit.Page);
    }

    [Fact]
    public async Task Nobody_decides_what_they_proposed()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);
        var mine = visit.Body.UseCases.Items.First(u => u.Slug == "inscriptions");
        visit.Seat.Actor = visit.Seat.Actor! with { Person = mine.RequestedBy };

        await visit.OpenAsync("/cas-usage/inscriptions");

        Assert.Contains("une autre personne en décide", visit.Page);
        Assert.DoesNotContain("value=\"Authorize\"", visit.Page);
        Assert.Contains("value=\"Refuse\"", visit.Page);
    }

    [Fact]
    public async Task The_list_keeps_its_filter_when_it_is_sorted()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.OpenAsync("/cas-usage?etat=InEvaluation");

        Assert.Contains("Résumer les demandes d’inscription", visit.Page);
        Assert.DoesNotContain("Traduire un document public", visit.Page);
        Assert.Contains("/cas-usage?etat=InEvaluation&tri=title", visit.Page);
    }
}
