using Balise.Persistence.People;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.PostgreSql;

/// <summary>The model in PostgreSQL. Exists so that its migrations have a home, and so that text is ordered as in SQLite.</summary>
public sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options, ICurrentOrganization current) : BaliseContext(options, current)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var property in builder.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()).SelectMany(e => e.GetDeclaredProperties())
            .Where(p => (p.GetValueConverter()?.ProviderClrType ?? p.ClrType) == typeof(string)))
        {
            property.SetCollation("C");
        }
    }
}
