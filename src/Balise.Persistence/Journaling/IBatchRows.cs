using Balise.Journal;

namespace Balise.Persistence.Journaling;

/// <summary>
/// Puts a sealed batch in the tables, in the way that is fastest in one of the databases, inside a transaction that someone else
/// commits: the gateway's store, and the saving of governance facts with the state they are about. There is no statement here that
/// changes or removes an entry.
/// </summary>
internal interface IBatchRows
{
    /// <exception cref="LogConflictException">The stored head is not the one the batch extends.</exception>
    void Write(SealedBatch batch);
}
