using System.Text.Json;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Journal;
using Balise.Journal.Entries;
using Balise.Persistence.Internal;
using Balise.Persistence.Journaling;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Oversight;

/// <summary>
/// Adds the journal's new outcomes to the monthly totals. Sums and cursor are one transaction: nothing is counted twice, whoever runs it,
/// and a crash loses nothing.
/// </summary>
public sealed class UsageRollup
{
    private const int MaxEntries = 5000;

    private readonly BaliseContext context;
    private readonly JournalReader reader;
    private readonly WriteTurn turn;
    private readonly ActivePolicies policies;
    private readonly Dictionary<(OrganizationId, string Month, string UseCase, string System, string Model), UsageTotal> totals = [];

    internal UsageRollup(BaliseContext context, JournalReader reader, WriteTurn turn, ActivePolicies policies) =>
        (this.context, this.reader, this.turn, this.policies) = (context, reader, turn, policies);

    /// <summary>True when there is more to add.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var more = false;
        foreach (var log in reader.Logs().Where(l => !l.StartsWith("governance-", StringComparison.Ordinal)))
        {
            more |= await AddAsync(log, ct);
        }

        return more;
    }

    private async Task<bool> AddAsync(string log, CancellationToken ct)
    {
        context.ChangeTracker.Clear();
        totals.Clear();
        var cursor = await context.Set<UsageCursor>().SingleOrDefaultAsync(c => c.Log == log, ct);
        if (cursor is null)
        {
            cursor = new UsageCursor { Log = log };
            context.Add(cursor);
        }

        var entries = reader.Read(log, cursor.Next).Take(MaxEntries).ToList();
        if (entries.Count == 0)
        {
            return false;
        }

        cursor.Next = entries[^1].Index + 1;
        using var held = await turn.TakeAsync(ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        foreach (var entry in entries)
        {
            if (entry is { Columns: { Type: EntryType.Outcome } columns, Bytes: { } bytes } && Guid.TryParse(columns.Organization, out var organization))
            {
                using var body = JsonDocument.Parse(bytes);
                await AddAsync(new OrganizationId(organization), columns.At, body.RootElement, ct);
            }
        }

        try
        {
            await context.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another process of this database was first: these entries are its.
        }

        return entries.Count == MaxEntries;
    }

    private async Task AddAsync(OrganizationId organization, DateTimeOffset at, JsonElement outcome, CancellationToken ct)
    {
        if (Text(outcome, "useCase") is not { } useCase || Text(outcome, "system") is not { } system || Number(outcome, "inputTokens") is not { } input)
        {
            // Nothing was answered, or it was written before outcomes said for whom.
            return;
        }

        var total = await TotalAsync(organization, MonthOf(organization, at), useCase, system, Text(outcome, "model") ?? "", ct);
        total.Requests++;
        total.InputTokens += input;
        total.OutputTokens += Number(outcome, "outputTokens") ?? 0;
        total.Estimated += outcome.TryGetProperty("tokensEstimated", out _) ? 1 : 0;
        if (Number(outcome, "costMicros") is { } cost)
        {
            (total.CostMicros, total.Priced) = (total.CostMicros + cost, total.Priced + 1);
        }

        Weigh(total, outcome);
    }

    private async Task<UsageTotal> TotalAsync(
        OrganizationId organization, string month, string useCase, string system, string model, CancellationToken ct)
    {
        var key = (organization, month, useCase, system, model);
        if (totals.TryGetValue(key, out var known))
        {
            return known;
        }

        var total = await context.Set<UsageTotal>().IgnoreQueryFilters([OrganizationFilter.Name]).SingleOrDefaultAsync(
            t => t.Organization == organization && t.Month == month && t.UseCase == useCase && t.System == system && t.Model == model, ct);
        if (total is null)
        {
            total = new UsageTotal { Organization = organization, Month = month, UseCase = useCase, System = system, Model = model };
            context.Add(total);
        }

        totals.Add(key, total);
        return total;
    }

    private static void Weigh(UsageTotal total, JsonElement outcome)
    {
        if (Bounds(outcome, "energyMicroWh") is not { } energy || Bounds(outcome, "carbonMicrograms") is not { } carbon
            || Bounds(outcome, "waterMicrolitres") is not { } water)
        {
            return;
        }

        total.Weighed++;
        (total.EnergyMin, total.EnergyMax) = (total.EnergyMin + energy.Min, total.EnergyMax + energy.Max);
        (total.CarbonMin, total.CarbonMax) = (total.CarbonMin + carbon.Min, total.CarbonMax + carbon.Max);
        (total.WaterMin, total.WaterMax) = (total.WaterMin + water.Min, total.WaterMax + water.Max);
    }

    private string MonthOf(OrganizationId organization, DateTimeOffset at)
    {
        var zone = policies.Find(organization)?.Snapshot.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM");
    }

    private static (double Min, double Max)? Bounds(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name, out var pair) && pair.ValueKind is JsonValueKind.Array && pair.GetArrayLength() == 2
            ? (pair[0].GetInt64() / 1e6, pair[1].GetInt64() / 1e6)
            : null;

    private static string? Text(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt64() : null;
}
