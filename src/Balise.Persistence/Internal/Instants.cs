using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Balise.Persistence.Internal;

/// <summary>
/// Instants are UTC in both databases, cut to the microsecond that PostgreSQL keeps: SQLite cannot order by an offset, PostgreSQL
/// refuses one, and what is read back must equal what was written.
/// </summary>
internal sealed class Instants() : ValueConverter<DateTimeOffset, DateTime>(
    at => Cut(at.UtcDateTime), stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)))
{
    private static DateTime Cut(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
