using System.Buffers;

namespace Balise.Detection;

/// <summary>A finding placed in one segment. A value cut over several segments gives one piece in each, with the same <paramref name="Value"/>.</summary>
/// <param name="Segment">Index of the segment.</param>
/// <param name="Finding">Offsets are those of the segment.</param>
/// <param name="Value">Number of the value in this scan, from 0.</param>
public readonly record struct SegmentFinding(int Segment, Finding Finding, int Value);

/// <summary>Where a scan of several segments writes: the turns of a conversation, the parts of a request. Reusable, not thread-safe.</summary>
public sealed class ConversationBuffer
{
    private readonly FindingBuffer inner;
    private readonly List<int> starts = [];
    private readonly List<SegmentFinding> pieces = [];

    public ConversationBuffer(int capacity = FindingBuffer.DefaultCapacity) => inner = new FindingBuffer(capacity);

    /// <summary>Pieces sorted by segment, then by place. Valid until the next scan.</summary>
    public IReadOnlyList<SegmentFinding> Findings => pieces;

    /// <summary>Weak observations, in offsets of the joined text; use <see cref="Place(int)"/>.</summary>
    public ReadOnlySpan<Signal> Signals => inner.Signals;

    public bool Truncated => inner.Truncated;

    /// <summary>The segment of an offset of the joined text, and the offset inside it.</summary>
    public (int Segment, int Offset) Place(int offset)
    {
        var i = starts.BinarySearch(offset);
        i = Math.Max(0, i < 0 ? ~i - 1 : i);
        return (i, offset - starts[i]);
    }

    internal void Scan(DetectorSet set, IReadOnlyList<ReadOnlyMemory<char>> segments)
    {
        starts.Clear();
        pieces.Clear();
        var total = 0;
        foreach (var segment in segments)
        {
            starts.Add(total);
            total = checked(total + segment.Length + 1);
        }

        var joined = ArrayPool<char>.Shared.Rent(Math.Max(1, total));
        try
        {
            for (var i = 0; i < segments.Count; i++)
            {
                segments[i].Span.CopyTo(joined.AsSpan(starts[i]));
                joined[starts[i] + segments[i].Length] = '\n';
            }

            set.Scan(joined.AsSpan(0, Math.Max(0, total - 1)), inner);
            Cut(segments);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(joined, clearArray: true);
        }
    }

    private void Cut(IReadOnlyList<ReadOnlyMemory<char>> segments)
    {
        var value = 0;
        foreach (ref readonly var finding in inner.Findings)
        {
            var (first, _) = Place(finding.Start);
            for (var s = first; s < segments.Count && starts[s] < finding.End; s++)
            {
                var start = Math.Max(0, finding.Start - starts[s]);
                var end = Math.Min(segments[s].Length, finding.End - starts[s]);
                if (end > start)
                {
                    var cut = starts[s] > finding.Start || finding.End > starts[s] + segments[s].Length;
                    var reasons = cut ? finding.Reasons | Reasons.SplitAcrossMessages : finding.Reasons;
                    pieces.Add(new SegmentFinding(s, finding with { Start = start, End = end, Reasons = reasons }, value));
                }
            }

            value++;
        }
    }
}
