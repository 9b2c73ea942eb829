using Balise.Domain.Systems;

namespace Balise.Domain.Norms;

/// <summary>
/// Figures of electricity grids and data centres, each with its source and year (Énoncé, principle on the environment: measure). A
/// local pack replaces any of them by its own.
/// </summary>
/// <param name="Places">By ISO 3166 code, most precise first when one is looked for; <c>*</c> is the world.</param>
/// <param name="Hosts">By id; <c>*</c> is any other host.</param>
public sealed record FootprintFactors(IReadOnlyDictionary<string, PlaceFactors> Places, IReadOnlyDictionary<string, HostFactors> Hosts)
{
    public static readonly FootprintFactors None = new(new Dictionary<string, PlaceFactors>(), new Dictionary<string, HostFactors>());

    /// <summary>The place that stands for anywhere.</summary>
    public const string World = "*";

    /// <summary>The figures for a place and a provider's host; <c>null</c> when the packs hold none at all.</summary>
    /// <param name="since">When the body chose this place for it; null when it is the system's own from the start.</param>
    public EnergyFactors? For(string jurisdiction, string host, DateTimeOffset? since = null)
    {
        var place = Places.GetValueOrDefault(jurisdiction) ?? Places.GetValueOrDefault(jurisdiction.Split('-')[0]) ?? Places.GetValueOrDefault(World);
        var site = Hosts.Values.FirstOrDefault(h => h.Domains.Any(d => IsUnder(host, d))) ?? Hosts.GetValueOrDefault(World);
        return place is null || site is null
            ? null
            : new EnergyFactors(place.Grams, place.Water, site.Pue, site.Water, place.Place, Math.Min(place.Year, site.Year))
            {
                Origin = place.Origin, Since = since,
            };
    }

    private static bool IsUnder(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Grams">Grams of CO₂ equivalent for a kilowatt-hour.</param>
/// <param name="Water">Litres for a kilowatt-hour.</param>
/// <param name="Origin">Where the figures come from, in words.</param>
public sealed record PlaceFactors(string Place, Bounds Grams, Bounds Water, int Year, Text Origin);

/// <param name="Domains">Domains of the providers whose sites these are.</param>
/// <param name="Water">Litres on the site for a kilowatt-hour of its servers.</param>
public sealed record HostFactors(string Id, IReadOnlyList<string> Domains, Bounds Pue, Bounds Water, int Year, Text Origin);
