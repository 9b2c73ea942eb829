using Balise.Domain.Oversight.Quotas;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.Oversight;

public sealed class QuotaPageTests
{
    [Fact]
    public async Task A_limit_is_set_then_shown_then_withdrawn()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        await visit.OpenAsync("/passerelle/quotas");
        Assert.Contains("Aucune limite", visit.Page);

        await visit.SubmitAsync("quota", ("Input.Target", "UseCase:reformuler"), ("Input.Measure", "Cost"), ("Input.Period", "Month"), ("Input.Amount", "12,50"));

        var limit = Assert.Single(visit.Body.Quotas.Items);
        Assert.Equal((QuotaScope.UseCase, "reformuler", 12_500_000L), (limit.Terms.Scope, limit.Terms.Target, limit.Terms.Amount));
        Assert.Contains("Limite fixée", visit.Page);
        Assert.Contains("12,50", visit.Page);
        Assert.Single(visit.Body.Policies.Find(visit.Body.Organization.Id)!.Snapshot.Quotas!);

        await visit.SubmitAsync("withdraw", ("withdraw.Id", limit.Id.ToString()));

        Assert.False(limit.InForce);
        Assert.Contains("Limite retirée", visit.Page);
        Assert.Null(visit.Body.Policies.Find(visit.Body.Organization.Id)!.Snapshot.Quotas);
    }

    [Theory]
    [InlineData("", "Requests", "Day", "5", "#Input-Target")]
    [InlineData("Person:", "Requests", "Day", "zéro", "#Input-Amount")]
    [InlineData("Person:", "Requests", "Day", "1,5", "#Input-Amount")]
    [InlineData("Person:personne@exemple.qc.ca", "Tokens", "Day", "5", "#Input-Target")]
    public async Task What_cannot_be_a_limit_is_said_beside_its_field(string target, string measure, string period, string amount, string field)
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        await visit.OpenAsync("/passerelle/quotas");

        await visit.SubmitAsync("quota", ("Input.Target", target), ("Input.Measure", measure), ("Input.Period", period), ("Input.Amount", amount));

        Assert.Contains($"href=\"{field}\"", visit.Page);
        Assert.Empty(visit.Body.Quotas.Items);
    }

    [Fact]
    public async Task Those_who_watch_see_limits_and_cannot_set_them()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);

        await visit.OpenAsync("/passerelle/quotas");

        Assert.Contains("Limites de consommation", visit.Page);
        Assert.DoesNotContain("Fixer la limite", visit.Page);
    }
}
