using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.People;
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

    // Version 3 of the schema holds passkeys.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        SearchColumns.Fill(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        SearchColumns.Fill(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        TypedIds.Configure(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Instants>();
        configurationBuilder.Properties<SystemState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<UseCaseState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<AuthorizationState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<StopScope>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BaliseContext).Assembly);
        OrganizationFilter.Apply(builder, this);
        SnakeCase.Apply(builder.Model);
    }
}
