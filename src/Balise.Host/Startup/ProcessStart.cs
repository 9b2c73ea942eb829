using Balise.Domain.Policies;
using Balise.Gateway.Recording;
using Balise.Host.Demonstration;
using Balise.Persistence;

namespace Balise.Host.Startup;

/// <summary>What happens between the first line and <c>/health/ready</c>: database, policy, what was interrupted, demonstration.</summary>
internal sealed class ProcessStart(IServiceScopeFactory scopes, IPolicyRefresher policies, InterruptedCalls interrupted, HostSettings settings, Readiness ready)
    : IHostedLifecycleService
{
    private bool empty;

    /// <summary>Before the server listens: nothing may be asked of a process that does not know its rules.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            empty = !await scope.ServiceProvider.GetRequiredService<DatabaseStart>().RunAsync(cancellationToken);
        }

        await policies.RefreshAsync(cancellationToken);
        interrupted.Settle();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The server listens: the demonstration's week is sent through it like anyone's requests.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (empty && !settings.Empty)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemonstrationSeed>().RunAsync(cancellationToken);
        }

        ready.Set();
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Whether <c>/health/ready</c> says yes.</summary>
internal sealed class Readiness
{
    private volatile bool value;

    public bool Value => value;

    public void Set() => value = true;
}
