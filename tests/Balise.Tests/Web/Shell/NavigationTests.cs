using Balise.Web.Shell;

namespace Balise.Tests.Web.Shell;

public sealed class NavigationTests
{
    [Fact]
    public void Nobody_has_more_than_eight_places_besides_the_emergency_stop() =>
        Assert.DoesNotContain(Navigation.Roles, role => Navigation.For(role).Count(i => !i.Apart) > 8);

    [Fact]
    public void Everybody_begins_at_home() =>
        Assert.DoesNotContain(Navigation.Roles, role => Navigation.For(role)[0].Path != "/accueil");

    [Fact]
    public void The_emergency_stop_is_apart_and_only_for_the_security_officer() =>
        Assert.Equal(["security_officer"], Navigation.Roles.Where(role => Navigation.For(role).Any(i => i.Path == "/passerelle/arret" && i.Apart)));

    [Fact]
    public void Every_role_has_a_name() =>
        Assert.DoesNotContain(Navigation.Roles, role => !TextTable.Shipped.ContainsKey("role." + role));

    [Fact]
    public void Only_readers_of_the_journal_have_the_search()
    {
        Assert.True(Navigation.MaySearch("auditor"));
        Assert.False(Navigation.MaySearch("teacher"));
    }

    [Fact]
    public void An_unknown_role_sees_what_everybody_sees() =>
        Assert.Equal(["/accueil", "/assistant", "/puis-je", "/catalogue"], Navigation.For("pupil").Select(i => i.Path));

    [Theory]
    [InlineData("/passerelle", "/passerelle")]
    [InlineData("/passerelle/autorisations", "/passerelle/autorisations")]
    [InlineData("/passerelle/retenues/12", "/passerelle")]
    [InlineData("/passerelle/arret", "/passerelle/arret")]
    [InlineData("/accueil", "/accueil")]
    public void The_current_place_is_the_closest(string path, string expected) =>
        Assert.Equal(expected, Navigation.Current(Navigation.For("security_officer"), path)?.Path);

    [Fact]
    public void A_page_outside_the_navigation_marks_nothing() =>
        Assert.Null(Navigation.Current(Navigation.For("security_officer"), "/cas-usages"));
}
