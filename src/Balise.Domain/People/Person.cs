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
