using System.Collections.Frozen;
using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Web.Shell;

/// <summary>
/// Who may open which page: the one table, read by the pages and by the navigation. An address that is not in it opens for nobody.
/// </summary>
public static class PageRights
{
    /// <summary>Marks a page that needs no session.</summary>
    private static readonly IReadOnlyList<string> Visitors = ["*"];

    /// <summary>Marks a page that opens for anyone with a session, whatever the role.</summary>
    private static readonly IReadOnlyList<string> SignedIn = [.. Roles.All];

    /// <summary>Those who read registers without keeping them: those who decide, advise, watch and audit.</summary>
    private static readonly IReadOnlyList<string> RegisterReaders =
        [.. Roles.All.Except([Roles.User, Roles.Teacher, Roles.Requester, Roles.TrainingLead])];

    private static readonly IReadOnlyList<string> Proposers =
        [Roles.Requester, Roles.Manager, Roles.Teacher, Roles.LegalAndEthics, Roles.Spoa, Roles.DataSteward, .. Roles.RegisterKeepers];

    private static readonly IReadOnlyList<string> GatewayWatchers =
        [.. Roles.RegisterKeepers, .. Roles.Deciders, Roles.SecurityOfficer, Roles.SecurityUnit, Roles.PrivacyOfficer, Roles.Auditor];

    /// <summary>Those who see where decisions about persons stand; what they say is for the agent and whoever may review.</summary>
    private static readonly IReadOnlyList<string> DecisionReaders = [.. Roles.Validators, Roles.Auditor];

    /// <summary>Those who plan and open the sessions of a committee.</summary>
    private static readonly IReadOnlyList<string> SessionKeepers =
        [.. Roles.Deciders, Roles.InformationOfficer, Roles.PrivacyCommittee, Roles.PrivacyOfficer];

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Table = new Dictionary<string, IReadOnlyList<string>>
    {
        ["/"] = Visitors,
        ["/connexion"] = Visitors,
        ["/composants"] = Visitors,
        ["/erreur/{Code:int}"] = Visitors,
        ["/accueil"] = SignedIn,
        ["/compte/absences"] = SignedIn,
        ["/puis-je"] = SignedIn,
        ["/verifier"] = SignedIn,
        ["/catalogue"] = SignedIn,
        ["/catalogue/{Slug}"] = SignedIn,
        ["/assistant"] = SignedIn,
        ["/assistant/{Id:guid}"] = SignedIn,
        ["/assistant/envoi"] = SignedIn,
        ["/historique"] = SignedIn,
        ["/empreinte"] = RegisterReaders,
        ["/empreinte/rapport"] = RegisterReaders,
        ["/empreinte/rapport.docx"] = RegisterReaders,
        ["/empreinte/rapport.csv"] = RegisterReaders,
        ["/empreinte/facteurs"] = RegisterReaders,
        ["/systemes"] = RegisterReaders,
        ["/systemes/nouveau"] = Roles.RegisterKeepers,
        ["/systemes/{Slug}"] = RegisterReaders,
        ["/systemes/{Slug}/modifier"] = Roles.RegisterKeepers,
        ["/cas-usage"] = SignedIn,
        ["/cas-usage/nouveau"] = Proposers,
        ["/cas-usage/{Slug}"] = SignedIn,
        ["/cas-usage/{Slug}/modifier"] = Proposers,
        ["/cas-usage/{Slug}/modeles"] = RegisterReaders,
        ["/demandes"] = SignedIn,
        ["/demandes/nouvelle"] = SignedIn,
        ["/demandes/importer"] = SignedIn,
        ["/demandes/{Number}"] = SignedIn,
        ["/demandes/{Number}/formulaire"] = SignedIn,
        ["/demandes/{Number}/formulaire/{FormId}/{SectionId}"] = SignedIn,
        ["/demandes/{Number}/avis/{Id:guid}"] = SignedIn,
        ["/demandes/{Number}/vie-privee"] = SignedIn,
        ["/demandes/{Number}/risques"] = SignedIn,
        ["/demandes/{Number}/decision"] = SignedIn,
        ["/demandes/{Number}/differences"] = SignedIn,
        ["/demandes/{Number}/versions"] = SignedIn,
        ["/demandes/{Number}/historique"] = SignedIn,
        ["/demandes/{Number}/imprimer"] = SignedIn,
        ["/seances"] = DossierReaders.OfAll,
        ["/seances/nouvelle"] = SessionKeepers,
        ["/seances/{Number}"] = DossierReaders.OfAll,
        ["/seances/{Number}/proces-verbal"] = DossierReaders.OfAll,
        ["/seances/{Number}/{File}"] = DossierReaders.OfAll,
        ["/passerelle"] = GatewayWatchers,
        ["/passerelle/direct"] = GatewayWatchers,
        ["/passerelle/arret"] = Roles.StopAuthorities,
        ["/passerelle/arrets"] = GatewayWatchers,
        ["/passerelle/arrets/{Id:guid}"] = GatewayWatchers,
        ["/passerelle/reprise/{Id:guid}"] = Roles.StopAuthorities,
        ["/passerelle/signalements"] = GatewayWatchers,
        ["/passerelle/quotas"] = GatewayWatchers,
        ["/passerelle/validations"] = SignedIn,
        ["/passerelle/validations/{Id:guid}"] = SignedIn,
        ["/passerelle/validations/regles"] = Roles.ValidationKeepers,
        ["/passerelle/decisions"] = DecisionReaders,
        ["/passerelle/decisions/regles"] = Roles.ValidationKeepers,
        ["/passerelle/decisions/{Number}"] = DecisionReaders,
        ["/passerelle/decisions/{Number}/lettre"] = DecisionReaders,
        ["/passerelle/decisions/{Number}/explication"] = DecisionReaders,
        ["/passerelle/consentements"] = [.. Roles.ConsentRecorders, .. Roles.Validators, Roles.Auditor],
        ["/passerelle/destruction"] = Roles.RecordDestroyers,
        ["/passerelle/anomalies"] = GatewayWatchers,
        ["/passerelle/anomalies/{Id:guid}"] = [Roles.SecurityOfficer],
        ["/passerelle/autorisations"] = RegisterReaders,
        ["/passerelle/autorisations/nouvelle"] = Roles.Deciders,
        ["/passerelle/autorisations/{Number}"] = RegisterReaders,
        ["/journal"] = Roles.JournalReaders,
        ["/journal/{Id:guid}"] = Roles.JournalReaders,
        ["/journal/export"] = Roles.JournalReaders,
        ["/rejouer"] = Roles.JournalReaders,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Addresses that have a row, as pages write them.</summary>
    public static IReadOnlyCollection<string> Routes => Table.Keys;

    /// <summary>The roles that may; <c>null</c> for a page without session, empty for an address without row.</summary>
    /// <param name="route">Template of the page, with its leading slash.</param>
    public static IReadOnlyList<string>? RolesFor(string route) =>
        Table.GetValueOrDefault(route) is { } roles ? ReferenceEquals(roles, Visitors) ? null : roles : [];

    /// <summary>Whether one of the roles may open the page.</summary>
    public static bool Allows(string route, IReadOnlyList<string> held) =>
        RolesFor(route) is not { } roles || (ReferenceEquals(roles, SignedIn) ? held.Count > 0 : held.Any(roles.Contains));

    /// <summary>Whether this person may open the page.</summary>
    public static bool Allows(string route, Actor? actor) =>
        Allows(route, actor?.Roles ?? []) || (IsLent(route) && actor?.Replaces.Any(away => Allows(route, away.Roles)) == true);

    // Whoever replaces someone does so in files and the sessions that decide them, and nowhere else.
    private static bool IsLent(string route) =>
        route.StartsWith("/demandes", StringComparison.OrdinalIgnoreCase) || route.StartsWith("/seances", StringComparison.OrdinalIgnoreCase);
}
