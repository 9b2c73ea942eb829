using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Persistence.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Persistence.Oversight.IndividualDecisions;

/// <summary>One look at one indexed row, for each request about a person.</summary>
internal sealed class ConsentDesk(IServiceScopeFactory scopes) : IConsentDesk
{
    public async Task<(Guid Id, ConsentState State)?> FindAsync(Guid organization, string useCase, string subjectKey, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Enter(new OrganizationId(organization));
        var found = await scope.ServiceProvider.GetRequiredService<BaliseContext>().Set<Consent>().AsNoTracking()
            .Where(c => c.UseCase == useCase && c.SubjectKey == subjectKey).Select(c => new { c.Id, c.State }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Id.Value, found.State);
    }
}
