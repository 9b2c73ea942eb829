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

    private readonly Channel<Waiting> queue;
    private readonly IJournalAppender store;
    private readonly LogSealer sealer;
    private readonly ILogger<JournalWriter> logger;
    private readonly string log;
    private readonly Thread writer;
    private LogHead? head;

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
            while (batch.Count < MaxBatch && queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

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
