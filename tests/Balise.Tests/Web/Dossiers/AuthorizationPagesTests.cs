using System.Net;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Tests.Web.Fakes;
using Balise.Web.Dossiers;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Web.Dossiers;

public sealed class AuthorizationPagesTests
{
    private static readonly (string, string)[] Terms =
    [
        ("Input.UseCase", "inscriptions"), ("Input.System", Town.Closed), ("Input.UseTypes", "rephrase_translate_correct"), ("Input.UseTypes", "programming_help"),
        ("Input.MaxLevel", "protected_b"), ("Input.Everyone", "false"), ("Input.ForRoles", "teacher"), ("Input.Conditions", "Relire.\nNe rien garder."),
        ("Input.From", "2026-11-17"), ("Input.Until", "2027-06-30"), ("Input.Reason", "Besoin établi."),
    ];

    [Fact]
    public async Task The_preview_says_what_the_gateway_would_do_and_saves_nothing()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);
        var before = visit.Body.Authorizations.Items.Count;
        await visit.OpenAsync("/passerelle/autorisations/nouvelle?cas=inscriptions");

        await visit.SubmitAsync("authorization", [.. Terms, ("Act", "preview")]);

        Assert.Contains("Ce que la passerelle fera", visit.Page);
        Assert.Contains("Protégé C : Niveau des données", visit.Page);
        Assert.Equal(before, visit.Body.Authorizations.Items.Count);
    }

    [Fact]
    public async Task An_authority_opens_a_use_from_the_page()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);
        await visit.OpenAsync("/passerelle/autorisations/nouvelle");

        await visit.SubmitAsync("authorization", [.. Terms, ("Act", "issue")]);

        var issued = visit.Body.Authorizations.Items.Last();
        Assert.Equal(["rephrase_translate_correct", "programming_help"], issued.Terms.UseTypes);
        Assert.Equal(["Relire.", "Ne rien garder."], issued.Terms.Conditions);
        Assert.Equal((SecurityLevel.ProtectedB, new DateOnly(2027, 6, 30)), (issued.Terms.MaxLevel, issued.Terms.Until));
        Assert.Contains($"Autorisation « {issued.Number} » accordée", visit.Page);
    }

    [Fact]
    public async Task An_empty_form_comes_back_with_every_problem()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);
        await visit.OpenAsync("/passerelle/autorisations/nouvelle");

        await visit.SubmitAsync("authorization", ("Act", "issue"));

        Assert.Contains("href=\"#Input-Everyone\"", visit.Page);
        Assert.Contains("Erreur –", visit.Page);
    }

    [Fact]
    public async Task The_requester_sees_why_they_cannot_authorize()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);
        var mine = visit.Body.UseCases.Items.First(u => u.Slug == "inscriptions");
        visit.Seat.Actor = visit.Seat.Actor! with { Person = mine.RequestedBy };
        var before = visit.Body.Authorizations.Items.Count;

        await visit.OpenAsync("/passerelle/autorisations/nouvelle?cas=inscriptions");
        Assert.Contains("Personne n’autorise ce qu’il a demandé", visit.Page);

        await visit.SubmitAsync("authorization", [.. Terms, ("Act", "issue")]);
        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Contains("une autre personne doit en décider", visit.Page);
        Assert.Equal(before, visit.Body.Authorizations.Items.Count);
    }

    [Fact]
    public async Task An_authorization_is_suspended_with_a_reason()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        await visit.OpenAsync("/passerelle/autorisations/A-2026-001");
        Assert.Contains("value=\"Suspend\"", visit.Page);
        Assert.DoesNotContain("value=\"Withdraw\"", visit.Page);

        await visit.SubmitAsync("move", ("Input.Action", "Suspend"), ("Input.Reason", ""));
        Assert.Contains("href=\"#Input-Reason\"", visit.Page);

        await visit.SubmitAsync("move", ("Input.Action", "Suspend"), ("Input.Reason", "Vérifier."));

        Assert.Equal(AuthorizationState.Suspended, visit.Body.Authorizations.Items.First(a => a.Number == "A-2026-001").State);
        Assert.Contains("Autorisation « A-2026-001 » suspendue", visit.Page);
    }

    [Fact]
    public async Task The_list_keeps_apart_what_is_open_and_what_ended()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);
        visit.Body.Authorizations.Items[0].Move(AuthorizationAction.Withdraw, "Fini", visit.Body.Person("Louise Gagnon", Roles.DesignatedAuthority));

        Assert.DoesNotContain("A-2026-001", await visit.OpenAsync("/passerelle/autorisations?etat=open"));
        Assert.Contains("A-2026-001", await visit.OpenAsync("/passerelle/autorisations?etat=ended"));
    }

    [Theory]
    [InlineData(SecurityLevel.Unclassified, Town.Closed, SecurityLevel.Unclassified)]
    [InlineData(SecurityLevel.ProtectedA, Town.Closed, SecurityLevel.ProtectedA)]
    [InlineData(SecurityLevel.ProtectedC, Town.Closed, SecurityLevel.ProtectedB)]
    [InlineData(SecurityLevel.ProtectedC, Town.Public, SecurityLevel.Unclassified)]
    public void The_preview_stops_where_the_strictest_rule_does(SecurityLevel upTo, string system, SecurityLevel expected)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 17, 14, 0, 0, TimeSpan.Zero));
        var body = Town.Build(clock);
        var terms = new AuthorizationTerms
        {
            UseTypes = ["rephrase_translate_correct"], MaxLevel = upTo, From = new(2026, 11, 17), Until = new(2027, 11, 17), ForRoles = [Roles.Teacher],
        };

        var preview = new AuthorizationPreview(body.Policies, new LegalDay(clock))
            .Of(system == Town.Closed ? "inscriptions" : "traduire", system, terms, body.Person("Louise Gagnon", Roles.DesignatedAuthority))!;

        Assert.Equal(expected, preview.Levels.Where(l => !l.Verdict.Refused).Max(l => l.Level));
    }
}
