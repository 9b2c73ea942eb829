using System.Net;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;
using Balise.Web.Oversight;

namespace Balise.Tests.Web.Oversight;

public sealed class BoardTests
{
    [Fact]
    public async Task The_board_shows_figures_reasons_and_what_is_open()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);

        await visit.OpenAsync("/passerelle");

        Assert.Contains("1\u202F284", visit.Page);
        Assert.Contains("Données trop protégées pour le système", visit.Page);
        Assert.Contains("/passerelle/autorisations/A-2026-001", visit.Page);
        Assert.Contains("data-live-source=\"/passerelle/direct?vu=", visit.Page);
    }

    [Fact]
    public async Task Only_stop_authorities_see_the_stop()
    {
        await using var visit = await Visit.AsAsync(Roles.Auditor);

        await visit.OpenAsync("/passerelle");

        Assert.Equal(HttpStatusCode.OK, visit.Status);
        Assert.DoesNotContain("Préparer l’arrêt", visit.Page);
    }

    [Fact]
    public async Task The_live_line_opens_for_those_who_may_watch_and_for_nobody_else()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        using var leaving = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var (answer, start) = await visit.ListenAsync(BoardStream.Path, leaving.Token);
        using (answer)
        {
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
            Assert.StartsWith("retry: 5000\n:", start);
        }

        visit.Seat.Actor = visit.Body.Person("Simple Membre", Roles.User);
        await visit.OpenAsync(BoardStream.Path);
        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);

        visit.Seat.Actor = null;
        await visit.OpenAsync(BoardStream.Path);
        Assert.Equal(HttpStatusCode.Unauthorized, visit.Status);
    }
}
