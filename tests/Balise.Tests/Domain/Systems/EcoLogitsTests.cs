using Balise.Domain.Systems;

namespace Balise.Tests.Domain.Systems;

/// <summary>Worked by hand from the method: 400 tokens, PUE 1.2, 16-bit weights.</summary>
public sealed class EcoLogitsTests
{
    [Theory]
    [InlineData(8, 8, 1, 0.036, 0.0026)]
    [InlineData(24, 24, 1, 0.043, 0.0032)]
    [InlineData(70, 70, 4, 0.263, 0.0201)]
    [InlineData(17, 109, 4, 0.160, 0.0118)]
    public void An_estimate_follows_the_worked_example(double active, double total, int gpus, double wattHours, double embodiedGrams)
    {
        var model = new ModelFigures("m", null, null, active, active, total, total);

        var found = EcoLogits.Estimate(model, Factors(grams: 0), 400, null)!.Value;

        Assert.Equal(gpus, EcoLogits.Gpus(total));
        Assert.Equal(wattHours, found.Energy.Max, 0.0006);
        Assert.Equal(embodiedGrams, found.Carbon.Max, 0.00006);
    }

    [Fact]
    public void The_grid_adds_its_carbon_to_that_of_the_hardware()
    {
        var model = new ModelFigures("m", null, null, 70, 70, 70, 70);

        var found = EcoLogits.Estimate(model, Factors(grams: 174.8), 400, null)!.Value;

        Assert.Equal(0.046 + 0.0201, found.Carbon.Max, 0.0006);
    }

    [Fact]
    public void Water_counts_the_site_once_and_the_grid_with_the_whole_site()
    {
        var model = new ModelFigures("m", null, null, 8, 8, 8, 8);

        var found = EcoLogits.Estimate(model, new EnergyFactors(default, new(4, 4), new(1.2, 1.2), new(0.5, 0.5), "x", 2023), 400, null)!.Value;

        Assert.Equal(found.Energy.Max / 1.2 / 1000 * (0.5 + (1.2 * 4)), found.Water.Max, 9);
    }

    [Fact]
    public void A_shorter_measured_time_lowers_the_estimate_and_a_longer_one_does_not_raise_it()
    {
        var model = new ModelFigures("m", null, null, 8, 8);
        var free = EcoLogits.Estimate(model, Factors(30), 400, null)!.Value;

        Assert.True(EcoLogits.Estimate(model, Factors(30), 400, TimeSpan.FromSeconds(2))!.Value.Energy.Max < free.Energy.Max);
        Assert.Equal(free, EcoLogits.Estimate(model, Factors(30), 400, TimeSpan.FromHours(1))!.Value);
    }

    [Fact]
    public void Bounds_of_size_give_bounds_of_energy()
    {
        var found = EcoLogits.Estimate(new ModelFigures("m", null, null, 20, 90, 200, 400), Factors(30), 400, null)!.Value;

        Assert.True(found.Energy.Min < found.Energy.Max);
        Assert.True(found.Carbon.Min < found.Carbon.Max);
    }

    [Fact]
    public void Without_a_size_nothing_is_estimated() => Assert.Null(EcoLogits.Estimate(new ModelFigures("m", 1, 1), Factors(30), 400, null));

    private static EnergyFactors Factors(double grams) => new(new(grams, grams), new(1, 1), new(1.2, 1.2), new(0.1, 0.1), "CA-QC", 2023);
}
