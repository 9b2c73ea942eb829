using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Systems;

namespace Balise.Domain.Oversight.Sobriety;

public readonly record struct FootprintZoneId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// Which electricity grid the estimates of a system, or of all that the body runs in Canada, are made with (Guide, 3.3, reco. 8). From the
/// moment it is set: what was estimated before keeps the figures it was made with.
/// </summary>
public sealed class FootprintZone : IRecordsFacts
{
    public const int MaxReason = 1000;

    /// <summary>The country whose systems a choice of the whole body reaches.</summary>
    public const string BodyCountry = "CA";

    private readonly List<Fact> facts = [];

    // For the database only.
    private FootprintZone() => (System, Place, Reason) = ("", "", "");

    public FootprintZoneId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Slug; empty for every system of the body in Canada that has no choice of its own.</summary>
    public string System { get; private set; }

    /// <summary>A place of the norms; empty when each system's own place counts again.</summary>
    public string Place { get; private set; }

    public string Reason { get; private set; }

    public PersonId SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<FootprintZone> Set(FootprintZoneId id, string system, string place, string reason, Actor by, DateTimeOffset at)
    {
        var zone = new FootprintZone { Id = id, Organization = by.Organization, System = system };
        return zone.Change(place, reason, by, at) is { Ok: false } refused ? refused.Error : zone;
    }

    /// <summary>Another grid from now on.</summary>
    public Result<Done> Change(string place, string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.RegisterKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.RegisterKeepers)));
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason)
        {
            return new Invalid([reason.Length > MaxReason ? new(nameof(Reason), "field.too_long", ("max", MaxReason.ToString())) : new(nameof(Reason), "field.required")]);
        }

        var before = Place;
        Version += SetAt == default ? 0 : 1;
        (Place, Reason, SetBy, SetAt) = (place, reason, by.Person, at);
        facts.Add(new Fact(
            "footprint_zone.set", System.Length > 0 ? $"system:{System}" : $"organization:{Organization}", ("place", place), ("before", before), ("reason", reason))
        {
            ChangesPolicy = true, Source = "guide 3.3",
        });
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();

    /// <summary>The grids a system may honestly be estimated with: those of its own country, and the world's.</summary>
    public static bool Fits(string place, string jurisdiction) =>
        place == FootprintFactors.World || CountryOf(place).Equals(CountryOf(jurisdiction), StringComparison.OrdinalIgnoreCase);

    /// <summary>The choice that reaches a system: its own, else the body's for what runs in Canada.</summary>
    public static FootprintZone? Of(IEnumerable<FootprintZone> zones, string system, string jurisdiction) =>
        zones.FirstOrDefault(z => z.System == system)
        ?? (CountryOf(jurisdiction) == BodyCountry ? zones.FirstOrDefault(z => z.System.Length == 0) : null);

    private static string CountryOf(string place) => place.Split('-')[0];
}

/// <summary>Says which grid counts from now on.</summary>
public sealed class SetFootprintZone(
    IStore<FootprintZone> zones, IStore<AiSystem> systems, NormsPack norms, IChanges changes, TimeProvider clock)
{
    /// <param name="system">Slug; empty for the body.</param>
    /// <param name="place">A place of the norms; empty to go back to each system's own.</param>
    public async Task<Result<FootprintZone>> ExecuteAsync(string system, string place, string reason, Actor by, CancellationToken ct)
    {
        var jurisdiction = FootprintZone.BodyCountry;
        if (system.Length > 0)
        {
            if (await systems.FindAsync(system, ct) is not { } known)
            {
                return new NotFound("system.not_found");
            }

            jurisdiction = known.Details.Jurisdiction;
        }

        if (place.Length > 0 && (!norms.Footprint.Places.ContainsKey(place) || !FootprintZone.Fits(place, jurisdiction)))
        {
            return new Invalid([new(nameof(FootprintZone.Place), "footprint_zone.place", ("value", place))]);
        }

        var now = clock.GetUtcNow();
        var zone = (await zones.AllAsync(ct)).FirstOrDefault(z => z.System == system);
        if (zone is not null)
        {
            if (zone.Change(place, reason, by, now) is { Ok: false } refused)
            {
                return refused.Error;
            }
        }
        else
        {
            var set = FootprintZone.Set(new(Guid.CreateVersion7(now)), system, place, reason, by, now);
            if (!set.Ok)
            {
                return set.Error;
            }

            zones.Add(zone = set.Value);
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : zone;
    }
}
