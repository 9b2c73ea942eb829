using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Policies;

/// <summary>Everything of one organisation that a policy is made of, as stored now.</summary>
public sealed record PolicyInputs(
    Organization Organization, IReadOnlyList<AiSystem> Systems, IReadOnlyList<UseCase> UseCases, IReadOnlyList<Authorization> Authorizations,
    IReadOnlyList<Exemption> Exemptions, IReadOnlyList<EmergencyStop> Stops, IReadOnlyList<Person> People)
{
    public IReadOnlyList<QuotaLimit> Quotas { get; init; } = [];

    public IReadOnlyList<AnomalyWatch> Watches { get; init; } = [];

    public IReadOnlyList<AnomalyAlert> Alerts { get; init; } = [];

    public IReadOnlyList<ValidationRule> ValidationRules { get; init; } = [];

    public IReadOnlyList<FootprintZone> Zones { get; init; } = [];

    public IReadOnlyList<ModelRoute> Routes { get; init; } = [];

    public IReadOnlyList<DecisionRule> DecisionRules { get; init; } = [];
}

/// <summary>Authorisations + norms + people + stops → snapshot. Pure: the same inputs give the same bytes.</summary>
public static class PolicyCompiler
{
    public static PolicySnapshot Compile(PolicyInputs inputs, NormsPack norms)
    {
        var systems = inputs.Systems.ToDictionary(s => s.Id);
        var useCases = inputs.UseCases.ToDictionary(u => u.Id);
        return new PolicySnapshot
        {
            Organization = inputs.Organization.Id.Value,
            Norms = norms.Version,
            TimeZone = inputs.Organization.TimeZone,
            StrictClosedCircuit = inputs.Organization.StrictClosedCircuit,
            PublicSystemsBanned = inputs.Organization.PublicSystemsBanned,
            Rules = RulesInOrder(norms),
            Matrix = [.. Enum.GetValues<SecurityLevel>().Select(level =>
                (IReadOnlyList<MatrixEffect>)[.. Enum.GetValues<SystemType>().Select(type => norms.Matrix[level, type])])],
            Prohibitions = norms.Prohibitions,
            Suspensions = [.. norms.Suspensions.Select(s => Compile(s, norms, inputs.Exemptions, systems))],
            Categories = [.. norms.FindingLevels.Values.OrderBy(f => f.Category, StringComparer.Ordinal)
                .Select(f => new SnapshotCategory(f.Category, f.Level, f.Personal))],
            UseTypes = [.. norms.UseTypes.Values.OrderBy(u => u.Id, StringComparer.Ordinal)
                .Select(u => new SnapshotUseType(u.Id, u.OnPublic, u.Everywhere, u.MaxLevelOnPublic))],
            Systems = [.. inputs.Systems.OrderBy(s => s.Slug, StringComparer.Ordinal).Select(s => Compile(s, norms, inputs.Zones))],
            UseCases = [.. inputs.UseCases.OrderBy(u => u.Slug, StringComparer.Ordinal)
                .Where(u => systems.ContainsKey(u.Details.System)).Select(u => Compile(u, systems, inputs))],
            Authorizations = [.. inputs.Authorizations.Where(a => a.State is AuthorizationState.InForce)
                .OrderBy(a => a.Number, StringComparer.Ordinal).Select(a => Compile(a, useCases, systems))],
            Stops = [.. inputs.Stops.Where(s => s.Active).OrderBy(s => s.Id.Value).Select(s => Compile(s, inputs.People))],
            Watches = OrNull([.. inputs.Watches.Where(w => w.Action is not AnomalyAction.Off && norms.Anomalies.ContainsKey(w.Pattern))
                .OrderBy(w => w.Pattern, StringComparer.Ordinal).Select(w => Compile(w, norms.Anomalies[w.Pattern]))]),
            Holds = OrNull([.. inputs.Alerts.Where(a => a is { Open: true, Holds: true }).OrderBy(a => a.Id.Value)
                .Select(a => new SnapshotHold(a.Id.Value, a.Pattern, a.Key, a.Person?.Value, a.At))]),
            Quotas = OrNull([.. inputs.Quotas.Where(q => q.InForce).OrderBy(q => q.Id.Value).Select(q => Compile(q, inputs.People))]),
        };
    }

    // Prohibitions and suspensions of the pack come right after the stop: what nobody here can lift is said before what somebody can.
    private static IReadOnlyList<SnapshotRule> RulesInOrder(NormsPack norms)
    {
        var known = RuleIndex.Known;
        IEnumerable<string> ids =
        [
            known[0], .. norms.Prohibitions.Select(p => p.RuleId), .. norms.Suspensions.Select(s => s.RuleId), .. known.Skip(1),
        ];
        return [.. ids.Distinct().Select(id => norms.Rules[id]).Select(r => new SnapshotRule(r.Id, r.Code, r.Source.Instrument, r.Source.Clause))];
    }

    private static SnapshotSuspension Compile(
        Suspension suspension, NormsPack norms, IReadOnlyList<Exemption> exemptions, Dictionary<SystemId, AiSystem> systems) =>
        new(
            suspension.RuleId,
            [.. norms.Instruments[suspension.Instrument].States.Where(s => s.Status is InstrumentStatus.InForce)
                .Select(s => new SnapshotPeriod(s.From, s.To))],
            [.. exemptions.Where(e => systems.ContainsKey(e.System) && suspension.Exemptions.Any(kind => kind.Id == e.Kind))
                .Select(e => new SnapshotExemption(systems[e.System].Slug, e.Kind, e.GrantedOn, e.ExpiresOn))
                .OrderBy(e => e.System, StringComparer.Ordinal).ThenBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.From)]);

    private static SnapshotSystem Compile(AiSystem system, NormsPack norms, IReadOnlyList<FootprintZone> zones) =>
        new(
            system.Slug, system.Details.Name, system.Details.Type, system.Details.Jurisdiction, system.Details.Models,
            system.State is SystemState.InService, system.Details.MaxLevel, system.Details.ProhibitedBy(norms)?.RuleId,
            system.Details.Upstream,
            [.. system.Details.Permissions.OrderBy(p => p.UseType, StringComparer.Ordinal).Select(p => new SnapshotPermission(p.UseType, p.Status))])
        {
            Connection = Compile(system.Details.Connection),
            Metering = Metering(system, norms, zones),
        };

    private static SnapshotConnection? Compile(SystemConnection connection) =>
        connection is { Kind: ServiceKind.OpenAi, ApiVersion: "", PrivateNetwork: false, ProviderNames.Count: 0 }
            ? null
            : new(
                connection.Kind, connection.ApiVersion, connection.PrivateNetwork,
                [.. connection.ProviderNames.OrderBy(p => p.Model, StringComparer.Ordinal)]);

    private static SnapshotMetering? Metering(AiSystem system, NormsPack norms, IReadOnlyList<FootprintZone> zones)
    {
        var details = system.Details;
        var zone = FootprintZone.Of(zones, system.Slug, details.Jurisdiction);
        var place = zone is { Place.Length: > 0 } ? zone.Place : details.Jurisdiction;
        var figures = details.Figures.Where(f => f.Any).OrderBy(f => f.Model, StringComparer.Ordinal).ToList();
        var host = details.ProviderDomain.Length > 0 ? details.ProviderDomain : SystemConnection.HostOf(details.Upstream);
        return figures.Count == 0 ? null : new(figures, norms.Footprint.For(place, host, zone?.SetAt));
    }

    private static SnapshotUseCase Compile(UseCase useCase, Dictionary<SystemId, AiSystem> systems, PolicyInputs inputs) =>
        new(
            useCase.Slug, useCase.Number, useCase.Details.Title, useCase.State is UseCaseState.Authorized or UseCaseState.AuthorizedWithConditions,
            systems[useCase.Details.System].Slug, useCase.Details.UseType,
            [.. useCase.Details.Content.OrderBy(c => c.Category, StringComparer.Ordinal)], useCase.Details.Fallback)
        {
            Alternatives = useCase.Details.Alternatives.Where(a => systems.ContainsKey(a.System))
                .Select(a => new SnapshotAlternative(systems[a.System].Slug, a.Model)).ToList() is { Count: > 0 } alternatives ? alternatives : null,
            Validation = Held(useCase, inputs),
            Decisions = DecidesAboutPersons(useCase, inputs) is { } terms
                ? new SnapshotDecisions(inputs.Organization.DecisionConsent is DecisionConsent.PriorConsent, terms.Automated, terms.HumanPath)
                : null,
            Route = inputs.Routes.FirstOrDefault(r => r.UseCase == useCase.Slug && !r.Terms.Ends) is { } route
                ? new SnapshotRoute(route.Terms.Alias, route.Terms.Choices)
                : null,
        };

    // INVARIANT: nothing decides about a person without an agent (Guide, 4.1), whatever the tools that the rule of the use case names.
    private static SnapshotValidation? Held(UseCase useCase, PolicyInputs inputs)
    {
        var terms = inputs.ValidationRules.FirstOrDefault(r => r.UseCase == useCase.Slug && !r.Terms.WatchesNothing)?.Terms;
        return DecidesAboutPersons(useCase, inputs) is not null
            ? new SnapshotValidation(["*"], HoldAnswers: true, terms?.WaitSeconds ?? ValidationTerms.UsualWait)
            : terms is null ? null
            : new SnapshotValidation([.. terms.Tools.Order(StringComparer.Ordinal)], terms.HoldAnswers, terms.WaitSeconds);
    }

    // A file that said so binds even where no rule was written, or where it was ended: the human path is then the use case's own.
    private static DecisionTerms? DecidesAboutPersons(UseCase useCase, PolicyInputs inputs) =>
        inputs.DecisionRules.FirstOrDefault(r => r.UseCase == useCase.Slug && r.Terms.InForce)?.Terms
        ?? (inputs.Authorizations.Any(a => a is { State: AuthorizationState.InForce, Terms.AboutPersons: true } && a.UseCase == useCase.Id)
            ? new DecisionTerms { HumanPath = useCase.Details.Fallback }
            : null);

    private static SnapshotAuthorization Compile(
        Authorization authorization, Dictionary<UseCaseId, UseCase> useCases, Dictionary<SystemId, AiSystem> systems) =>
        new(
            authorization.Number, useCases[authorization.UseCase].Slug, systems[authorization.System].Slug,
            [.. authorization.Terms.UseTypes.Order(StringComparer.Ordinal)], authorization.Terms.MaxLevel,
            [.. authorization.Terms.Persons.Select(p => p.Value).Order()], [.. authorization.Terms.ForRoles.Order(StringComparer.Ordinal)],
            [.. authorization.Terms.Units.Order(StringComparer.Ordinal)], authorization.Terms.From, authorization.Terms.Until,
            authorization.Terms.TransferAgreement.Length > 0,
            Said(authorization.Terms.Dossier), Said(authorization.Terms.FileHash));

    private static string? Said(string value) => value.Length > 0 ? value : null;

    private static SnapshotWatch Compile(AnomalyWatch watch, AnomalyPattern pattern) =>
        new(
            pattern.Id, pattern.Signal, watch.Threshold, pattern.Minutes, watch.Action is AnomalyAction.Hold, pattern.From, pattern.Until,
            pattern.Phrases.Count == 0 ? null : pattern.Phrases);

    private static SnapshotQuota Compile(QuotaLimit limit, IReadOnlyList<Person> people) =>
        new(
            limit.Id.Value, limit.Terms.Scope,
            limit.Terms.Scope is QuotaScope.Person && limit.Terms.Target.Length > 0 ? PersonNamed(limit.Terms.Target, people) : limit.Terms.Target,
            limit.Terms.Measure, limit.Terms.Period, limit.Terms.Amount, limit.Terms.AllowBlind);

    private static SnapshotStop Compile(EmergencyStop stop, IReadOnlyList<Person> people) =>
        new(
            stop.Id.Value, stop.Scope,
            stop.Scope is StopScope.Person ? PersonNamed(stop.Target, people) : stop.Target, stop.PressedAt, stop.Reason);

    private static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;

    // The rules know people by id; operators name them by e-mail.
    private static string PersonNamed(string email, IReadOnlyList<Person> people) =>
        (people.FirstOrDefault(p => p.Email.Equals(email, StringComparison.OrdinalIgnoreCase))?.Id.Value ?? Guid.Empty).ToString();
}
