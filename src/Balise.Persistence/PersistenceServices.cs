using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Journal;
using Balise.Journal.Verification;
using Balise.Persistence.Dossiers;
using Balise.Persistence.Journaling;
using Balise.Persistence.Oversight;
using Balise.Persistence.People;
using Balise.Persistence.Policies;
using Balise.Persistence.PostgreSql;
using Balise.Persistence.Sqlite;
using Balise.Persistence.Systems;
using Balise.Persistence.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

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
        AddStores(services);
        AddOversight(services);
        return services;
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
        services.AddScoped<Domain.Oversight.IJournalReader, JournalSearch>();
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddScoped<IStore<AiSystem>, SystemStore>();
        services.AddScoped<IStore<SystemCredential>, CredentialStore>();
        services.AddScoped<IStore<UseCase>, UseCaseStore>();
        services.AddScoped<IStore<GatewayKey>, KeyStore>();
        services.AddScoped<IStore<Authorization>, AuthorizationStore>();
        services.AddScoped<IStore<Exemption>, ExemptionStore>();
        services.AddScoped<IStore<EmergencyStop>, StopStore>();
        services.AddScoped<IStore<Person>, PersonStore>();
        services.AddScoped<IStore<Organization>, OrganizationStore>();
        services.AddScoped<IStore<AnswerReport>, ReportStore>();
        services.AddScoped<IConversations, ConversationStore>();
        services.AddScoped<IUseCaseRegister, UseCaseRegister>();
        services.AddScoped<GovernanceLog>();
        services.AddScoped<IChanges, Changes>();
        services.AddScoped<IAttemptLog, AttemptLog>();
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
