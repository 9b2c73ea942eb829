using Balise.Journal;
using Balise.Journal.Checkpoints;

namespace Balise.Persistence.Journaling;

/// <summary>The journal's own code is synchronous and may run for minutes: this is where it can be stopped.</summary>
internal sealed class CancellableReader(IJournalReader reader, CancellationToken ct) : IJournalReader
{
    public IReadOnlyList<string> Logs() => reader.Logs();

    public IEnumerable<StoredEntry> Read(string log, long from = 0)
    {
        foreach (var entry in reader.Read(log, from))
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public IEnumerable<Checkpoint> Checkpoints(string log, long skip = 0) => reader.Checkpoints(log, skip);

    public IReadOnlyList<CheckpointKey> Keys(string log) => reader.Keys(log);
}
