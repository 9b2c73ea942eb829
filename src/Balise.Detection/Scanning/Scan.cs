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
    private const int ReachClose = 44;

    public readonly ReadOnlySpan<char> Text;
    private readonly FindingBuffer into;
    private readonly ReadOnlySpan<int> map;
    private readonly Reasons added;
    private int nearbyStart = -1;
    private int nearbyEnd = -1;
    private Nearby nearby;
    private TableColumn table;
    private Topics column;
    private int columnStart = -1;
    private int closeStart = -1;
    private Topics close;

    public Scan(ReadOnlySpan<char> text, FindingBuffer into, ReadOnlySpan<int> map = default, Reasons added = Reasons.None)
    {
        Text = text;
        this.into = into;
        this.map = map;
        this.added = added;
    }

    /// <summary>End of the last long token examined, so that a token with many digits is examined once.</summary>
    public int TokenEnd;

    /// <summary>End of the last unbroken run of letters and digits, and whether it is too long to hold an identifier.</summary>
    public int RunEnd;

    /// <inheritdoc cref="RunEnd"/>
    public bool RunIsLong;

    /// <summary>End of the last token left for the reader of context.</summary>
    public int PlaceEnd;

    /// <summary>End of the last run of digits put back together.</summary>
    public int JoinEnd;

    /// <summary>When set, everything found here is the whole of this range of the original: the encoded token it was decoded from.</summary>
    public (int Start, int End) Fixed;

    /// <summary>What stands before this place is context: nothing is found there.</summary>
    public int Floor;

    /// <summary>End of the last table read for its columns of accounts.</summary>
    public int TableEnd;

    /// <summary>End of the last number read as a telephone.</summary>
    public int PhoneEnd;

    /// <summary>End of the last address block.</summary>
    public int AddressEnd;

    /// <summary>End of the last value put together from fragments.</summary>
    public int SplitEnd;

    /// <summary>Depth of decoding: 0 for the text given.</summary>
    public int Depth;

    public readonly FindingBuffer Into => into;

    public readonly Reasons Added => added;

    public readonly ReadOnlySpan<int> Map => map;

    public readonly char At(int i) => (uint)i < (uint)Text.Length ? Text[i] : '\0';

    public readonly void Report(
        int start, int end, FindingType type, float confidence, Reasons reasons, FindingFlags flags = FindingFlags.None, string? detail = null)
    {
        if (Fixed.End > 0)
        {
            if (start < Floor)
            {
                return;
            }

            into.Add(new Finding(Fixed.Start, Fixed.End, type, confidence, flags, reasons | added, detail));
            return;
        }

        var (from, to) = (ToOriginal(start), ToOriginal(end));
        var folded = added == Reasons.None && !map.IsEmpty && to - from != end - start ? Reasons.Folded : Reasons.None;
        into.Add(new Finding(from, to, type, confidence, flags, reasons | added | folded, detail));
    }

    public readonly void Note(int start, int end, SignalKind kind) => into.Add(new Signal(ToOriginal(start), ToOriginal(end), kind));

    public readonly int ToOriginal(int offset) => Fixed.End > 0 ? offset <= 0 ? Fixed.Start : Fixed.End : map.IsEmpty ? offset : map[offset];

    /// <summary>Topics of the words around [start, end); remembered, because several detectors ask about the same candidate.</summary>
    public Nearby Near(int start, int end)
    {
        if (nearbyStart != start)
        {
            nearbyStart = start;
            into.Work += Reach;
            nearbyEnd = -1;
            var (label, gap, before) = Lexicon.Before(Text[Math.Max(0, start - Reach)..start]);
            if (Column(start) is var heading && heading != Topics.None)
            {
                (label, gap, before) = (heading, 1, before | heading);
            }

            nearby = new Nearby(label, gap, before, Topics.None);
        }

        if (nearbyEnd != end)
        {
            nearbyEnd = end;
            nearby = nearby with { After = Lexicon.After(Text.Slice(end, Math.Min(ReachAfter, Text.Length - end))) };
        }

        return nearby;
    }

    /// <summary>Topics of the heading of the table column <paramref name="start"/> stands in.</summary>
    public Topics Column(int start)
    {
        if (columnStart != start)
        {
            columnStart = start;
            column = table.Of(Text, start);
        }

        return column;
    }

    /// <summary>Whether the word right before <paramref name="start"/> is about <paramref name="topic"/>: the cheap question, asked first.</summary>
    public bool IsNamed(int start, Topics topic)
    {
        if (closeStart != start)
        {
            closeStart = start;
            into.Work += ReachClose;
            close = Column(start) is var heading && heading != Topics.None ? heading : Lexicon.Closest(Text[Math.Max(0, start - ReachClose)..start]);
        }

        return (close & topic) != 0;
    }
}
