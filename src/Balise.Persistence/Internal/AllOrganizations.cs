using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Internal;

/// <summary>The only reading across organisations: bringing policies into force, and starting the process. Read-only.</summary>
internal sealed class AllOrganizations(BaliseContext context)
{
    public IQueryable<T> Of<T>()
        where T : class =>
        context.Set<T>().IgnoreQueryFilters([OrganizationFilter.Name]).AsNoTracking();
}
