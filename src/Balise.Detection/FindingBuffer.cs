using Balise.Detection.Folding;
using Balise.Detection.Learned;

namespace Balise.Detection;

/// <summary>
/// Where a scan writes. Reusable: one buffer per worker, cleared at each scan, and no allocation when nothing is found.
/// Not thread-safe.
/// </summary>
public sealed class FindingBuffer
{
    /// <summary>Cap on findings kept by one scan when none is given.</summary>
    public const int DefaultCapacity = 4096;

    private static readonly Comparison<Finding> ByPlace = static (a, b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End != a.End ? b.End.CompareTo(a.End)
        : a.Confidence != b.Confidence ? b.Confidence.CompareTo(a.Confidence) : a.Reasons != b.Reasons ? a.Reasons.CompareTo(b.Reasons) : a.Type.CompareTo(b.Type);

    private readonly int capacity;
    private readonly View?[] views = new View?[8];
    private Finding[] findings = [];
    private Signal[] signals = [];
    private int count;
    private int signalCount;

    public FindingBuffer(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = capacity;
    }

    /// <summary>Findings sorted by place, not overlapping. Valid until the next scan.</summary>
    public ReadOnlySpan<Finding> Findings => findings.AsSpan(0, count);

    /// <summary>Weak observations, sorted by place. Valid until the next scan.</summary>
    public ReadOnlySpan<Signal> Signals => signals.AsSpan(0, signalCount);

    /// <summary>True when a cap was reached: more was found than is kept, encodings were piled up beyond what is decoded, or a detector failed. A policy should refuse such a text.</summary>
    public bool Truncated { get; private set; }

    /// <summary>Characters that decoding may still produce in this scan.</summary>
    internal int DecodeBudget { get; set; }

    /// <summary>Scratch for a small rebuilt text, one for each depth of decoding.</summary>
    internal View Piece(int depth) => views[depth] ??= new View();

    /// <summary>What the walk leaves for the reader of context, and where it works.</summary>
    internal ContextDesk Context { get; } = new();

    /// <summary>Scratch for a folded text, one for each depth of decoding.</summary>
    internal View Folded(int depth) => views[4 + depth] ??= new View();

    public void Clear()
    {
        foreach (var view in views)
        {
            view?.Clear();
        }

        Context.Clear();
        count = 0;
        signalCount = 0;
        Truncated = false;
        Work = 0;
    }

    /// <summary>Adds a finding; silently marks <see cref="Truncated"/> beyond the cap. Empty and negative ranges are ignored.</summary>
    public void Add(in Finding finding)
    {
        if (finding.Start < 0 || finding.End <= finding.Start)
        {
            return;
        }

        if (count == capacity)
        {
            Truncated = true;
            return;
        }

        if (count == findings.Length)
        {
            Array.Resize(ref findings, Math.Min(capacity, Math.Max(16, count * 2)));
        }

        findings[count++] = finding;
    }

    public void Add(in Signal signal)
    {
        if (signalCount == capacity)
        {
            return;
        }

        if (signalCount == signals.Length)
        {
            Array.Resize(ref signals, Math.Min(capacity, Math.Max(16, signalCount * 2)));
        }

        signals[signalCount++] = signal;
    }

    internal int Count => count;

    internal void MarkTruncated() => Truncated = true;

    /// <summary>Detectors woken and characters read in context by the last scan: what its cost is made of, free of clocks.</summary>
    internal long Work { get; set; }

    /// <summary>Brings findings from <paramref name="from"/> on back to the original text.</summary>
    internal void Remap(int from, ReadOnlySpan<int> map)
    {
        for (var i = from; i < count; i++)
        {
            var finding = findings[i];
            findings[i] = finding with { Start = map[Math.Min(finding.Start, map.Length - 1)], End = map[Math.Min(finding.End, map.Length - 1)] };
        }
    }

    /// <summary>Replaces each finding from <paramref name="from"/> on by one finding for each place its value is scattered over.</summary>
    internal void Scatter(int from, ReadOnlySpan<(int Start, int End)> places)
    {
        var added = count;
        for (var i = from; i < added; i++)
        {
            for (var p = 1; p < places.Length; p++)
            {
                Add(findings[i] with { Start = places[p].Start, End = places[p].End });
            }

            findings[i] = findings[i] with { Start = places[0].Start, End = places[0].End };
        }
    }

    /// <summary>Takes a finding back: it is gone once the findings are settled.</summary>
    internal void TakeBack(int index) => findings[index] = findings[index] with { Confidence = 0 };

    /// <summary>Sorts and removes overlaps: the more certain finding wins, then the longer.</summary>
    internal void Settle()
    {
        count = Kept();
        if (count > 1)
        {
            findings.AsSpan(0, count).Sort(ByPlace);
            var kept = 0;
            for (var i = 1; i < count; i++)
            {
                if (findings[i].Start >= findings[kept].End)
                {
                    findings[++kept] = findings[i];
                }
                else if (findings[i].Type == FindingType.Address && findings[kept].Type == FindingType.Address)
                {
                    // Two readings of one address: what both cover belongs to it.
                    var best = Beats(findings[i], findings[kept]) ? findings[i] : findings[kept];
                    findings[kept] = best with { Start = findings[kept].Start, End = Math.Max(findings[kept].End, findings[i].End) };
                }
                else if (findings[kept].Type == FindingType.Address && findings[i].Type == FindingType.Person && findings[i].End <= findings[kept].End)
                {
                    // A street or a town that bears a person's name: the address says it all.
                }
                else if (findings[kept].Type == FindingType.Address && findings[i].Type != FindingType.Address && findings[i].Start - findings[kept].Start > 5)
                {
                    // What stands at the end of an address block (a postal code, a telephone) is its own finding.
                    findings[kept] = findings[kept] with { End = findings[i].Start };
                    findings[++kept] = findings[i];
                }
                else if (Beats(findings[i], findings[kept]))
                {
                    findings[kept] = findings[i];
                }
            }

            count = kept + 1;
            ShareFlags();
        }

        if (signalCount > 1)
        {
            signals.AsSpan(0, signalCount).Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Kind.CompareTo(b.Kind));
        }
    }

    private int Kept()
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (findings[i].Confidence > 0)
            {
                findings[kept++] = findings[i];
            }
        }

        return kept;
    }

    // The postal code of a public address is public too.
    private void ShareFlags()
    {
        for (var i = 1; i < count; i++)
        {
            var (before, after) = (findings[i - 1], findings[i]);
            if (before.Type == FindingType.Address && after.Type == FindingType.PostalCode && after.Start - before.End < 80)
            {
                var flags = before.Flags & FindingFlags.PublicContact;
                findings[i] = after with { Flags = flags, Confidence = flags == 0 ? after.Confidence : Math.Min(after.Confidence, before.Confidence) };
            }
        }
    }

    private static bool Beats(in Finding challenger, in Finding holder) =>
        challenger.Confidence > holder.Confidence || (challenger.Confidence == holder.Confidence && challenger.Length > holder.Length);
}
