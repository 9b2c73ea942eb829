namespace Balise.Domain.Systems;

/// <summary>Two bounds, lowest first.</summary>
public readonly record struct Bounds(double Min, double Max)
{
    public static Bounds operator +(Bounds a, Bounds b) => new(a.Min + b.Min, a.Max + b.Max);
}

/// <summary>What weighs beside the model: where the electricity comes from and how the data centre is run.</summary>
/// <param name="Grams">Grams of CO₂ equivalent for a kilowatt-hour of the grid.</param>
/// <param name="GridWater">Litres of water for a kilowatt-hour of the grid.</param>
/// <param name="Pue">Energy of the whole site for the energy of its servers.</param>
/// <param name="SiteWater">Litres of water on the site for a kilowatt-hour of its servers.</param>
/// <param name="Place">The place the grid's figures are of: the country when the province has none.</param>
/// <param name="Year">The oldest year among them.</param>
public sealed record EnergyFactors(Bounds Grams, Bounds GridWater, Bounds Pue, Bounds SiteWater, string Place, int Year)
{
    /// <summary>Where the grid's figures come from; absent in snapshots older than this member.</summary>
    public Text? Origin { get; init; }

    /// <summary>When the body chose this grid; absent when it is the system's own from the start.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>Estimate for one request or a sum of them: watt-hours, grams of CO₂ equivalent, litres.</summary>
public readonly record struct Footprint(Bounds Energy, Bounds Carbon, Bounds Water)
{
    public static Footprint operator +(Footprint a, Footprint b) => new(a.Energy + b.Energy, a.Carbon + b.Carbon, a.Water + b.Water);
}

/// <summary>What one answer weighs, with the electricity factor it was estimated with.</summary>
/// <param name="Grams">Grams of CO₂ equivalent for a kilowatt-hour.</param>
/// <param name="Since">When the body chose this factor; null when it is the system's own from the start.</param>
public sealed record AnswerFootprint(Footprint Estimate, string Place, int Year, Bounds Grams, Text? Origin, DateTimeOffset? Since)
{
    public static AnswerFootprint Of(Footprint estimate, EnergyFactors factors) => new(estimate, factors.Place, factors.Year, factors.Grams, factors.Origin, factors.Since);
}

/// <summary>
/// The EcoLogits method for the inference of a text model (ecologits.ai, constants of release 0.9.1; method CC BY-SA 4.0). What is read,
/// the network, idle machines, images and sound are not modelled: the result is an order of magnitude between two bounds.
/// </summary>
public static class EcoLogits
{
    private const double Batch = 64;
    private const double BytesPerParameter = 2;
    private const double GpuGigabytes = 80;
    private const double GpusPerServer = 8;
    private const double ServerWatts = 1200;
    private const double ServerGrams = 5_700_000;
    private const double GpuGrams = 164_000;
    private const double LifeSeconds = 3 * 365 * 24 * 3600.0;

    /// <param name="outputTokens">Tokens written by the model.</param>
    /// <param name="measured">How long the answer took, when known: the estimate is never longer.</param>
    /// <returns>Null when the model's size is unknown.</returns>
    public static Footprint? Estimate(ModelFigures model, EnergyFactors factors, long outputTokens, TimeSpan? measured)
    {
        if (model is not { ActiveMin: { } activeMin, ActiveMax: { } activeMax })
        {
            return null;
        }

        var low = Bound(activeMin, model.TotalMin ?? activeMin, outputTokens, measured, factors.Pue.Min, factors.Grams.Min, factors.SiteWater.Min, factors.GridWater.Min);
        var high = Bound(activeMax, model.TotalMax ?? activeMax, outputTokens, measured, factors.Pue.Max, factors.Grams.Max, factors.SiteWater.Max, factors.GridWater.Max);
        return new Footprint(new(low.Wh, high.Wh), new(low.Grams, high.Grams), new(low.Litres, high.Litres));
    }

    /// <summary>Graphics processors that hold the model: the next power of two.</summary>
    internal static int Gpus(double totalBillions)
    {
        var needed = Math.Ceiling(1.2 * totalBillions * BytesPerParameter / GpuGigabytes);
        return 1 << (int)Math.Ceiling(Math.Log2(Math.Max(1, needed)));
    }

    private static (double Wh, double Grams, double Litres) Bound(
        double active, double total, long tokens, TimeSpan? measured, double pue, double gramsPerKwh, double siteWater, double gridWater)
    {
        var gpus = Gpus(total);
        var gpuWh = tokens * ((1.1665273e-6 * Math.Exp(-0.011205921 * Batch) * active) + 4.052928e-5);
        var modelled = tokens * ((6.785088e-4 * active) + (3.119310e-4 * Batch) + 0.01947372);
        var seconds = measured is { } took ? Math.Min(modelled, took.TotalSeconds) : modelled;
        var serverWh = (seconds / 3600 * ServerWatts * gpus / GpusPerServer / Batch) + (gpus * gpuWh);
        var embodied = seconds * ((gpus / GpusPerServer * ServerGrams) + (gpus * GpuGrams)) / (LifeSeconds * Batch);
        return (pue * serverWh, (pue * serverWh / 1000 * gramsPerKwh) + embodied, serverWh / 1000 * (siteWater + (pue * gridWater)));
    }
}
