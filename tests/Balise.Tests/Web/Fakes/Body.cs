using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Tests.Web.Fakes;

/// <summary>
/// A public body in memory: its registers, its people and the policy compiled from them. Saving compiles again, as the product does.
/// </summary>
internal sealed class Body(TimeProvider clock) : IChanges
{
    public static readonly Lazy<NormsPack> Pack = new(() => NormsLoader.Load([FindNorms()]).Pack!);

    private int numbers;

    public Organization Organization { get; } = new(new OrganizationId(Guid.NewGuid()), "demo", "Centre de services scolaire de démonstration");

    public MemoryStore<AiSystem> Systems { get; } = new(s => s.Id.Value, s => s.Slug);

    public MemoryStore<UseCase> UseCases { get; } = new(u => u.Id.Value, u => u.Slug);

    public MemoryStore<Authorization> Authorizations { get; } = new(a => a.Id.Value, a => a.Number);

    public MemoryStore<Exemption> Exemptions { get; } = new(e => e.Id.Value, e => e.Kind);

    public MemoryStore<EmergencyStop> Stops { get; } = new(s => s.Id.Value, s => s.Id.ToString());

    public MemoryStore<FootprintZone> Zones { get; } = new(z => z.Id.Value, z => z.System);

    public MemoryStore<ModelRoute> Routes { get; } = new(r => r.Id.Value, r => r.UseCase);

    public MemoryStore<ModelComparison> Comparisons { get; } = new(c => c.Id.Value, c => c.Id.ToString());

    public MemoryStore<QuotaLimit> Quotas { get; } = new(q => q.Id.Value, q => q.Id.ToString());

    public MemoryStore<AnomalyWatch> Watches { get; } = new(w => w.Id.Value, w => w.Pattern);

    public MemoryStore<AnomalyAlert> Alerts { get; } = new(a => a.Id.Value, a => a.Id.ToString());

    public MemoryStore<ValidationRule> ValidationRules { get; } = new(r => r.Id.Value, r => r.UseCase);

    public MemoryStore<HeldAction> HeldActions { get; } = new(h => h.Id.Value, h => h.Id.ToString());

    public MemoryStore<DecisionRule> DecisionRules { get; } = new(r => r.Id.Value, r => r.UseCase);

    public MemoryStore<Consent> Consents { get; } = new(c => c.Id.Value, c => RecordConsent.Name(c.UseCase, c.SubjectKey));

    public MemoryStore<IndividualDecision> IndividualDecisions { get; } = new(d => d.Id.Value, d => d.Number);

    public MemoryKeys Keys { get; } = new();

    public MemoryStore<Person> People { get; } = new(p => p.Id.Value, p => p.Email);

    public ActivePolicies Policies { get; } = new(clock);

    /// <summary>What was recorded, as it would be in the journal.</summary>
    public List<Fact> Journal { get; } = [];

    public Actor Person(string name, params string[] roles)
    {
        var email = $"{Slugs.From(name)}@demo.example";
        var person = People.Items.Find(p => p.Email == email);
        if (person is null)
        {
            person = new Person(new PersonId(Guid.NewGuid()), Organization.Id, name, email, "Services éducatifs", roles);
            People.Add(person);
        }

        return new Actor(person.Id, Organization.Id, name, roles[0], roles);
    }

    public Task<Error?> SaveAsync(Actor by, CancellationToken ct)
    {
        Compile();
        return Task.FromResult<Error?>(null);
    }

    public Task<string> NextNumberAsync(string prefix, int year, CancellationToken ct) => Task.FromResult($"{prefix}-{year}-{++numbers:000}");

    public void Compile()
    {
        foreach (var recorder in Systems.Items.Concat<IRecordsFacts>(UseCases.Items).Concat(Authorizations.Items).Concat(Stops.Items).Concat(Keys.Items)
            .Concat(Quotas.Items).Concat(ValidationRules.Items).Concat(HeldActions.Items)
            .Concat(Zones.Items).Concat(Routes.Items).Concat(Comparisons.Items)
            .Concat(Watches.Items).Concat(Alerts.Items).Concat(DecisionRules.Items).Concat(Consents.Items).Concat(IndividualDecisions.Items))
        {
            Journal.AddRange(recorder.Facts);
            recorder.ForgetFacts();
        }

        var inputs = new PolicyInputs(
            Organization, Systems.Items, UseCases.Items, Authorizations.Items, Exemptions.Items, Stops.Items, People.Items)
        {
            Quotas = Quotas.Items, Watches = Watches.Items, Alerts = Alerts.Items, ValidationRules = ValidationRules.Items,
            DecisionRules = DecisionRules.Items, Zones = Zones.Items, Routes = Routes.Items,
        };
        Policies.Swap([new CompiledPolicy(PolicyCompiler.Compile(inputs, Pack.Value))], KeyRing.Empty);
    }

    private static string FindNorms()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var norms = Path.Combine(folder.FullName, "norms", "quebec");
            if (Directory.Exists(norms))
            {
                return norms;
            }
        }

        throw new DirectoryNotFoundException("norms/quebec");
    }
}

internal sealed class MemoryKeys() : MemoryStore<GatewayKey>(k => k.Id.Value, k => k.Slug), IKeyStore
{
    public Task<IReadOnlyList<GatewayKey>> OfAsync(UseCaseId useCase, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<GatewayKey>>([.. Items.Where(key => key.UseCase == useCase)]);
}
