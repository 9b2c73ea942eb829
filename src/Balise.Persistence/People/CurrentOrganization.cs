using Balise.Domain.People;

namespace Balise.Persistence.People;

/// <summary>For which organisation this scope reads and writes. Without one, every register is empty.</summary>
public interface ICurrentOrganization
{
    OrganizationId? OrganizationId { get; }
}

/// <summary>Set by the host, once the session is known, and by what runs without a session: seeding, background work.</summary>
public sealed class CurrentOrganization : ICurrentOrganization
{
    public OrganizationId? OrganizationId { get; private set; }

    public void Enter(OrganizationId organization) => OrganizationId = organization;
}
