using System.Net;
using System.Reflection;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Balise.Tests.Web.Shell;

public sealed class PageRightsTests
{
    [Fact]
    public void Every_page_has_a_row()
    {
        var pages = typeof(PageRights).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Except(PageRights.Routes));
    }

    [Fact]
    public void An_address_without_row_opens_for_nobody() => Assert.All(Roles.All, role => Assert.False(PageRights.Allows("/inconnue", [role])));

    [Fact]
    public void The_navigation_shows_only_what_opens() =>
        Assert.All(Roles.All, role => Assert.All(Navigation.For(role), item => Assert.True(PageRights.Allows(item.Path, [role]))));

    [Fact]
    public async Task Without_the_role_the_page_is_refused_and_the_role_is_named()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.OpenAsync("/systemes/nouveau");

        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Contains("Service des TI", visit.Page);
        Assert.DoesNotContain("name=\"Input.Name\"", visit.Page);
    }

    [Fact]
    public async Task A_post_without_the_role_changes_nothing()
    {
        await using var visit = await Visit.AsAsync(Roles.ItService);
        await visit.OpenAsync("/systemes/nouveau");
        var before = visit.Body.Systems.Items.Count;
        visit.Seat.Actor = visit.Body.Person("Simple Membre", Roles.User);

        await visit.SubmitAsync("system", ("Input.Name", "Boussole"), ("Input.Provider", "F"), ("Input.Jurisdiction", "CA-QC"), ("Input.Models", "b"));

        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Equal(before, visit.Body.Systems.Items.Count);
    }
}
