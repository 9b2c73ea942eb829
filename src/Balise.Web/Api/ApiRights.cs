using System.Collections.Frozen;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Shell;
using Balise.Web.UseCases;

namespace Balise.Web.Api;

/// <summary>
/// Who may call what under <c>/api/v1</c>: the one table. A verb and address that are not in it open for nobody. Where a page does the
/// same thing, the row is the page's.
/// </summary>
public static class ApiRights
{
    public const string Root = "/api/v1";

    private static readonly IReadOnlyList<string> Watchers = Page("/passerelle");
    private static readonly IReadOnlyList<string> RegisterReaders = Page("/systemes");
    private static readonly IReadOnlyList<string> Proposers = Page("/cas-usage/nouveau");

    // Anyone may be given a section, a condition or an opinion to write; auditors read.
    private static readonly IReadOnlyList<string> Writers = [.. Roles.All.Except([Roles.Auditor])];

    // Whoever may be a member. The session itself says who is, and who keeps it.
    private static readonly IReadOnlyList<string> Committees =
    [
        .. Roles.Deciders, Roles.PrivacyCommittee, Roles.PrivacyOfficer, Roles.InformationOfficer, Roles.SecurityOfficer, Roles.LegalAndEthics,
        Roles.GeneralDirection, Roles.BodyHead, Roles.ItService,
    ];

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Table = new Dictionary<string, IReadOnlyList<string>>
    {
        ["GET /me"] = Page("/accueil"),
        ["GET /absences"] = Roles.All,
        ["POST /absences"] = Roles.All,
        ["POST /absences/{id:guid}/end"] = Roles.All,
        ["GET /stops"] = Watchers,
        ["GET /stops/{id:guid}"] = Watchers,
        ["GET /stops/{id:guid}/report"] = Watchers,
        ["POST /stops"] = Roles.StopAuthorities,
        ["POST /stops/{id:guid}/lift"] = Roles.StopAuthorities,
        ["GET /quotas"] = Watchers,
        ["POST /quotas"] = Roles.LimitKeepers,
        ["POST /quotas/{id:guid}/withdraw"] = Roles.LimitKeepers,
        ["GET /validations"] = [.. Roles.Validators, Roles.Auditor],
        ["GET /validations/{id:guid}"] = Roles.All,
        ["POST /validations/{id:guid}/decide"] = Roles.All,
        ["GET /validation-rules"] = Watchers,
        ["PUT /validation-rules/{useCase}"] = Roles.ValidationKeepers,
        ["GET /individual-decisions"] = Page("/passerelle/decisions"),
        ["GET /individual-decisions/{number}"] = Page("/passerelle/decisions"),
        ["POST /individual-decisions/{number}/notify"] = Roles.Validators,
        ["POST /individual-decisions/{number}/ask-explanation"] = Roles.Validators,
        ["POST /individual-decisions/{number}/give-explanation"] = Roles.Validators,
        ["POST /individual-decisions/{number}/contest"] = Roles.Validators,
        ["POST /individual-decisions/{number}/assign"] = Roles.Validators,
        ["POST /individual-decisions/{number}/review"] = Roles.DecisionReviewers,
        ["GET /destructions"] = Page("/passerelle/destruction"),
        ["POST /destructions"] = Roles.RecordDestroyers,
        ["GET /consents"] = Page("/passerelle/consentements"),
        ["POST /consents"] = Roles.ConsentRecorders,
        ["GET /decision-rules"] = Page("/passerelle/consentements"),
        ["PUT /decision-rules/{useCase}"] = Roles.ValidationKeepers,
        ["GET /decision-consent"] = Page("/passerelle/consentements"),
        ["PUT /decision-consent"] = Roles.ValidationKeepers,
        ["GET /anomalies"] = Watchers,
        ["POST /anomalies/{id:guid}/release"] = [Roles.SecurityOfficer],
        ["GET /anomaly-watches"] = Watchers,
        ["PUT /anomaly-watches/{pattern}"] = Roles.LimitKeepers,
        ["GET /systems"] = RegisterReaders,
        ["GET /systems/{slug}"] = RegisterReaders,
        ["POST /systems"] = Roles.RegisterKeepers,
        ["PUT /systems/{slug}"] = Roles.RegisterKeepers,
        ["GET /systems/health"] = Watchers,
        ["PUT /systems/{slug}/credential"] = Roles.RegisterKeepers,
        ["DELETE /systems/{slug}/credential"] = Roles.RegisterKeepers,
        ["POST /systems/{slug}/move"] = Takers(SystemLifecycle.Transitions),
        ["GET /use-cases"] = Page("/cas-usage"),
        ["GET /use-cases/{slug}"] = Page("/cas-usage"),
        ["POST /use-cases"] = Proposers,
        ["PUT /use-cases/{slug}"] = Proposers,
        ["POST /use-cases/{slug}/move"] = Takers(UseCaseLifecycle.Transitions),
        ["GET /authorizations"] = Page("/passerelle/autorisations"),
        ["GET /authorizations/{number}"] = Page("/passerelle/autorisations"),
        ["POST /authorizations"] = Roles.Deciders,
        ["POST /authorizations/{number}/move"] = Takers(AuthorizationLifecycle.Transitions),
        ["GET /dossiers"] = Roles.All,
        ["POST /dossiers"] = Proposers,
        ["GET /dossiers/{number}"] = Roles.All,
        ["POST /dossiers/{number}/submit"] = Takers(DossierLifecycle.Transitions),
        ["POST /dossiers/{number}/move"] = Takers(DossierLifecycle.Transitions),
        ["POST /dossiers/{number}/close-access"] = Takers(DossierLifecycle.Transitions),
        ["GET /dossiers/{number}/versions"] = Roles.All,
        ["GET /dossiers/{number}/versions/compare"] = Roles.All,
        ["POST /dossiers/{number}/risk"] = Roles.Deciders,
        ["POST /dossiers/{number}/conditions/{gate}/{rank:int}/meet"] = Roles.All,
        ["GET /dossiers/{number}/examinations/{hash}"] = Roles.All,
        ["GET /dossiers/{number}/forms/{form}"] = Roles.All,
        ["PUT /dossiers/{number}/forms/{form}"] = Writers,
        ["POST /dossiers/{number}/forms/{form}/sign"] = [Roles.PrivacyOfficer],
        ["POST /dossiers/{number}/assignments"] = Writers,
        ["POST /dossiers/{number}/assignments/finish"] = Writers,
        ["POST /dossiers/{number}/comments"] = Roles.All,
        ["GET /dossiers/{number}/attachments"] = Roles.All,
        ["POST /dossiers/{number}/attachments"] = Writers,
        ["GET /dossiers/{number}/attachments/{sha256}"] = Roles.All,
        ["POST /dossiers/{number}/opinions"] = Roles.RegisterKeepers,
        ["POST /opinions/{id:guid}/withdraw"] = Roles.RegisterKeepers,
        ["GET /opinions/{id:guid}"] = Roles.All,
        ["PUT /opinions/{id:guid}"] = Writers,
        ["POST /opinions/{id:guid}/sign"] = Writers,
        ["GET /sessions"] = [.. Committees, Roles.Auditor],
        ["GET /sessions/{number}"] = [.. Committees, Roles.Auditor],
        ["POST /sessions"] = Committees,
        ["POST /sessions/{number}/open"] = Committees,
        ["POST /sessions/{number}/recusals"] = Committees,
        ["POST /sessions/{number}/grids"] = Committees,
        ["POST /sessions/{number}/votes"] = Committees,
        ["POST /sessions/{number}/decisions"] = Committees,
        ["POST /sessions/{number}/close"] = Committees,
        ["GET /reminders"] = Roles.All,
        ["GET /exemptions"] = RegisterReaders,
        ["POST /exemptions"] = [.. Roles.Deciders, Roles.InformationOfficer],
        ["GET /keys"] = KeysSection.Readers,
        ["POST /keys"] = Roles.RegisterKeepers,
        ["POST /keys/{slug}/revoke"] = [.. Roles.RegisterKeepers, Roles.SecurityOfficer],
        ["GET /journal"] = Roles.JournalReaders,
        ["GET /journal/{id:guid}"] = Roles.JournalReaders,
        ["GET /journal/integrity"] = Roles.JournalReaders,
        ["GET /journal/export"] = Roles.JournalReaders,
        ["POST /journal/verify"] = Roles.JournalReaders,
        ["GET /usage"] = Page("/empreinte"),
        ["GET /usage/report"] = Page("/empreinte"),
        ["GET /footprint-zones"] = Page("/empreinte"),
        ["POST /footprint-zones"] = Roles.RegisterKeepers,
        ["GET /model-routes"] = Page("/empreinte"),
        ["PUT /model-routes/{useCase}"] = Roles.ModelChoosers,
        ["GET /use-cases/{slug}/comparisons/options"] = Page("/cas-usage/{Slug}/modeles"),
        ["GET /use-cases/{slug}/comparisons"] = Page("/cas-usage/{Slug}/modeles"),
        ["POST /use-cases/{slug}/comparisons"] = Roles.ModelChoosers,
        ["GET /reports"] = Watchers,
        ["GET /decisions/{id:guid}/explain"] = Roles.JournalReaders,
        ["GET /decisions/{id:guid}/replay"] = Roles.JournalReaders,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Verbs and addresses that have a row, for example <c>POST /stops</c>.</summary>
    public static IReadOnlyCollection<string> Routes => Table.Keys;

    /// <summary>The roles that may; empty for what has no row.</summary>
    /// <param name="verb">For example <c>GET</c>.</param>
    /// <param name="route">Template of the address, <see cref="Root"/> included.</param>
    public static IReadOnlyList<string> RolesFor(string verb, string route) =>
        route.StartsWith(Root, StringComparison.OrdinalIgnoreCase) ? Table.GetValueOrDefault($"{verb} {route[Root.Length..].TrimEnd('/')}") ?? [] : [];

    /// <summary>Whether this person may, for themselves or, in files and the sessions that decide them, in the place of someone absent.</summary>
    public static bool Allows(string verb, string route, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var roles = RolesFor(verb, route);
        return actor.IsOneOf(roles) || (IsLent(route) && actor.May(hat => hat.IsOneOf(roles)));
    }

    private static bool IsLent(string route) =>
        new[] { "/dossiers", "/opinions", "/sessions" }.Any(each => route.StartsWith(Root + each, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<string> Page(string route) =>
        PageRights.RolesFor(route) ?? throw new InvalidOperationException($"The page {route} is open to visitors: it cannot lend its rights.");

    // Whoever may take one step may ask; the table of the lifecycle then says which.
    private static IReadOnlyList<string> Takers<TState, TAction>(IReadOnlyList<Transition<TState, TAction>> steps)
        where TState : struct, Enum
        where TAction : struct, Enum => [.. steps.SelectMany(s => s.AllowedTo).Distinct()];
}
