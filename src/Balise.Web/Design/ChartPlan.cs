using System.Globalization;

namespace Balise.Web.Design;

/// <summary>Geometry of stacked bars in a 760 × 230 view, from zero, with a round scale.</summary>
internal sealed class ChartPlan
{
    private const double Left = 34;
    private const double Right = 752;
    private const double Top = 10;
    private const double Bottom = 204;
    private const double Gap = .6;

    private readonly IReadOnlyList<ChartBar> bars;
    private readonly long top;

    public ChartPlan(IReadOnlyList<ChartBar> bars)
    {
        this.bars = bars;
        var highest = bars.Count == 0 ? 0 : bars.Max(b => b.Values.Sum());
        var step = Step(highest);
        top = Math.Max(step, (highest + step - 1) / step * step);
        Ticks = [.. Enumerable.Range(0, (int)(top / step) + 1).Select(i => new Tick(i * step, Text(Height(i * step))))];
    }

    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>A horizontal line and its value.</summary>
    public sealed record Tick(long Value, string Y);

    /// <summary>One part of one bar.</summary>
    public sealed record Block(int Series, string X, string Y, string Width, string Height);

    /// <summary>The parts of every bar, left to right, from the axis up.</summary>
    public IEnumerable<Block> Blocks()
    {
        var slot = bars.Count == 0 ? 0 : (Right - Left) / bars.Count;
        for (var i = 0; i < bars.Count; i++)
        {
            var below = 0L;
            for (var s = 0; s < bars[i].Values.Count; s++)
            {
                var value = bars[i].Values[s];
                if (value > 0)
                {
                    var y = Height(below + value);
                    var height = Math.Max(.8, Height(below) - y - Gap);
                    yield return new Block(s, Text(Left + (i * slot) + (slot * .07)), Text(y), Text(slot * .86), Text(height));
                    below += value;
                }
            }
        }
    }

    /// <summary>Middle of the bar of that rank, for its label.</summary>
    public string Middle(int rank) => Text(Left + ((Right - Left) / Math.Max(1, bars.Count) * (rank + .5)));

    private double Height(long value) => Bottom - ((Bottom - Top) * value / top);

    /// <summary>A step of 1, 2 or 5 times a power of ten, for four to five lines.</summary>
    private static long Step(long highest)
    {
        var rough = Math.Max(1, highest / 4d);
        var power = (long)Math.Pow(10, Math.Floor(Math.Log10(rough)));

        return new[] { 1, 2, 5, 10 }.Select(m => m * power).First(s => s >= rough);
    }

    private static string Text(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}
