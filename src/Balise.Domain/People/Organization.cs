namespace Balise.Domain.People;

/// <summary>A public body: the tenant and the settings that decide how the national rules apply to it (registers, 1).</summary>
public sealed class Organization(OrganizationId id, string slug, string name)
{
    public OrganizationId Id { get; private set; } = id;

    public string Slug { get; private set; } = slug;

    public string Name { get; private set; } = name;

    /// <summary>IANA name; legal days are counted there.</summary>
    public string TimeZone { get; private set; } = "America/Toronto";

    /// <summary>A closed circuit neither sovereign nor governmental refuses Protégé A and B (conflict C5 of the sources; Guide, 1.2 and 2.2).</summary>
    public bool StrictClosedCircuit { get; set; }

    /// <summary>No public system at all (Guide, 4.1).</summary>
    public bool PublicSystemsBanned { get; set; }

    public bool IsDemonstration { get; set; }
}
