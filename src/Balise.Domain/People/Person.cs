namespace Balise.Domain.People;

public readonly record struct PersonId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct OrganizationId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>Anyone with an account, and those who stand for them (registers, 2).</summary>
public sealed class Person(PersonId id, OrganizationId organization, string fullName, string email, string unit, IEnumerable<string> roles)
{
    // For the database only.
    private Person()
        : this(default, default, "", "", "", [])
    {
    }

    public PersonId Id { get; private set; } = id;

    public OrganizationId Organization { get; private set; } = organization;

    public string FullName { get; private set; } = fullName;

    public string Email { get; private set; } = email;

    public string Unit { get; private set; } = unit;

    public List<string> Roles { get; private set; } = [.. roles];

    public bool Active { get; private set; } = true;
}

/// <summary>Who acts, for which body, under which role. Made by the host from the session, never from the request's own words.</summary>
public sealed record Actor(PersonId Person, OrganizationId Organization, string Name, string Role, IReadOnlyList<string> Roles)
{
    public bool IsOneOf(IReadOnlyList<string> allowed) => Roles.Any(allowed.Contains);

    /// <summary>The product itself, when a day or a rule acts and nobody does: it holds no role, so it can only do what rules do.</summary>
    public static Actor Product(OrganizationId organization) => new(default, organization, "Balise", "product", []);
}
