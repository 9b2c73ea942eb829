using Balise.Domain.People;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.People;

/// <summary>The bodies of this installation, for what runs without a session: each is then entered on its own.</summary>
public sealed class OrganizationList(BaliseContext context)
{
    public async Task<IReadOnlyList<OrganizationId>> ReadAsync(CancellationToken ct)
    {
        await using var all = await AllOrganizations.ReadAsync(context, ct);
        return await all.Of<Organization>().Select(organization => organization.Id).ToListAsync(ct);
    }

    /// <summary>The one body of an installation that serves one, or null.</summary>
    public async Task<Organization?> OnlyAsync(CancellationToken ct)
    {
        await using var all = await AllOrganizations.ReadAsync(context, ct);
        return await all.Of<Organization>().ToListAsync(ct) is [var only] ? only : null;
    }
}
