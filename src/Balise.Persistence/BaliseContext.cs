using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Domain.Reminders;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Balise.Persistence.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence;

/// <summary>
/// The model of both databases; <see cref="Sqlite.SqliteContext"/> and <see cref="PostgreSql.PostgreSqlContext"/> only say which.
/// Every row carries its organisation and <see cref="OrganizationFilter"/> is the one place where queries are filtered by it.
/// </summary>
public abstract class BaliseContext(DbContextOptions options, ICurrentOrganization current)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>What the filter compares to. The empty UUID belongs to no organisation.</summary>
    internal OrganizationId Organization => current.OrganizationId ?? default;

    /// <summary>True while <see cref="Journaling.Changes"/> saves: it writes the facts in the same transaction.</summary>
    internal bool FactsAreSaved { get; set; }

    // Version 3 of the schema holds passkeys.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Prepare();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Prepare();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        TypedIds.Configure(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Instants>();
        configurationBuilder.Properties<SystemState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<UseCaseState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<AuthorizationState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<ReportKind>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DossierState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<OpinionState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<OpinionResult>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<SessionState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<VersionCause>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<CommitteeGate>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DeadlineKind>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<ReminderStep>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<MailState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<StopScope>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BaliseContext).Assembly);
        OrganizationFilter.Apply(builder, this);
        SnakeCase.Apply(builder.Model);
    }

    // INVARIANT: no act without its fact. Accounts are saved through this context too, and must not take half of an act with them.
    private void Prepare()
    {
        if (!FactsAreSaved && ChangeTracker.Entries<IRecordsFacts>().Any(e => e.Entity.Facts.Count > 0))
        {
            throw new InvalidOperationException("What records facts is saved by IChanges, with its facts, and by nothing else.");
        }

        SearchColumns.Fill(ChangeTracker);
    }
}
