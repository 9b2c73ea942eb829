using System.Text;
using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Gateway.Metering;
using Balise.Persistence.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Tests.Web.Fakes;

/// <summary>What stops, decides and proves, over a body in memory.</summary>
internal static class OversightFakes
{
    public static void AddOversight(this IServiceCollection services, Body body)
    {
        MemoryStore<Organization> bodies = new(o => o.Id.Value, o => o.Slug);
        bodies.Add(body.Organization);
        services.AddSingleton<IStore<Organization>>(bodies);
        services.AddSingleton<IStore<Exemption>>(body.Exemptions);
        services.AddSingleton<Ledger>();
        services.AddSingleton<IJournalReader>(p => p.GetRequiredService<Ledger>());
        services.AddSingleton<ISnapshotStore>(p => p.GetRequiredService<Ledger>());
        services.AddSingleton<IAttemptLog>(p => p.GetRequiredService<Ledger>());
        services.AddSingleton<IActLog>(p => p.GetRequiredService<Ledger>());
        services.AddScoped<ExportJournal>();
        services.AddScoped<VerifyJournal>();
        services.AddSingleton<IOpenCalls>(new TwoStreams());
        services.AddSingleton<Explainer>();
        services.AddScoped<ReplayDecision>();
        services.AddScoped<StopTargets>();
        services.AddScoped<PressStop>();
        services.AddScoped<LiftStop>();
        services.AddScoped<ReadStopReport>();
        services.AddSingleton<IStore<QuotaLimit>>(body.Quotas);
        services.AddSingleton<IQuotaLedger>(p => new MemoryLedger(p.GetRequiredService<TimeProvider>()));
        services.AddScoped<QuotaTargets>();
        services.AddScoped<SetQuota>();
        services.AddScoped<WithdrawQuota>();
        services.AddScoped<ReadQuotas>();
        services.AddSingleton<IMeter, PolicyMeter>();
        services.AddSingleton<IStore<FootprintZone>>(body.Zones);
        services.AddSingleton<IStore<ModelRoute>>(body.Routes);
        services.AddSingleton<IStore<ModelComparison>>(body.Comparisons);
        services.AddScoped<RouteTargets>();
        services.AddScoped<SetFootprintZone>();
        services.AddScoped<SetModelRoute>();
        services.AddScoped<CompareModels>();
        services.AddScoped<ReadSustainability>();
        services.AddSingleton<IStore<AnomalyWatch>>(body.Watches);
        services.AddSingleton<IStore<AnomalyAlert>>(body.Alerts);
        services.AddScoped<SetAnomalyWatch>();
        services.AddScoped<ReleaseAnomaly>();
        services.AddSingleton<IStore<ValidationRule>>(body.ValidationRules);
        services.AddSingleton<IStore<HeldAction>>(body.HeldActions);
        services.AddSingleton<ISecretBox>(new SecretBox(new byte[32]));
        services.AddSingleton<IHeldSignal>(new Nobody());
        services.AddScoped<HeldReader>();
        services.AddScoped<SetValidationRule>();
        services.AddScoped<DecideHeldAction>();
        services.AddSingleton<IStore<DecisionRule>>(body.DecisionRules);
        services.AddSingleton<IStore<Consent>>(body.Consents);
        services.AddSingleton<IStore<IndividualDecision>>(body.IndividualDecisions);
        services.AddScoped<DecisionContents>();
        services.AddScoped<ExplanationDraft>();
        services.AddScoped<ConfirmedDecisions>();
        services.AddScoped<IndividualDecisionOffice>();
        services.AddScoped<SetDecisionRule>();
        services.AddScoped<SetDecisionConsent>();
        services.AddScoped<RecordConsent>();
        services.AddSingleton<IPersonRecords>(new MemoryRecords(body));
        services.AddScoped<RecordRetention>();
        services.AddScoped<DestroyRecords>();
        services.AddSingleton<IConsentDesk>(new OpenRegister(body));
        services.AddScoped<HandleIndividualDecision>();
        services.AddScoped<ContestIndividualDecision>();
        services.AddScoped<AssignDecisionReview>();
        services.AddScoped<ReviewIndividualDecision>();
        services.AddScoped<AuthorizationOffice>();
        services.AddScoped<IssueAuthorization>();
        services.AddScoped<MoveAuthorization>();
        services.AddScoped<GrantExemption>();
    }

    private sealed class OpenRegister(Body body) : IConsentDesk
    {
        public Task<(Guid Id, ConsentState State)?> FindAsync(Guid organization, string useCase, string subjectKey, CancellationToken ct) =>
            Task.FromResult<(Guid, ConsentState)?>(
                body.Consents.Items.Find(c => c.UseCase == useCase && c.SubjectKey == subjectKey) is { } found ? (found.Id.Value, found.State) : null);
    }

    private sealed class Nobody : IHeldSignal
    {
        public void Answered()
        {
        }
    }

    private sealed class TwoStreams : IOpenCalls
    {
        public int CutStopped(Guid organization) => 2;
    }
}

/// <summary>Decisions written as the gateway writes them, beside the facts of the body; and the policies they name.</summary>
internal sealed class Ledger(Body body, Reading facts) : IJournalReader, ISnapshotStore, IAttemptLog, IActLog
{
    private readonly Dictionary<string, byte[]> snapshots = [];

    public List<JournalLine> Lines { get; } = [];

    public bool Intact { get; set; } = true;

    public List<Fact> Attempts { get; } = [];

    /// <summary>Writes what the policy in force says of a request.</summary>
    public JournalLine Decide(string useCase, SecurityLevel declared, Actor by)
    {
        var policy = body.Policies.Find(by.Organization)!;
        var index = policy.FindUseCase(useCase);
        var system = policy.Snapshot.Systems.First(s => s.Slug == policy.UseCaseAt(index).System);
        var asked = new RequestFacts
        {
            Day = new DateOnly(2026, 11, 17), Model = system.Models[0], System = policy.FindSystem(system.Models[0]), UseCase = index, UseType = -1,
            Requester = new Requester(by.Person.Value, by.Roles, "Services éducatifs"), Declared = declared,
        };
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("key", "intranet");
            DecisionJson.Write(json, policy, asked, policy.Evaluate(asked));
            json.WriteStartArray("findings");
            json.WriteStartObject();
            json.WriteString("type", "CA_SIN");
            json.WriteNumber("count", 2);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        snapshots[policy.Id] = policy.Snapshot.ToCanonicalJson();
        return Write("decision", Encoding.UTF8.GetString(stream.ToArray()));
    }

    public JournalLine Write(string type, string json)
    {
        var line = new JournalLine(
            Guid.NewGuid(), "gateway-1", Lines.Count, type, new DateTimeOffset(2026, 11, 17, 13, 0, Lines.Count, TimeSpan.Zero),
            JsonDocument.Parse(json).RootElement.Clone());
        Lines.Add(line);
        return line;
    }

    public Task<JournalExtent> ExtentAsync(CancellationToken ct) => Task.FromResult(new JournalExtent(Lines.Count, Lines.FirstOrDefault()?.At, Lines.LastOrDefault()?.At));

    public Task WriteAsync(Fact act, Actor by, CancellationToken ct)
    {
        body.Journal.Add(act);
        return Task.CompletedTask;
    }

    public async Task<bool> TryWriteAsync(Fact act, Actor by, CancellationToken ct)
    {
        await WriteAsync(act, by, ct);
        return true;
    }

    public Task<byte[]?> FindAsync(string id, CancellationToken ct) => Task.FromResult(snapshots.GetValueOrDefault(id));

    public void Forget() => snapshots.Clear();

    public Task RefusedAsync(Fact attempt, Actor by, CancellationToken ct)
    {
        Attempts.Add(attempt);
        return Task.CompletedTask;
    }

    public async Task<JournalPage> SearchAsync(JournalQuery query, CancellationToken ct)
    {
        var all = (await facts.SearchAsync(query, ct)).Lines.Concat(Lines).Where(l => query.Type.Length == 0 || l.Type == query.Type).ToList();
        return new JournalPage([.. all.Skip((query.Page - 1) * JournalQuery.PageSize).Take(JournalQuery.PageSize)], all.Count > query.Page * JournalQuery.PageSize);
    }

    public Task<JournalLine?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult(Lines.Find(l => l.Id == id));

    public Task<IReadOnlyList<JournalLine>> AboutAsync(Guid decision, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<JournalLine>>([.. Lines.Where(l => l.Json!.Value.TryGetProperty("decision", out var of) && of.GetString() == decision.ToString())]);

    public Task<JournalIntegrity> IntegrityAsync(CancellationToken ct) => Task.FromResult(new JournalIntegrity(true, 0, null, null, null, 0, null));

    public Task<JournalIntegrity> VerifyAsync(CancellationToken ct) =>
        Task.FromResult(new JournalIntegrity(Intact, Lines.Count, "ab12", DateTimeOffset.UnixEpoch, null, 0, Intact ? null : "gateway-1, index 3"));

    public async Task ExportAsync(Stream to, CancellationToken ct)
    {
        foreach (var line in Lines)
        {
            await to.WriteAsync(Encoding.UTF8.GetBytes(line.Json!.Value.GetRawText() + "\n"), ct);
        }
    }
}
