using System.Diagnostics;
using System.Threading.Channels;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Recording;

/// <summary>
/// Group commit: callers wait for the batch that holds their entry; a batch is one transaction and one fsync. While one batch is
/// being written the next one gathers, so that the disk's pace sets the size of batches, not a timer.
/// </summary>
internal sealed partial class JournalWriter : IAsyncDisposable
{
    private const int MaxBatch = 1024;

    // Outcomes nobody waits for ride with the next decision; alone, they wait this long at most.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan Linger = TimeSpan.FromMicroseconds(800);

    private readonly Channel<Waiting> queue;
    private readonly IJournalAppender store;
    private readonly LogSealer sealer;
    private readonly ILogger<JournalWriter> logger;
    private readonly string log;
    private readonly Thread writer;
    private LogHead? head;
    private int expected = 1;

    public JournalWriter(IJournalAppender store, CheckpointSigner signer, GatewayOptions options, ILogger<JournalWriter> logger)
    {
        (this.store, this.logger, log, sealer) = (store, logger, options.Log, new LogSealer(signer));
        queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.MaxPendingEntries) { SingleReader = true });
        writer = new Thread(Write) { IsBackground = true, Name = "journal" };
        writer.Start();
    }

    /// <summary>Durable when it returns.</summary>
    /// <exception cref="JournalUnavailableException">The store refused the batch, or too many entries are waiting.</exception>
    public Task AppendAsync(PendingEntry entry)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return queue.Writer.TryWrite(new Waiting(entry, done)) ? done.Task : throw new JournalUnavailableException("Too many entries are waiting.");
    }

    /// <summary>
    /// For what follows a decision already durable: kept and tried again until it is written. If the process dies first, recovery
    /// writes that the outcome is unknown.
    /// </summary>
    public void AppendLater(PendingEntry entry)
    {
        if (!queue.Writer.TryWrite(new Waiting(entry, null)))
        {
            Log.Dropped(logger, entry.Id.ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(() => writer.Join(TimeSpan.FromSeconds(10)));
    }

    private void Write()
    {
        List<Waiting> batch = new(MaxBatch);
        List<PendingEntry> entries = new(MaxBatch);
        while (WaitForEntries())
        {
            Gather(batch);
            entries.AddRange(batch.Select(w => w.Entry));
            var failure = Commit(entries);
            Answer(batch, failure);
            batch.RemoveAll(w => failure is null || w.Done is not null);
            entries.Clear();
            if (batch.Count > 0)
            {
                // Outcomes that could not be written wait here; the pause spares a full disk.
                Thread.Sleep(200);
            }
        }

        bool WaitForEntries() => batch.Count > 0 || queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
    }

    // A commit costs nearly the same for one entry as for thirty: those who are about to arrive are worth a short wait, as long as
    // the last batch says that they will. Alone, nobody waits.
    private void Gather(List<Waiting> batch)
    {
        var awaited = 0;
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            while (batch.Count < MaxBatch && queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
                awaited += waiting.Done is null ? 0 : 1;
            }

            var elapsed = Stopwatch.GetElapsedTime(since);
            if (batch.Count >= MaxBatch || queue.Reader.Completion.IsCompleted)
            {
                break;
            }

            if (awaited > 0 && (awaited >= expected || elapsed > Linger))
            {
                break;
            }

            if (awaited > 0)
            {
                Thread.Yield();
            }
            else if (elapsed >= Patience || !queue.Reader.WaitToReadAsync().AsTask().Wait(Patience - elapsed))
            {
                break;
            }
        }

        // Three quarters of the last batch: what is expected shrinks by itself when the load does.
        expected = Math.Max(1, awaited * 3 / 4);
    }

    private Exception? Commit(List<PendingEntry> entries)
    {
        try
        {
            head ??= store.Head(log);
            var batch = sealer.Seal(head, entries);
            store.Append(batch);
            head = batch.After;
            return null;
        }
        catch (Exception e)
        {
            // INVARIANT: after a failure what is stored is unknown; the head is read again before the next batch.
            head = null;
            Log.Failed(logger, e, entries.Count);
            return e;
        }
    }

    private static void Answer(List<Waiting> batch, Exception? failure)
    {
        foreach (var waiting in batch)
        {
            if (failure is null)
            {
                waiting.Done?.SetResult();
            }
            else
            {
                waiting.Done?.SetException(new JournalUnavailableException("The journal could not be written.", failure));
            }
        }
    }

    private readonly record struct Waiting(PendingEntry Entry, TaskCompletionSource? Done);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The journal refused a batch of {Count} entries")]
        public static partial void Failed(ILogger logger, Exception e, int count);

        [LoggerMessage(2, LogLevel.Error, "The journal is behind: entry {Id} was not queued; recovery will say that its outcome is unknown")]
        public static partial void Dropped(ILogger logger, string id);
    }
}

/// <summary>Nothing may leave: the decision could not be made durable.</summary>
internal sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
