using Balise.Journal.Checkpoints;

namespace Balise.Journal;

/// <summary>
/// The reading half of a journal's store. Nothing it returns may be believed before verification; all of it is read lazily, so that a
/// log never has to fit in memory.
/// </summary>
public interface IJournalReader
{
    /// <summary>The names of the logs that have entries or checkpoints, in ordinal order: a log emptied of its entries must still be named.</summary>
    IReadOnlyList<string> Logs();

    /// <summary>Entries in index order, from <paramref name="from"/> to the end. Expired entries are there, without their bytes.</summary>
    IEnumerable<StoredEntry> Read(string log, long from = 0);

    /// <summary>Checkpoints in the order they were appended, all of them except the first <paramref name="skip"/>.</summary>
    IEnumerable<Checkpoint> Checkpoints(string log, long skip = 0);

    /// <summary>The keys that were stored with the batches of that log, oldest first.</summary>
    IReadOnlyList<CheckpointKey> Keys(string log);
}
