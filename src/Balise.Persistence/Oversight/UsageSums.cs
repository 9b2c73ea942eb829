using System.Text.Json;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Persistence.Journaling;

namespace Balise.Persistence.Oversight;

/// <summary>Sums outcomes in memory, by month of their organisation's own calendar. Not thread-safe.</summary>
internal sealed class UsageSums(ActivePolicies policies)
{
    private readonly Dictionary<(OrganizationId, string Month, string UseCase, string System, string Model, string Unit, string Factor, int Year), UsageTotal> sums = [];

    // Outcomes come in order: the month is that of the hour before, nearly always.
    private (OrganizationId Organization, long Hour, string Month) last;

    public IReadOnlyCollection<UsageTotal> All => sums.Values;

    /// <summary>An entry that cannot be read is left out: verification names it, sums must not stop for it.</summary>
    public void Add(OutcomeRow row)
    {
        if (!Guid.TryParse(row.Organization, out var organization))
        {
            return;
        }

        try
        {
            using var outcome = JsonDocument.Parse(row.Bytes);
            Add(new OrganizationId(organization), row.At, outcome.RootElement);
        }
        catch (JsonException)
        {
            // Altered bytes.
        }
    }

    private void Add(OrganizationId organization, DateTimeOffset at, JsonElement outcome)
    {
        if (outcome.ValueKind is not JsonValueKind.Object || Text(outcome, "useCase") is not { } useCase || Text(outcome, "system") is not { } system
            || Number(outcome, "inputTokens") is not { } input)
        {
            // Nothing was answered, or it was written before outcomes said for whom.
            return;
        }

        var total = Of(organization, MonthOf(organization, at), useCase, system, outcome);
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

    private UsageTotal Of(OrganizationId organization, string month, string useCase, string system, JsonElement outcome)
    {
        var (model, unit, factor) = (Text(outcome, "model") ?? "", Text(outcome, "unit") is { } named ? named[..Math.Min(named.Length, UsageTotal.LongestUnit)] : "", Text(outcome, "factor") ?? "");
        var year = (int)(Number(outcome, "factorYear") ?? 0);
        var key = (organization, month, useCase, system, model, unit, factor, year);
        if (!sums.TryGetValue(key, out var total))
        {
            total = new UsageTotal { Organization = organization, Month = month, UseCase = useCase, System = system, Model = model, Unit = unit, Factor = factor, FactorYear = year };
            sums.Add(key, total);
        }

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
        var hour = at.ToUnixTimeSeconds() / 3600;
        if (last.Month is null || last.Organization != organization || last.Hour != hour)
        {
            var zone = policies.Find(organization)?.Snapshot.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : TimeZoneInfo.Utc;
            last = (organization, hour, TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM"));
        }

        return last.Month;
    }

    private static (double Min, double Max)? Bounds(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name, out var pair) && pair.ValueKind is JsonValueKind.Array && pair.GetArrayLength() == 2
            && pair[0].TryGetInt64(out var min) && pair[1].TryGetInt64(out var max)
            ? (min / 1e6, max / 1e6)
            : null;

    private static string? Text(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
