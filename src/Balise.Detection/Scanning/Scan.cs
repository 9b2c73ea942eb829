using Balise.Detection.Context;

namespace Balise.Detection.Scanning;

/// <summary>
/// One pass over one view of the text. A view is the text itself, the text folded, or a small piece rebuilt from it; the map
/// brings every offset back to the original.
/// </summary>
internal ref struct Scan
{
    private const int Reach = 90;
    private const int ReachAfter = 36;

    public readonly ReadOnlySpan<char> Text;
    private readonly FindingBuffer into;
    private readonly ReadOnlySpan<int> map;
    private readonly Reasons added;
    private int nearbyStart = -1;
    private int nearbyEnd;
    private Nearby nearby;

    public Scan(ReadOnlySpan<char> text, FindingBuffer into, ReadOnlySpan<int> map = default, Reasons added = Reasons.None)
    {
        Text = text;
        this.into = into;
        this.map = map;
        this.added = added;
    }

    /// <summary>End of the last long token examined, so that a token with many digits is examined once.</summary>
    public int TokenEnd;

    /// <summary>Depth of decoding: 0 for the text given.</summary>
    public int Depth;

    public readonly FindingBuffer Into => into;

    public readonly ReadOnlySpan<int> Map => map;

    public readonly char At(int i) => (uint)i < (uint)Text.Length ? Text[i] : '\0';

    public readonly void Report(
        int start, int end, FindingType type, float confidence, Reasons reasons, FindingFlags flags = FindingFlags.None, string? detail = null)
    {
        into.Add(new Finding(ToOriginal(start), ToOriginal(end), type, confidence, flags, reasons | added, detail));
    }

    public readonly void Note(int start, int end, SignalKind kind) => into.Add(new Signal(ToOriginal(start), ToOriginal(end), kind));

    public readonly int ToOriginal(int offset) => map.IsEmpty ? offset : map[offset];

    /// <summary>Topics of the words around [start, end); remembered, because several detectors ask about the same candidate.</summary>
    public Nearby Near(int start, int end)
    {
        if (nearbyStart == start && nearbyEnd == end)
        {
            return nearby;
        }

        nearbyStart = start;
        nearbyEnd = end;
        var from = Math.Max(0, start - Reach);
        var (label, gap, before) = Lexicon.Before(Text[from..start]);
        var after = Lexicon.After(Text.Slice(end, Math.Min(ReachAfter, Text.Length - end)));
        return nearby = new Nearby(label, gap, before, after);
    }
}
