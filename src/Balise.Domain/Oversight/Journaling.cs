using System.Text.Json;
using Balise.Domain.People;

namespace Balise.Domain.Oversight;

/// <summary>Reads the journal of the current organisation for people: no conversation content is in it.</summary>
public interface IJournalReader
{
    Task<JournalPage> SearchAsync(JournalQuery query, CancellationToken ct);

    /// <summary>One entry by its id, or <c>null</c>.</summary>
    Task<JournalLine?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>The outcome and interventions that name a decision, oldest first.</summary>
    Task<IReadOnlyList<JournalLine>> AboutAsync(Guid decision, CancellationToken ct);

    /// <summary>What the last verification found, and whether one is needed.</summary>
    Task<JournalIntegrity> IntegrityAsync(CancellationToken ct);

    /// <summary>Verifies every log of the database now.</summary>
    Task<JournalIntegrity> VerifyAsync(CancellationToken ct);

    /// <summary>How much of it is the organisation's, and of which days.</summary>
    Task<JournalExtent> ExtentAsync(CancellationToken ct);

    /// <summary>Writes the organisation's export, JSON Lines.</summary>
    Task ExportAsync(Stream to, CancellationToken ct);
}

/// <param name="Text">Id, number, code, rule, use case or system slug; empty for all.</param>
/// <param name="Type">decision, outcome, intervention, governance; empty for all.</param>
/// <param name="Verdict">allow, transform, hold, deny; empty for all.</param>
/// <param name="Page">From 1.</param>
public sealed record JournalQuery(string Text, string Type, string Verdict, DateOnly? From, DateOnly? To, int Page)
{
    public const int PageSize = 50;
}

/// <param name="More">There is a next page; totals are not counted on an append-only table that never stops growing.</param>
public sealed record JournalPage(IReadOnlyList<JournalLine> Lines, bool More);

/// <param name="Json">The entry's canonical bytes, parsed; <c>null</c> once its retention has run out.</param>
public sealed record JournalLine(Guid Id, string Log, long Index, string Type, DateTimeOffset At, JsonElement? Json);

/// <param name="Fault">Names the entry at fault; <c>null</c> when intact.</param>
public sealed record JournalIntegrity(
    bool Intact, long Entries, string? Root, DateTimeOffset? VerifiedAt, DateTimeOffset? LastCheckpointAt, long LastCheckpointSize, string? Fault);

/// <param name="From">Of its first entry; <c>null</c> when there is none.</param>
public sealed record JournalExtent(long Entries, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Writes in the governance journal an act that changes nothing in the registers.</summary>
public interface IActLog
{
    /// <summary>Durable when it returns.</summary>
    Task WriteAsync(Fact act, Actor by, CancellationToken ct);

    /// <summary>False when the database refuses to be written: what does not depend on it goes on.</summary>
    Task<bool> TryWriteAsync(Fact act, Actor by, CancellationToken ct);
}
