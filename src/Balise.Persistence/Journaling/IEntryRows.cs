using Balise.Journal;

namespace Balise.Persistence.Journaling;

/// <summary>Adds entries to the table in the way that is fastest in one of the databases.</summary>
internal interface IEntryRows
{
    /// <summary>Inside the transaction of the connection it was made for.</summary>
    void Write(IReadOnlyList<SealedEntry> entries);
}
