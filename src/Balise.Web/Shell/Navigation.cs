namespace Balise.Web.Shell;

/// <summary>One place of the main navigation.</summary>
/// <param name="Path">Address of the page.</param>
/// <param name="Text">Key of its name.</param>
/// <param name="Apart">Shown apart, in red: the emergency stop.</param>
internal sealed record NavigationItem(string Path, string Text, bool Apart = false);

/// <summary>Who sees what in the main navigation: at most eight items, and the emergency stop apart. What is not in this table is not shown.</summary>
internal static class Navigation
{
    private static readonly NavigationItem Home = new("/accueil", "nav.home");
    private static readonly NavigationItem MayI = new("/puis-je", "nav.may-i");
    private static readonly NavigationItem Verify = new("/verifier", "nav.verify");
    private static readonly NavigationItem Catalogue = new("/catalogue", "nav.catalogue");
    private static readonly NavigationItem Assistant = new("/assistant", "nav.assistant");
    private static readonly NavigationItem Usage = new("/empreinte", "nav.usage");
    private static readonly NavigationItem Systems = new("/systemes", "nav.systems");
    private static readonly NavigationItem UseCases = new("/cas-usage", "nav.use-cases");
    private static readonly NavigationItem Dossiers = new("/demandes", "nav.dossiers");
    private static readonly NavigationItem Sessions = new("/seances", "nav.sessions");
    private static readonly NavigationItem Authorizations = new("/passerelle/autorisations", "nav.authorizations");
    private static readonly NavigationItem Gateway = new("/passerelle", "nav.gateway");
    private static readonly NavigationItem Decisions = new("/passerelle/decisions", "nav.decisions");
    private static readonly NavigationItem Journal = new("/journal", "nav.journal");
    private static readonly NavigationItem Replay = new("/rejouer", "nav.replay");
    private static readonly NavigationItem Stop = new("/passerelle/arret", "nav.stop", Apart: true);

    private static readonly NavigationItem[] Signed = [Home, Assistant, MayI, Catalogue];

    private static readonly Dictionary<string, NavigationItem[]> ByRole = new(StringComparer.Ordinal)
    {
        ["user"] = [Home, Assistant, MayI, Verify, Catalogue],
        ["teacher"] = [Home, Assistant, MayI, Verify, Catalogue, Dossiers],
        ["requester"] = [Home, Assistant, Dossiers, Catalogue, MayI, Verify, UseCases],
        ["manager"] = [Home, Assistant, Dossiers, Decisions, MayI, Verify, Catalogue, UseCases],
        ["sti"] = [Home, Dossiers, Systems, UseCases, Authorizations, Gateway, Usage],
        ["security_officer"] = [Home, Dossiers, UseCases, Authorizations, Gateway, Journal, Replay, Verify, Stop],
        ["security_unit"] = [Home, UseCases, Gateway, Journal],
        ["privacy_officer"] = [Home, Sessions, Dossiers, Decisions, UseCases, Catalogue, Journal],
        ["codir_in"] = [Home, Sessions, Dossiers, UseCases, Systems, Authorizations],
        ["designated_authority"] = [Home, Sessions, Dossiers, Decisions, UseCases, Systems, Authorizations],
        ["privacy_committee"] = [Home, Sessions, Dossiers, UseCases, Systems, Authorizations],
        ["sgc"] = [Home, Dossiers, UseCases, Systems],
        ["spoa"] = [Home, Dossiers, UseCases, Systems],
        ["data_steward"] = [Home, Dossiers, UseCases, Systems],
        ["training_lead"] = [Home, Catalogue, MayI],
        ["information_officer"] = [Home, Sessions, Dossiers, UseCases, Systems, Gateway, Usage, Journal],
        ["general_direction"] = [Home, Dossiers, UseCases, Systems],
        ["body_head"] = [Home, Dossiers, UseCases, Systems],
        ["auditor"] = [Home, Dossiers, Sessions, UseCases, Systems, Authorizations, Replay, Journal],
        ["administrator"] = [Home, Dossiers, Systems, UseCases, Authorizations, Gateway, Journal],
    };

    /// <summary>Codes of the roles that have a navigation of their own.</summary>
    public static IReadOnlyCollection<string> Roles => ByRole.Keys;

    /// <summary>The items of a role; what every signed-in person sees for a role that is not in the table.</summary>
    public static IReadOnlyList<NavigationItem> For(string role) =>
        [.. (ByRole.GetValueOrDefault(role) ?? Signed).Where(item => PageRights.Allows(item.Path, [role]))];

    /// <summary>The search of the header looks in the journal: only for those who may read it.</summary>
    public static bool MaySearch(string role) => For(role).Contains(Journal);

    /// <summary>The item to mark as current: the longest address that begins the path.</summary>
    public static NavigationItem? Current(IReadOnlyList<NavigationItem> items, string path) => items
        .Where(i => path == i.Path || path.StartsWith(i.Path + "/", StringComparison.Ordinal))
        .MaxBy(i => i.Path.Length);
}
