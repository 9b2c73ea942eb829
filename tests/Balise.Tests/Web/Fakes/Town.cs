using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Tests.Web.Fakes;

/// <summary>A body with systems, use cases and authorisations of every kind, for the screens.</summary>
internal static class Town
{
    public const string Closed = "erable";
    public const string Public = "redaction-publique";
    public const string Sovereign = "sittelle";
    public const string Prohibited = "modele-interdit";

    public static Body Build(TimeProvider clock)
    {
        var body = new Body(clock);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var keeper = body.Person("Sylvain Tremblay", Roles.ItService);
        var decider = body.Person("Louise Gagnon", Roles.DesignatedAuthority);
        var requester = body.Person("Andrée Lavoie", Roles.Requester);

        var closed = Serve(body, keeper, decider, Closed, "Assistant Érable", SystemType.ClosedCircuitSystem, SecurityLevel.ProtectedB, "CA-QC", "erable-1");
        var open = Serve(body, keeper, decider, Public, "Rédaction publique", SystemType.PublicSystem, SecurityLevel.Unclassified, "US", "public-1");
        Serve(body, keeper, decider, Sovereign, "Sittelle", SystemType.SovereignSystem, SecurityLevel.ProtectedB, "CA-QC", "sittelle-1");
        Draft(body, keeper, Prohibited, Details("Assistant Bleu", SystemType.ClosedCircuitSystem, SecurityLevel.Unclassified, "CN", "deepseek-v3") with
        {
            Provider = "DeepSeek",
            ModelFamily = "DeepSeek",
        });
        Draft(body, keeper, "transcription", Details("Transcription", SystemType.ClosedCircuitSystem, SecurityLevel.ProtectedA, "CA-QC", "ecoute-1"));

        Open(body, requester, decider, closed, "reformuler", "Reformuler une communication aux parents", SecurityLevel.ProtectedB, today, 200, [], now);
        Open(body, requester, decider, open, "traduire", "Traduire un document public", SecurityLevel.Unclassified, today, 40, ["Relire avant de publier."], now);
        body.UseCases.Add(Propose(body, requester, closed, "bulletin", "Rédiger un commentaire de bulletin", now));
        var studied = Propose(body, requester, closed, "inscriptions", "Résumer les demandes d’inscription", now);
        studied.Move(UseCaseAction.Evaluate, keeper, now);
        body.UseCases.Add(studied);
        body.Compile();
        return body;
    }

    public static SystemDetails Details(string name, SystemType type, SecurityLevel level, string place, string model) => new()
    {
        Name = name, Description = "Un outil d’essai.", Type = type, Provider = "Fournisseur fictif", ProviderDomain = "api.exemple.ca",
        Jurisdiction = place, Hosting = place == "CA-QC" ? HostingKind.QuebecSupplier : HostingKind.Foreign, ModelFamily = "Boréal",
        Models = [model], MaxLevel = level,
        Permissions =
        [
            new("rephrase_translate_correct", Permission.Allowed, ""),
            new("write_non_sensitive", Permission.Allowed, ""),
            new("programming_help", Permission.Restricted, "Code sans donnée réelle."),
        ],
    };

    private static AiSystem Draft(Body body, Actor keeper, string slug, SystemDetails details)
    {
        var system = AiSystem.Register(new SystemId(Guid.NewGuid()), slug, details, keeper).Value!;
        body.Systems.Add(system);
        return system;
    }

    private static AiSystem Serve(
        Body body, Actor keeper, Actor decider, string slug, string name, SystemType type, SecurityLevel level, string place, string model)
    {
        var system = Draft(body, keeper, slug, Details(name, type, level, place, model));
        system.Move(SystemAction.PutInService, Body.Pack.Value, decider);
        return system;
    }

    private static UseCase Propose(Body body, Actor requester, AiSystem system, string slug, string title, DateTimeOffset now) =>
        UseCase.Propose(
            new UseCaseId(Guid.NewGuid()), $"CU-2026-{body.UseCases.Items.Count + 11:000}", slug,
            new UseCaseDetails { Title = title, Purpose = "Gagner du temps sur la mise en forme.", System = system.Id, UseType = "rephrase_translate_correct" },
            requester, now).Value!;

    private static void Open(
        Body body, Actor requester, Actor decider, AiSystem system, string slug, string title, SecurityLevel level, DateOnly today, int days,
        IReadOnlyList<string> conditions, DateTimeOffset now)
    {
        var useCase = Propose(body, requester, system, slug, title, now);
        useCase.Move(UseCaseAction.Evaluate, decider, now);
        useCase.Move(conditions.Count > 0 ? UseCaseAction.AuthorizeWithConditions : UseCaseAction.Authorize, decider, now);
        body.UseCases.Add(useCase);
        var terms = new AuthorizationTerms
        {
            UseTypes = ["rephrase_translate_correct"], MaxLevel = level, From = today.AddDays(-10), Until = today.AddDays(days), Conditions = conditions,
            Reason = "Utile et sans risque élevé.",
        };
        body.Authorizations.Add(Authorization.Issue(
            new AuthorizationId(Guid.NewGuid()), $"A-2026-{body.Authorizations.Items.Count + 1:000}", useCase, system, terms, Body.Pack.Value, decider, now).Value!);
    }
}
