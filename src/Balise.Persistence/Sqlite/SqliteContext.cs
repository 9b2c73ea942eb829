using Balise.Persistence.People;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Sqlite;

/// <summary>The model in an SQLite file. Exists so that its migrations have a home.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options, ICurrentOrganization current) : BaliseContext(options, current);
