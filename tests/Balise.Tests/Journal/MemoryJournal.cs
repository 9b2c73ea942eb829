using Balise.Journal;
using Balise.Journal.Checkpoints;

namespace Balise.Tests.Journal;

/// <summary>A store whose contents a test may spoil, as somebody with the database's password could.</summary>
internal sealed class MemoryJournal : IJournalAppender, IJournalReader
{
    public List<StoredEntry> Stored { get; } = [];

    public List<Checkpoint> Signed { get; } = [];

    public List<CheckpointKey> KeysFound { get; } = [];

    /// <summary>Called once, when a reader has read the last checkpoint: what a live writer does meanwhile.</summary>
    public Action? Meanwhile { get; set; }

    private readonly Dictionary<string, LogHead> _heads = [];

    public LogHead Head(string log) => _heads.GetValueOrDefault(log) ?? LogHead.Empty(log);

    public void Append(SealedBatch batch)
    {
        var head = Head(batch.Before.Log);
        if (head.Size != batch.Before.Size)
        {
            throw new LogConflictException(head.Log, batch.Before.Size, head.Size);
        }

        Stored.AddRange(batch.Entries.Select(entry => entry.ToStored()));
        Signed.Add(batch.Checkpoint);
        if (!KeysFound.Contains(batch.Key))
        {
            KeysFound.Add(batch.Key);
        }

        _heads[head.Log] = batch.After;
    }

    public IReadOnlyList<string> Logs() =>
        [.. Stored.Select(entry => entry.Log).Union(Signed.Select(checkpoint => checkpoint.Origin)).Order(StringComparer.Ordinal)];

    public IEnumerable<StoredEntry> Read(string log, long from = 0) =>
        Stored.Where(entry => entry.Log == log && entry.Index >= from).OrderBy(entry => entry.Index).ToList();

    public IEnumerable<Checkpoint> Checkpoints(string log, long skip = 0)
    {
        foreach (var checkpoint in Signed.Where(checkpoint => checkpoint.Origin == log).Skip((int)skip).ToList())
        {
            yield return checkpoint;
        }

        var meanwhile = Meanwhile;
        Meanwhile = null;
        meanwhile?.Invoke();
    }

    public IReadOnlyList<CheckpointKey> Keys(string log) => KeysFound;
}
