namespace Balise.Journal.Entries;

/// <summary>What the bytes of an entry say: the envelope, and the members whose meaning the journal knows.</summary>
internal sealed record EntryContent(string Log, long Index, EntryColumns Columns)
{
    public string? Verdict { get; init; }

    public string? Outcome { get; init; }

    public IReadOnlyList<IndexRange> Ranges { get; init; } = [];
}

/// <summary>Indexes from the first to the last, both included.</summary>
internal readonly record struct IndexRange(long First, long Last);
