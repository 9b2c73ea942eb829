using System.Globalization;
using Balise.Web.Design;

namespace Balise.Tests.Web.Design;

public sealed class ChartPlanTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 3)]
    [InlineData(14, 15)]
    [InlineData(20, 20)]
    [InlineData(1284, 1500)]
    public void The_scale_starts_at_zero_and_holds_the_highest_bar(long highest, long top)
    {
        var plan = new ChartPlan([new ChartBar("a", [highest])]);

        Assert.Equal(0, plan.Ticks[0].Value);
        Assert.Equal(top, plan.Ticks[^1].Value);
    }

    [Fact]
    public void Parts_are_stacked_without_overlap()
    {
        var blocks = new ChartPlan([new ChartBar("a", [3, 0, 2])]).Blocks().ToList();

        Assert.Equal([0, 2], blocks.Select(b => b.Series));
        Assert.True(Number(blocks[1].Y) + Number(blocks[1].Height) <= Number(blocks[0].Y));
    }

    [Fact]
    public void Nothing_to_draw_is_not_an_error() => Assert.Empty(new ChartPlan([]).Blocks());

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
