using Balise.Domain.Policies;
using Balise.Persistence.Policies;

namespace Balise.Host.Startup;

/// <summary>
/// At each news of a change, and every second anyway, asks the database whether what is in force here still is. As long as it answers, the gateway may decide; silent for
/// too long, it refuses (<c>policy_unavailable</c>).
/// </summary>
internal sealed partial class PolicyWatch(IServiceScopeFactory scopes, IPolicyRefresher policies, ActivePolicies active, PolicyNews news, Readiness ready,
    ILogger<PolicyWatch> logger)
    : BackgroundService
{
    private long seen = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await news.WaitAsync(TimeSpan.FromSeconds(1), stoppingToken);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Unreachable(logger, e, active.Age.TotalSeconds);
            }
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = await scope.ServiceProvider.GetRequiredService<GovernanceClock>().ReadAsync(ct);
        if (now != seen)
        {
            await policies.RefreshAsync(ct);
            seen = now;
        }
        else
        {
            active.Confirm();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The database did not confirm the policy; the last confirmation is {Seconds} s old")]
    private static partial void Unreachable(ILogger logger, Exception e, double seconds);
}
