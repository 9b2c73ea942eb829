using Balise.Domain.Systems;

namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>footprint.json</c>.</summary>
internal static class FootprintReader
{
    public const string FileName = "footprint.json";

    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.FootprintFile, problems) is not { } fields)
        {
            return;
        }

        foreach (var item in fields.Objects("places", Shapes.PlaceFactors))
        {
            layer.Places.Add(new(
                new(item.Text("place"), Range(item, "grams", problems), Range(item, "water", problems), Year(item, problems), item.Words("origin")),
                item.Place));
        }

        foreach (var item in fields.Objects("hosts", Shapes.HostFactors))
        {
            layer.Hosts.Add(new(
                new(item.Text("id"), item.Texts("domains"), Range(item, "pue", problems), Range(item, "water", problems), Year(item, problems),
                    item.Words("origin")),
                item.Place));
        }
    }

    private static Bounds Range(Fields item, string name, ProblemList problems)
    {
        if (item.Object(name, Shapes.FootprintRange) is not { } range)
        {
            return default;
        }

        var (min, max) = (range.Number("min") ?? 0, range.Number("max") ?? 0);
        if (min < 0 || max < min)
        {
            problems.Add(item.PlaceOf(name), "two numbers from 0 up are expected, the lower one in “min”");
        }

        return new((double)min, (double)max);
    }

    private static int Year(Fields item, ProblemList problems)
    {
        var year = item.Number("year") ?? 0;
        if (year != decimal.Truncate(year) || year is < 1990 or > 2100)
        {
            problems.Add(item.PlaceOf("year"), "a year such as 2023 is expected");
            return 0;
        }

        return (int)year;
    }
}
