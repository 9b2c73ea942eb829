using Balise.Domain.UseCases;
using Balise.Persistence.Oversight;

namespace Balise.Host.Startup;

/// <summary>Every few seconds, adds the journal's new outcomes to the monthly sums; every hour, erases conversations whose time has run out.</summary>
internal sealed partial class UsageCare(IServiceScopeFactory scopes, Readiness ready, ILogger<UsageCare> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Erasing = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.Task.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pace);
        var sinceErased = Erasing;
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                while (await scope.ServiceProvider.GetRequiredService<UsageRollup>().RunAsync(stoppingToken))
                {
                    // More than one page of entries was waiting.
                }

                sinceErased += Pace;
                if (sinceErased >= Erasing)
                {
                    await scope.ServiceProvider.GetRequiredService<IConversations>().EraseLapsedAsync(stoppingToken);
                    sinceErased = TimeSpan.Zero;
                }
            }
            catch (Exception e) when (e is System.Data.Common.DbException or IOException or InvalidOperationException)
            {
                NotDone(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "The monthly sums could not be brought up to date; they will be at the next turn")]
    private static partial void NotDone(ILogger logger, Exception e);
}
