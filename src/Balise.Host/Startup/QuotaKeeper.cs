using Balise.Domain.Oversight.Quotas;
using Balise.Gateway.Metering;

namespace Balise.Host.Startup;

/// <summary>
/// Keeps what this process counted in the database: read before it listens, written each second and at the end. With a shared ledger
/// there is nothing to keep. A killed process gives back at most its last second.
/// </summary>
internal sealed partial class QuotaKeeper(IQuotaLedger ledger, MemoryLedger memory, IQuotaArchive archive, TimeProvider clock, ILogger<QuotaKeeper> logger)
    : BackgroundService
{
    /// <summary>What the last process counted.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        if (ledger == memory)
        {
            memory.Load(await archive.LoadAsync(clock.GetUtcNow(), ct));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        var additions = memory.TakeUnsaved();
        if (additions.Count == 0)
        {
            return;
        }

        try
        {
            await archive.AddAsync(additions, ct);
        }
        catch (Exception e)
        {
            memory.PutBack(additions);
            if (e is not OperationCanceledException)
            {
                NotWritten(logger, e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The counters of consumption were not written; they are kept for the next second")]
    private static partial void NotWritten(ILogger logger, Exception e);
}
