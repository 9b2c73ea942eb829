using Balise.Domain.Policies;
using Balise.Gateway.Recording;
using Balise.Host.Demonstration;
using Balise.Host.Accounts;
using Balise.Persistence;
using Balise.Persistence.People;

namespace Balise.Host.Startup;

/// <summary>What happens between the first line and <c>/health/ready</c>: database, policy, what was interrupted, demonstration.</summary>
internal sealed class ProcessStart(IServiceScopeFactory scopes, IPolicyRefresher policies, QuotaKeeper quotas, InterruptedCalls interrupted, HostSettings settings,
    Readiness ready, InstallationName installation)
    : IHostedLifecycleService
{
    private bool empty;
    private Task settling = Task.CompletedTask;

    /// <summary>Begins; <see cref="ServerOnceOpen"/> listens when it is done: nothing may be asked of a process that does not know its rules.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        ready.Opening = Task.Run(() => OpenAsync(cancellationToken), cancellationToken);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OpenAsync(CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            empty = !await scope.ServiceProvider.GetRequiredService<DatabaseStart>().RunAsync(ct);
        }

        await Task.WhenAll(policies.RefreshAsync(ct), Task.Run(() => quotas.ReadAsync(ct), ct), Task.Run(() => NameAsync(ct), ct));
        settling = interrupted.SettleAsync();
        await interrupted.EndHeldAsync(ct);
        ready.Open();
    }

    // An installation for one body shows its name before anyone signs in; one that serves several does not choose among them.
    private async Task NameAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<OrganizationList>().OnlyAsync(ct) is { } only)
        {
            installation.Become(only);
        }
    }

    /// <summary>The server listens: the demonstration's week is sent through it like anyone's requests.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (empty && !settings.Empty)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemonstrationSeed>().RunAsync(cancellationToken);
        }

        await settling;

        // What starting needed (packs, the model of the tables, the demonstration) is given back before the first request.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        ready.Set();
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>How far the start is, and whether <c>/health/ready</c> says yes.</summary>
internal sealed class Readiness
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads the database, the rules and the counters; fails with the reason why they cannot be read, which the server tells.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    /// <summary>For what runs beside: ends when they are read, never otherwise.</summary>
    public Task Opened => opened.Task;

    public bool Value => set.Task.IsCompleted;

    public Task Task => set.Task;

    public void Open() => opened.TrySetResult();

    public void Set() => set.TrySetResult();
}
