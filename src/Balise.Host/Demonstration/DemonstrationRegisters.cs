using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Host.Demonstration;

/// <summary>Systems, use cases, authorisations and keys of the demonstration, through the product's own use cases.</summary>
internal sealed class DemonstrationRegisters(
    RegisterSystem registerSystem, MoveSystem moveSystem, ProposeUseCase propose, MoveUseCase moveUseCase, IssueAuthorization authorize,
    IssueKey issueKey, SetQuota setQuota, SetAnomalyWatch watch, HostSettings settings, NormsPack norms)
{
    /// <summary>Returns the secrets of the keys by slug: this is the one moment they exist.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CreateAsync(
        DemonstrationBody body, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        Dictionary<string, SystemId> systems = [];
        foreach (var system in body.Systems)
        {
            var registered = Must(await registerSystem.ExecuteAsync(system.Slug, Details(system), actors[Roles.ItService], ct));
            systems[system.Slug] = registered.Id;
            if (system.InService)
            {
                Must(await moveSystem.ExecuteAsync(system.Slug, SystemAction.PutInService, actors[Roles.DesignatedAuthority], ct));
            }
        }

        foreach (var useCase in body.UseCases)
        {
            await UseCaseAsync(useCase, systems[useCase.System], actors, ct);
        }

        foreach (var limit in settings.DemonstrationLimits ? body.Limits : [])
        {
            Must(await setQuota.ExecuteAsync(Terms(limit), actors[Roles.ItService], ct));
        }

        foreach (var pattern in settings.DemonstrationLimits ? norms.Anomalies.Values : [])
        {
            Must(await watch.ExecuteAsync(pattern.Id, pattern.Threshold, pattern.Action, actors[Roles.ItService], ct));
        }

        Dictionary<string, string> secrets = [];
        foreach (var key in body.Keys)
        {
            secrets[key.Slug] = Must(await issueKey.ExecuteAsync(key.Slug, key.UseCase, key.Person, key.Application, actors[Roles.ItService], ct)).Secret;
        }

        return secrets;
    }

    private static QuotaTerms Terms(DemonstrationLimit limit) => new()
    {
        Scope = Enum.Parse<QuotaScope>(limit.Scope), Target = limit.Target, Measure = Enum.Parse<QuotaMeasure>(limit.Measure),
        Period = Enum.Parse<QuotaPeriod>(limit.Period), Amount = limit.Amount,
    };

    public async Task UseCaseAsync(DemonstrationUseCase useCase, SystemId system, IReadOnlyDictionary<string, Actor> actors, CancellationToken ct)
    {
        var details = new UseCaseDetails
        {
            Title = useCase.Title, Purpose = useCase.Purpose, System = system, UseType = useCase.UseType, Audience = useCase.Audience,
            Fallback = useCase.Fallback, Retention = RetentionClass.Days30, Content = [new ContentRule(ContentRule.Personal, Enum.Parse<ContentAction>(useCase.Personal))],
        };
        Must(await propose.ExecuteAsync(useCase.Slug, details, actors[Roles.Requester], ct));
        if (useCase.Decision == "evaluate")
        {
            Must(await moveUseCase.ExecuteAsync(useCase.Slug, UseCaseAction.Evaluate, actors[Roles.ItService], ct));
            return;
        }

        if (useCase.Decision == "file")
        {
            return;
        }

        var terms = Terms(norms) with { Conditions = useCase.Conditions ?? [] };
        Must(await authorize.ExecuteAsync(useCase.Slug, useCase.System, terms, actors[Roles.DesignatedAuthority], ct));
    }

    /// <summary>Up to Protégé C on purpose: in a demonstration the matrix must be seen deciding, not the authorisation.</summary>
    public static AuthorizationTerms Terms(NormsPack norms) => new()
    {
        UseTypes = [.. norms.UseTypes.Values.Where(u => !u.Everywhere).Select(u => u.Id)], MaxLevel = SecurityLevel.ProtectedC,
        From = new DateOnly(2025, 1, 6), Until = new DateOnly(2027, 12, 31),
        Reason = "Décision de démonstration : besoin réel, risque résiduel accepté, solution de repli décrite.",
    };

    private static SystemDetails Details(DemonstrationSystem system) => new()
    {
        Name = system.Name, Description = system.Description, Provider = system.Provider, ProviderDomain = system.Domain,
        Type = SystemTypes.TryParse(system.Type, out var type) ? type : throw new InvalidOperationException(system.Type),
        Jurisdiction = system.Jurisdiction, Hosting = Enum.Parse<HostingKind>(system.Hosting), ModelFamily = system.Family, Models = system.Models,
        Openness = Enum.Parse<Openness>(system.Openness), Specialized = system.Specialized, MaxLevel = SecurityLevel.ProtectedC,
        Figures = system.Figures ?? [],
        Permissions = [.. system.Permissions.Select(p => Permission(p.Key, p.Value.Split('|', 2)))],
    };

    private static UsePermission Permission(string useType, string[] parts) =>
        new(useType, Enum.Parse<Permission>(parts[0]), parts.Length > 1 ? parts[1] : "");

    public static T Must<T>(Result<T> result)
        where T : notnull =>
        result.Ok ? result.Value : throw new InvalidOperationException(
            $"The demonstration broke a rule of the product: {result.Error.Code} {string.Join(", ", result.Error.Parameters)}"
            + (result.Error is Invalid invalid ? string.Join(", ", invalid.Problems) : ""));
}
