using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Persistence.Oversight;

namespace Balise.Host.Startup;

/// <summary>
/// Verifies the journal once after start, and every minute writes the signed heads of all logs to <c>checkpoints.txt</c>: a file to
/// copy where the operator of this machine cannot change it.
/// </summary>
internal sealed partial class JournalCare(
    JournalVerification verification, IJournalReader reader, IJournalAppender appender, CheckpointSigner signer, HostSettings settings, Readiness ready,
    ILogger<JournalCare> logger) : BackgroundService
{
    private readonly Dictionary<string, long> written = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.Task.WaitAsync(stoppingToken);
        var found = await verification.RunAsync(stoppingToken);
        if (!found.Intact)
        {
            Fault(logger, found.Fault ?? "");
        }

        var witness = new CheckpointFile(Path.Combine(settings.DataFolder, "checkpoints.txt"));
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            WriteHeads(witness);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void WriteHeads(CheckpointFile witness)
    {
        try
        {
            foreach (var log in reader.Logs())
            {
                var head = appender.Head(log);
                if (head.Size > written.GetValueOrDefault(log))
                {
                    witness.Append(signer.Sign(head));
                    written[log] = head.Size;
                }
            }
        }
        catch (Exception e) when (e is IOException or System.Data.Common.DbException)
        {
            NotWritten(logger, e);
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The journal is not intact: {Fault}")]
    private static partial void Fault(ILogger logger, string fault);

    [LoggerMessage(2, LogLevel.Warning, "The heads of the journal could not be written to the witness file")]
    private static partial void NotWritten(ILogger logger, Exception e);
}
