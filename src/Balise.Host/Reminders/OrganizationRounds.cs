using Balise.Domain.People;
using Balise.Host.Startup;
using Balise.Persistence.People;

namespace Balise.Host.Reminders;

/// <summary>Runs something for every body of the installation, each in a scope of its own, in the name of the product.</summary>
internal sealed partial class OrganizationRounds(IServiceScopeFactory scopes, Readiness ready, ILogger<OrganizationRounds> logger)
{
    /// <summary>Once the process is ready, then after each pause, until it stops. A round that fails is said, and tried again at the next.</summary>
    public async Task RunAsync(string name, TimeSpan pause, Func<IServiceProvider, Actor, CancellationToken, Task> round, CancellationToken ct)
    {
        try
        {
            await ready.Task.WaitAsync(ct);
            using var timer = new PeriodicTimer(pause);
            do
            {
                foreach (var organization in await OrganizationsAsync(name, ct))
                {
                    await OnceAsync(name, organization, round, ct);
                }
            }
            while (await timer.WaitForNextTickAsync(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The process stops, ready or not.
        }
    }

    private async Task OnceAsync(string name, OrganizationId organization, Func<IServiceProvider, Actor, CancellationToken, Task> round, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Enter(organization);
            await round(scope.ServiceProvider, Actor.Product(organization), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(logger, e, name);
        }
    }

    private async Task<IReadOnlyList<OrganizationId>> OrganizationsAsync(string name, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<OrganizationList>().ReadAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(logger, e, name);
            return [];
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A round of {Name} failed; it is tried again")]
    private static partial void Failed(ILogger logger, Exception e, string name);
}
