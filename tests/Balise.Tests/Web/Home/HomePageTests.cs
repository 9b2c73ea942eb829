using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.Home;

public sealed class HomePageTests
{
    [Fact]
    public async Task Those_who_decide_see_what_waits_for_their_decision()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);

        await visit.OpenAsync("/accueil");

        Assert.Contains("Décider de « Résumer les demandes d’inscription »", visit.Page);
        Assert.Contains("Décider de la mise en service de « Transcription »", visit.Page);
    }

    [Fact]
    public async Task An_authorisation_is_a_task_from_sixty_days_before_its_end()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);

        await visit.OpenAsync("/accueil");

        Assert.Contains("l’autorisation de « Traduire un document public »", visit.Page);
        Assert.Contains("dans 40 jours", visit.Page);
        Assert.DoesNotContain("l’autorisation de « Reformuler", visit.Page);
    }

    [Fact]
    public async Task The_security_officer_sees_stops_in_force_and_prohibited_systems_today()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);
        var presser = visit.Body.Person("Sylvain Tremblay", Roles.ItService);
        visit.Body.Stops.Add(EmergencyStop.Press(new StopId(Guid.NewGuid()), StopScope.System, "erable", "Réponses étranges.", false, presser, default).Value!);

        await visit.OpenAsync("/accueil");

        Assert.Contains("Confirmer ou refuser la reprise de « erable »", visit.Page);
        Assert.Contains("Mettre hors service le système interdit « Assistant Bleu »", visit.Page);
    }

    [Fact]
    public async Task Nobody_is_asked_to_decide_what_they_proposed()
    {
        await using var visit = await Visit.AsAsync(Roles.DesignatedAuthority);
        var mine = visit.Body.UseCases.Items.First(u => u.Slug == "inscriptions");
        visit.Seat.Actor = visit.Seat.Actor! with { Person = mine.RequestedBy };

        await visit.OpenAsync("/accueil");

        Assert.DoesNotContain("Décider de « Résumer", visit.Page);
    }

    [Fact]
    public async Task A_member_of_the_staff_has_nothing_to_do_and_reads_no_journal()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.OpenAsync("/accueil");

        Assert.Contains("Rien ne vous attend", visit.Page);
        Assert.DoesNotContain("Depuis votre dernière visite", visit.Page);
    }
}
