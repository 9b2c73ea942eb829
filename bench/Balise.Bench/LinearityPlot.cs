using System.Globalization;
using System.Text;

namespace Balise.Bench;

/// <summary>The cost of a character against the length of the text, as an SVG on logarithmic axes: a linear cost is a flat line.</summary>
internal static class LinearityPlot
{
    private const int Width = 760, Height = 420, Left = 70, Right = 170, Top = 30, Bottom = 50;
    private static readonly string[] Colours = ["#1b4f8f", "#b03a2e", "#1e8449", "#7d3c98", "#b9770e", "#117a65", "#5d6d7e", "#a04000", "#2e86c1", "#6c3483", "#424949", "#d35400"];

    public static string Draw(IReadOnlyList<int> lengths, IReadOnlyList<(string Name, double[] Nanoseconds)> series)
    {
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12" role="img" aria-label="Nanoseconds a character against the length of the text">""");
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        for (var power = -1; power <= 4; power++)
        {
            var y = Y(Math.Pow(10, power));
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<path d="M{Left} {y:0.0}H{Width - Right}" stroke="#dddddd"/><text x="{Left - 8}" y="{y + 4:0.0}" text-anchor="end">{Math.Pow(10, power):0.#}</text>""");
        }

        foreach (var length in lengths)
        {
            var x = X(length, lengths);
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<path d="M{x:0.0} {Top}V{Height - Bottom}" stroke="#eeeeee"/><text x="{x:0.0}" y="{Height - Bottom + 18}" text-anchor="middle">{Size(length)}</text>""");
        }

        for (var i = 0; i < series.Count; i++)
        {
            var (name, values) = series[i];
            var points = string.Join(' ', values.Select((v, k) => string.Create(CultureInfo.InvariantCulture, $"{X(lengths[k], lengths):0.0},{Y(v):0.0}")));
            var colour = Colours[i % Colours.Length];
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/><text x="{Width - Right + 12}" y="{Top + 12 + (i * 18)}" fill="{colour}">{System.Net.WebUtility.HtmlEncode(name)}</text>""");
        }

        svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Left}" y="18">nanoseconds of processor time a character</text><text x="{(Width - Right + Left) / 2}" y="{Height - 10}" text-anchor="middle">characters</text>""");
        return svg.AppendLine("</svg>").ToString();
    }

    private static string Size(int length) => length >= 1_000_000 ? $"{length / 1_000_000} M" : $"{length / 1000} k";

    private static double X(int length, IReadOnlyList<int> lengths) =>
        Left + ((Width - Left - Right) * Math.Log(length / (double)lengths[0]) / Math.Log(lengths[^1] / (double)lengths[0]));

    private static double Y(double value) => Height - Bottom - ((Height - Top - Bottom) * (Math.Log10(Math.Clamp(value, 0.1, 10_000)) + 1) / 5);
}
