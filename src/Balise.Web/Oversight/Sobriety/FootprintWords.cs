using Balise.Domain;
using Balise.Domain.Norms;
using Balise.Domain.Systems;
using Balise.Web.Shell;
using Balise.Web.Systems;

namespace Balise.Web.Oversight.Sobriety;

/// <summary>Estimates in words: always a range, always in a unit a person can read, always with the factor, its source and its year.</summary>
public sealed class FootprintWords(Words words, Formats formats)
{
    private const string Unknown = "—";

    public string Energy(Bounds wattHours) => Sum(wattHours, "mWh", "Wh", "kWh");

    public string Carbon(Bounds grams) => Sum(grams, "mg", "g", "kg");

    public string Water(Bounds litres) => Sum(litres, "mL", "L", "m³");

    /// <summary>The sum of what is known of several rows; a dash when nothing is.</summary>
    public string Of(bool known, Bounds sum, Func<Bounds, string> say) => known ? say(sum) : Unknown;

    /// <summary>The zone of a factor: a country is its average, whatever its provinces do.</summary>
    public string Place(string place) =>
        place == FootprintFactors.World ? words["factor.world"] : words.Has($"factor.place.{place}") ? words[$"factor.place.{place}"] : words.Place(place);

    /// <summary>« Facteur : Québec, de 0,5 à 30,5 g par kWh (2021). Source : … »</summary>
    public string Factor(AnswerFootprint of)
    {
        var said = words["factor.line", Place(of.Place), Between(of.Grams, 1, "g"), of.Year];
        var source = of.Origin is { } origin ? " " + formats.Labelled(words["factor.source"], words.In(origin)) : "";
        var since = of.Since is { } at ? " " + words["factor.since", formats.Date(at)] : "";
        return $"{said}{since}{source}";
    }

    public string Between(Bounds bounds, int decimals, string unit) =>
        Math.Round(bounds.Min, decimals) == Math.Round(bounds.Max, decimals)
            ? formats.Measure((decimal)bounds.Max, decimals, unit)
            : formats.Range((decimal)bounds.Min, (decimal)bounds.Max, decimals, unit);

    private string Sum(Bounds sum, string thousandths, string unit, string thousands) =>
        sum.Max >= 1000 ? Between(new(sum.Min / 1000, sum.Max / 1000), 2, thousands)
        : sum.Max < 1 ? Between(new(sum.Min * 1000, sum.Max * 1000), sum.Max < 0.01 ? 2 : 0, thousandths)
        : Between(sum, sum.Min >= 10 ? 0 : 1, unit);
}
