using System.Data.Common;
using System.Text.Json;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Persistence.Internal;
using Balise.Persistence.People;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Oversight;

/// <summary>Reads the journal for people: newest first, one organisation, at most one page at a time.</summary>
internal sealed class JournalSearch(
    BaliseContext context, ICurrentOrganization current, JournalVerification verification, OrganizationExport export) : IJournalReader
{
    public async Task<JournalPage> SearchAsync(JournalQuery query, CancellationToken ct)
    {
        var zone = await ZoneAsync(ct);
        var lines = await ReadAsync(JournalStatement.For(query, TimeZoneInfo.FindSystemTimeZoneById(zone), context.Database.IsNpgsql()), ct);
        return new JournalPage([.. lines.Take(JournalQuery.PageSize)], lines.Count > JournalQuery.PageSize);
    }

    private async Task<string> ZoneAsync(CancellationToken ct)
    {
        return await context.Set<Organization>().Select(o => o.TimeZone).FirstOrDefaultAsync(ct) ?? "America/Toronto";
    }

    public async Task<JournalLine?> FindAsync(Guid id, CancellationToken ct) =>
        await ReadAsync(JournalStatement.ById(id, context.Database.IsNpgsql()), ct) is [var line] ? line : null;

    public async Task<IReadOnlyList<JournalLine>> AboutAsync(Guid decision, CancellationToken ct) =>
        await ReadAsync(JournalStatement.AboutDecision(decision, context.Database.IsNpgsql()), ct);

    public Task<JournalIntegrity> IntegrityAsync(CancellationToken ct) => Task.FromResult(verification.Last());

    public Task<JournalIntegrity> VerifyAsync(CancellationToken ct) => verification.RunAsync(ct);

    public async Task<JournalExtent> ExtentAsync(CancellationToken ct)
    {
        if (current.OrganizationId is not { } organization)
        {
            return new(0, null, null);
        }

        await context.Database.OpenConnectionAsync(ct);
        try
        {
            using var command = context.Database.GetDbConnection().Command(
                null, "SELECT count(*), min(at), max(at) FROM journal_entries WHERE organization = @organization", [("@organization", organization.ToString())]);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            return new(reader.GetInt64(0), Instant(reader, 1), Instant(reader, 2));
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    public Task ExportAsync(Stream to, CancellationToken ct) =>
        current.OrganizationId is { } organization ? export.WriteAsync(organization, to, ct) : Task.CompletedTask;

    private async Task<List<JournalLine>> ReadAsync(JournalStatement statement, CancellationToken ct)
    {
        List<JournalLine> lines = [];
        if (current.OrganizationId is not { } organization)
        {
            return lines;
        }

        await context.Database.OpenConnectionAsync(ct);
        try
        {
            using var command = context.Database.GetDbConnection().Command(
                null, statement.Sql, [("@organization", organization.ToString()), .. statement.Parameters]);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                lines.Add(Line(reader));
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }

        return lines;
    }

    private static DateTimeOffset? Instant(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static JournalLine Line(DbDataReader row) =>
        new(
            row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
            row.Bytes(5) is { } bytes ? Parse(bytes) : null);

    // An altered entry is shown without its content; verification is what names it.
    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
