namespace Balise.Domain.People;

/// <summary>Who acts, for which body, under which role. Made by the host from the session, never from the request's own words.</summary>
public sealed record Actor(PersonId Person, OrganizationId Organization, string Name, string Role, IReadOnlyList<string> Roles)
{
    /// <summary>The absent people this one replaces today, in approval files and the sessions that decide them; nowhere else.</summary>
    public IReadOnlyList<StandIn> Replaces { get; init; } = [];

    /// <summary>Who is replaced in this act; <c>null</c> when the person acts for themselves.</summary>
    public StandIn? InPlaceOf { get; init; }

    /// <summary>Everyone this person may act as in a file: themselves first, then each person they replace.</summary>
    public IReadOnlyList<Actor> Hats => Replaces.Count == 0
        ? [this]
        : [this, .. Replaces.Select(each => this with { Role = each.Roles.FirstOrDefault() ?? Role, Roles = each.Roles, Replaces = [], InPlaceOf = each })];

    public bool IsOneOf(IReadOnlyList<string> allowed) => Roles.Any(allowed.Contains);

    /// <summary>What was given to this person by name falls to whoever acts as them.</summary>
    public bool ActsAs(PersonId person) => (InPlaceOf?.Person ?? Person) == person;

    /// <summary>Duties stay apart for both: whoever acts, and whoever they replace.</summary>
    public bool Involves(PersonId person) => Person == person || InPlaceOf?.Person == person;

    /// <summary>Whether it is open to this person, for themselves or in the place of someone absent.</summary>
    public bool May(Func<Actor, bool> allowed) => Hats.Any(allowed);

    /// <summary>
    /// Does an act for oneself; where that is forbidden, in the place of each person replaced. Returns who acted. An act must change nothing
    /// when it is forbidden.
    /// </summary>
    /// <param name="first">Whose place is tried before one's own: a seat already taken.</param>
    public (Result<T> Done, Actor As) Try<T>(Func<Actor, Result<T>> act, PersonId? first = null)
    {
        var hats = first is null ? Hats : [.. Hats.OrderByDescending(each => each.InPlaceOf?.Person == first)];
        var refused = act(hats[0]);
        if (refused.Error is not Forbidden)
        {
            return (refused, hats[0]);
        }

        foreach (var hat in hats.Skip(1))
        {
            var tried = act(hat);
            if (tried.Error is not Forbidden)
            {
                return (tried, hat);
            }

            // That duties are apart tells more than that a role is missing.
            refused = tried.Error.Code == "role.needed" ? refused : tried;
        }

        return (refused, this);
    }

    /// <summary>The product itself, when a day or a rule acts and nobody does: it holds no role, so it can only do what rules do.</summary>
    public static Actor Product(OrganizationId organization) => new(default, organization, "Balise", "product", []);
}

/// <summary>Someone absent, and what whoever replaces them may do in their place.</summary>
public sealed record StandIn(PersonId Person, string Name, IReadOnlyList<string> Roles);
