namespace Balise.Journal.Verification;

/// <summary>
/// Feeds a verifier from a store. Entries and checkpoints are read side by side, and looked for again at the end: what a live writer
/// adds meanwhile is neither a fault nor a blind spot.
/// </summary>
internal sealed class StoreReading(IJournalReader reader, string log, LogVerifier verifier)
{
    private long _checkpoints;
    private long _next;

    public void Run()
    {
        // An entry and its checkpoint appear together. So an entry beyond the last checkpoint read means a checkpoint to be read,
        // or else an entry that nothing covers.
        var more = true;
        while (more && verifier.Fault is null)
        {
            more = ReadToNextCheckpoints() || (HasMoreEntries() && ReadToNextCheckpoints());
        }

        if (verifier.Fault is not null || HasMoreEntries())
        {
            ReadEntries(long.MaxValue);
        }
    }

    /// <summary>False when there is no checkpoint left, or when the log stops before one.</summary>
    private bool ReadToNextCheckpoints()
    {
        var before = _checkpoints;
        var source = Entries();
        try
        {
            foreach (var checkpoint in reader.Checkpoints(log, _checkpoints))
            {
                _checkpoints++;
                verifier.Expect(checkpoint);
                ReadEntries(source, checkpoint.Size);
                if (verifier.Size < checkpoint.Size && verifier.Fault is null)
                {
                    // These entries were opened before this checkpoint was written: open them again.
                    source.Dispose();
                    source = Entries();
                    ReadEntries(source, checkpoint.Size);
                }

                if (verifier.Size < checkpoint.Size || verifier.Fault is not null)
                {
                    return false;
                }
            }
        }
        finally
        {
            source.Dispose();
        }

        return _checkpoints > before;
    }

    private bool HasMoreEntries()
    {
        using var source = Entries();
        return source.MoveNext();
    }

    private void ReadEntries(long until)
    {
        using var source = Entries();
        ReadEntries(source, until);
    }

    private void ReadEntries(IEnumerator<StoredEntry> source, long until)
    {
        while (verifier.Size < until && source.MoveNext())
        {
            _next = source.Current.Index + 1;
            verifier.Add(source.Current);
        }
    }

    private IEnumerator<StoredEntry> Entries() => reader.Read(log, _next).GetEnumerator();
}
