using Balise.Domain.Oversight;
using Balise.Journal.Verification;
using Balise.Persistence.Journaling;

namespace Balise.Persistence.Oversight;

/// <summary>Verifies every log of the database, and remembers what the last verification of this process found.</summary>
public sealed class JournalVerification : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly JournalReader journal;
    private readonly Func<VerificationOptions> options;
    private readonly TimeProvider clock;

    private volatile Found? last;

    // The options are asked for each time: what a witness holds grows.
    internal JournalVerification(JournalReader journal, Func<VerificationOptions> options, TimeProvider clock) =>
        (this.journal, this.options, this.clock) = (journal, options, clock);

    /// <summary>Without a verification yet, <see cref="JournalIntegrity.VerifiedAt"/> is null: nothing is known.</summary>
    public JournalIntegrity Last() => Describe(last);

    /// <summary>Reads every entry: minutes, on a large journal. One at a time.</summary>
    public async Task<JournalIntegrity> RunAsync(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Describe(last = Verify(ct)), ct);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private Found Verify(CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        try
        {
            var report = JournalVerifier.Verify(new CancellableReader(journal, ct), options());
            return new Found(report, report.Fault?.ToString(), at);
        }
        catch (FormatException unreadable)
        {
            // A row or a checkpoint that is not even shaped like one: altered, and the message says where.
            return new Found(null, unreadable.Message, at);
        }
    }

    private JournalIntegrity Describe(Found? found)
    {
        var latest = journal.LatestCheckpoint();
        var root = found?.Report?.Logs.FirstOrDefault(l => l.Log == latest?.Log)?.Root ?? found?.Report?.Logs.FirstOrDefault()?.Root;
        return new JournalIntegrity(
            found is null or { Fault: null }, found?.Report?.Entries ?? 0, root?.ToString(), found?.At, latest?.At, latest?.Size ?? 0, found?.Fault);
    }

    private sealed record Found(JournalReport? Report, string? Fault, DateTimeOffset At);
}
