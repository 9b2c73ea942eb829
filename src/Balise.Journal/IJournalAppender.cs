namespace Balise.Journal;

/// <summary>The writing half of a journal's store. It adds, and has no other verb.</summary>
public interface IJournalAppender
{
    /// <summary>Where the log stands; <see cref="LogHead.Empty"/> for a log that does not exist yet.</summary>
    LogHead Head(string log);

    /// <summary>
    /// Stores the entries, the new head, the checkpoint and its key in one transaction: durable when it returns, absent when it throws.
    /// </summary>
    /// <exception cref="LogConflictException">The stored head is not the one the batch extends: another writer was here.</exception>
    void Append(SealedBatch batch);
}

/// <summary>Two writers on one log. Read the head again before sealing; if it happens twice, the log has two owners.</summary>
public sealed class LogConflictException(string log, long expected, long found) : Exception(
    $"The log '{log}' has {found} entries where the batch expects {expected}: another writer appends to it.");
