using Balise.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace Balise.Persistence.People;

/// <summary>What signs in: a password, passkeys, a second factor. Who acts is the <see cref="Domain.People.Person"/> it points to.</summary>
/// <remarks>
/// The one kind of row with an organisation that is not filtered by it: an account is looked up before its organisation is known.
/// </remarks>
public sealed class Account : IdentityUser<Guid>
{
    public PersonId PersonId { get; set; }

    public OrganizationId OrganizationId { get; set; }
}
