using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Content.Masking.Vault;

/// <summary>Every minute, off the way of requests: conversations in use are kept longer, and what lapsed is erased.</summary>
internal sealed partial class VaultCare(PlaceholderVault vault, TimeProvider clock, ILogger<VaultCare> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await vault.CareAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotDone(logger, e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The masked values of conversations could not be kept longer or erased; they will be at the next turn")]
    private static partial void NotDone(ILogger logger, Exception e);
}
