using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Policies;
using Balise.Domain.Reminders;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Journal;
using Balise.Journal.Verification;
using Balise.Persistence.Attachments;
using Balise.Persistence.Data;
using Balise.Persistence.Dossiers;
using Balise.Persistence.Journaling;
using Balise.Persistence.Oversight;
using Balise.Persistence.Oversight.Anomalies;
using Balise.Persistence.Oversight.IndividualDecisions;
using Balise.Persistence.Oversight.Quotas;
using Balise.Persistence.Oversight.Sobriety;
using Balise.Persistence.Oversight.Validations;
using Balise.Persistence.People;
using Balise.Persistence.Policies;
using Balise.Persistence.PostgreSql;
using Balise.Persistence.Reminders;
using Balise.Persistence.Sqlite;
using Balise.Persistence.Systems;
using Balise.Persistence.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using StackExchange.Redis;

namespace Balise.Persistence;

/// <summary>Everything that this project offers to a host.</summary>
public static class PersistenceServices
{
    /// <summary>
    /// The host adds what only it knows: a <see cref="Journal.Checkpoints.CheckpointSigner"/>, an <see cref="IPolicyRefresher"/>, a
    /// <see cref="TimeProvider"/>; and its own <see cref="ICurrentOrganization"/> if it does not enter <see cref="CurrentOrganization"/>.
    /// </summary>
    public static IServiceCollection AddBalisePersistence(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<WriteTurn>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<CurrentOrganization>();
        services.TryAddScoped<ICurrentOrganization>(s => s.GetRequiredService<CurrentOrganization>());
        if (options.IsPostgreSql)
        {
            AddPostgreSql(services, options);
        }
        else
        {
            AddSqlite(services, options);
        }

        services.AddSingleton<Journal.IJournalReader>(s => s.GetRequiredService<JournalReader>());
        services.AddScoped<DatabaseStart>();
        services.AddScoped<SnapshotStore>();
        services.AddScoped<ISnapshotStore>(s => s.GetRequiredService<SnapshotStore>());
        services.AddScoped<PolicyInputsReader>();
        services.AddScoped<GovernanceClock>();
        services.AddSingleton(s => new PolicyNews(s.GetService<NpgsqlDataSource>(), s.GetRequiredService<TimeProvider>()));
        AddStores(services);
        AddOversight(services);
        return services;
    }

    /// <summary>Counters of consumption and counts of anomalies shared by every replica. The connection is tried again for as long as the process lives.</summary>
    /// <param name="configuration">As StackExchange.Redis reads it, for example <c>redis:6379,ssl=true,password=…</c>.</param>
    public static IServiceCollection AddSharedQuotas(this IServiceCollection services, string configuration)
    {
        services.AddSingleton<IConnectionMultiplexer>(_ =>
        {
            var options = ConfigurationOptions.Parse(configuration);
            options.AbortOnConnectFail = false;
            options.AsyncTimeout = Math.Min(options.AsyncTimeout, 2000);
            options.BacklogPolicy = BacklogPolicy.FailFast;
            return ConnectionMultiplexer.Connect(options);
        });
        return services.AddSingleton<IQuotaLedger, RedisLedger>().AddSingleton<ISharedTallies, RedisTallies>();
    }

    private static void AddOversight(IServiceCollection services)
    {
        services.TryAddSingleton<Func<VerificationOptions>>(() => new VerificationOptions());
        services.AddSingleton(s => new JournalVerification(
            s.GetRequiredService<JournalReader>(), s.GetRequiredService<Func<VerificationOptions>>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OrganizationExport>();
        services.AddScoped<IUsageReport, UsageTotals>();
        services.AddScoped(s => new UsageRollup(
            s.GetRequiredService<BaliseContext>(), s.GetRequiredService<JournalReader>(), s.GetRequiredService<WriteTurn>(),
            s.GetRequiredService<Domain.Policies.ActivePolicies>()));
        services.AddSingleton<IQuotaArchive, QuotaArchive>();
        services.AddSingleton<IPlaceholderStore, PlaceholderStore>();
        services.AddSingleton<IAnomalyDesk, AnomalyDesk>();
        services.AddSingleton<IHeldActions, HeldActions>();
        services.AddSingleton<IConsentDesk, ConsentDesk>();
        services.AddScoped<Domain.Oversight.IJournalReader, JournalSearch>();
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddScoped<IStore<AiSystem>, SystemStore>();
        services.AddScoped<IStore<SystemCredential>, CredentialStore>();
        services.AddScoped<IStore<UseCase>, UseCaseStore>();
        services.AddScoped<IKeyStore, KeyStore>();
        services.AddScoped<IStore<GatewayKey>>(s => s.GetRequiredService<IKeyStore>());
        services.AddScoped<IStore<Authorization>, AuthorizationStore>();
        services.AddScoped<IStore<Exemption>, ExemptionStore>();
        services.AddScoped<IDossierStore, DossierStore>();
        services.AddScoped<IStore<Dossier>>(s => s.GetRequiredService<IDossierStore>());
        services.AddScoped<ISessionStore, SessionStore>();
        services.AddScoped<IStore<CommitteeSession>>(s => s.GetRequiredService<ISessionStore>());
        services.AddScoped<IOpinionStore, OpinionStore>();
        services.AddScoped<IStore<Opinion>>(s => s.GetRequiredService<IOpinionStore>());
        services.AddScoped<IExaminations, ExaminationStore>();
        services.AddScoped<IDossierRegister, DossierRegister>();
        services.AddScoped<IAnswerVersions, AnswerVersionStore>();
        services.AddScoped<IReminderStore, ReminderStore>();
        services.AddScoped<IMailStore, MailStore>();
        services.AddScoped<OrganizationList>();
        services.AddScoped<IAttachmentStore, AttachmentStore>();
        services.AddScoped<IStore<EmergencyStop>, StopStore>();
        services.AddScoped<IStore<ValidationRule>, ValidationRuleStore>();
        services.AddScoped<IStore<HeldAction>, HeldActionStore>();
        services.AddScoped<IStore<DecisionRule>, DecisionRuleStore>();
        services.AddScoped<IStore<Consent>, ConsentStore>();
        services.AddScoped<IStore<IndividualDecision>, IndividualDecisionStore>();
        services.AddScoped<IPersonRecords, PersonRecords>();
        services.AddScoped<IStore<AnomalyWatch>, AnomalyWatchStore>();
        services.AddScoped<IStore<AnomalyAlert>, AnomalyAlertStore>();
        services.AddScoped<IStore<QuotaLimit>, QuotaLimitStore>();
        services.AddScoped<IStore<FootprintZone>, FootprintZoneStore>();
        services.AddScoped<IStore<ModelRoute>, ModelRouteStore>();
        services.AddScoped<IStore<ModelComparison>, ModelComparisonStore>();
        services.AddScoped<IStore<Person>, PersonStore>();
        services.AddScoped<IAbsenceStore, AbsenceStore>();
        services.AddScoped<IStore<Organization>, OrganizationStore>();
        services.AddScoped<IStore<AnswerReport>, ReportStore>();
        services.AddScoped<IConversations, ConversationStore>();
        services.AddScoped<IUseCaseRegister, UseCaseRegister>();
        services.AddScoped<IWaitingRegister, WaitingRegister>();
        services.AddScoped<GovernanceLog>();
        services.AddScoped<IChanges, Changes>();
        services.AddScoped<AttemptLog>();
        services.AddScoped<IAttemptLog>(s => s.GetRequiredService<AttemptLog>());
        services.AddScoped<IActLog>(s => s.GetRequiredService<AttemptLog>());
    }

    private static void AddSqlite(IServiceCollection services, DatabaseOptions options)
    {
        var database = new SqliteDatabase(options.ConnectionString);
        services.AddSingleton(database);
        services.AddSingleton<IJournalAppender, SqliteJournalStore>();
        services.AddSingleton<IUnsettledDecisions>(new UnsettledDecisions(database.Open));
        services.AddSingleton(new JournalReader(database.Open));
        services.AddDbContext<BaliseContext, SqliteContext>(o => o.UseSqlite(database.ConnectionString).AddInterceptors(new SqliteConnectionOpened()));
    }

    private static void AddPostgreSql(IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(options.ConnectionString));
        services.AddSingleton<IJournalAppender, PostgreSqlJournalStore>();
        services.AddSingleton<IUnsettledDecisions>(s => new UnsettledDecisions(s.GetRequiredService<NpgsqlDataSource>().OpenConnection));
        services.AddSingleton(s => new JournalReader(s.GetRequiredService<NpgsqlDataSource>().OpenConnection));
        services.AddDbContext<BaliseContext, PostgreSqlContext>((s, o) => o.UseNpgsql(s.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(new PostgreSqlConnectionOpened()));
    }
}
