using Balise.Journal.Entries;

namespace Balise.Journal.Verification;

/// <summary>Entries whose bytes are gone, until a retention entry says why. Remembers ranges, not entries.</summary>
internal sealed class ExpiryLedger
{
    // In order, disjoint, not adjacent.
    private readonly List<IndexRange> _unexplained = [];

    /// <summary>Entries without bytes.</summary>
    public long Count { get; private set; }

    /// <summary>The first entry whose bytes are gone without a word; null when there is none.</summary>
    public long? FirstUnexplained => _unexplained.Count == 0 ? null : _unexplained[0].First;

    public void Add(long index)
    {
        Count++;
        if (_unexplained.Count > 0 && _unexplained[^1].Last == index - 1)
        {
            _unexplained[^1] = _unexplained[^1] with { Last = index };
        }
        else
        {
            _unexplained.Add(new IndexRange(index, index));
        }
    }

    public void Explain(IReadOnlyList<IndexRange> ranges)
    {
        foreach (var range in ranges)
        {
            for (var i = _unexplained.Count - 1; i >= 0; i--)
            {
                Cut(i, range);
            }
        }
    }

    private void Cut(int position, IndexRange range)
    {
        var (first, last) = _unexplained[position];
        if (range.Last < first || range.First > last)
        {
            return;
        }

        _unexplained.RemoveAt(position);
        if (last > range.Last)
        {
            _unexplained.Insert(position, new IndexRange(range.Last + 1, last));
        }

        if (first < range.First)
        {
            _unexplained.Insert(position, new IndexRange(first, range.First - 1));
        }
    }
}
