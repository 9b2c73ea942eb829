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

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Table = new Dictionary<string, IReadOnlyList<string>>
    {
        ["GET /me"] = Page("/accueil"),
        ["GET /stops"] = Watchers,
        ["GET /stops/{id:guid}"] = Watchers,
        ["POST /stops"] = Roles.StopAuthorities,
        ["POST /stops/{id:guid}/lift"] = Roles.StopAuthorities,
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

    private static IReadOnlyList<string> Page(string route) =>
        PageRights.RolesFor(route) ?? throw new InvalidOperationException($"The page {route} is open to visitors: it cannot lend its rights.");

    // Whoever may take one step may ask; the table of the lifecycle then says which.
    private static IReadOnlyList<string> Takers<TState, TAction>(IReadOnlyList<Transition<TState, TAction>> steps)
        where TState : struct, Enum
        where TAction : struct, Enum => [.. steps.SelectMany(s => s.AllowedTo).Distinct()];
}
