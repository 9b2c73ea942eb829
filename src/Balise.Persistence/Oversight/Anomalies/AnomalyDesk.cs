using Balise.Domain;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.People;
using Balise.Persistence.People;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Persistence.Oversight.Anomalies;

/// <summary>Writes what the gateway saw, in the name of the product itself: state, fact and policy as for any act of a person.</summary>
internal sealed class AnomalyDesk(IServiceScopeFactory scopes, TimeProvider clock) : IAnomalyDesk
{
    private const int Attempts = 3;

    public async Task RaiseAsync(AnomalySeen seen, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Enter(seen.Organization);
            scope.ServiceProvider.GetRequiredService<IStore<AnomalyAlert>>().Add(AnomalyAlert.Raise(new(Guid.CreateVersion7(clock.GetUtcNow())), seen));
            var product = new Actor(default, seen.Organization, "Balise", "product", []);
            if (await scope.ServiceProvider.GetRequiredService<IChanges>().SaveAsync(product, ct) is not { } error)
            {
                return;
            }

            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"The alert could not be saved: {error.Code}.");
            }
        }
    }
}
