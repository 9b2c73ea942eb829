namespace Balise.Detection;

/// <summary>
/// Scans a text that arrives in pieces. The answer does not depend on how it was cut: the text is examined in steps fixed by its own
/// offsets, each seen with what precedes and what follows. Not thread-safe.
/// </summary>
public sealed class ScanStream
{
    /// <summary>Characters settled at a time.</summary>
    public const int Step = 64;

    /// <summary>Characters seen again before a step.</summary>
    public const int Left = 384;

    /// <summary>Characters that must have arrived after a step before it is settled.</summary>
    public const int Right = 256;

    /// <summary>The most a step waits for the end of a value that has begun in it (a private key, a long token).</summary>
    public const int MaxRight = 16 * 1024;

    /// <summary>A value that ends this close to the end of what is seen may go on: the window may have cut an escape in two.</summary>
    private const int LongestEscape = 12;

    private readonly DetectorSet set;
    private readonly FindingBuffer scratch = new();
    private char[] window = new char[4 * (Left + Step + Right)];
    private int origin;
    private int length;
    private int settled;
    private int lastEnd;
    private int right = Right;

    internal ScanStream(DetectorSet set, StreamState? state)
    {
        this.set = set;
        if (state is not null)
        {
            Append(state.Tail);
            (origin, settled, lastEnd, right) = (state.TailStart, state.Settled, state.LastEnd, state.Right);
        }
    }

    /// <summary>Text before this offset is settled: nothing that starts there will be found later.</summary>
    public int Settled => settled;

    /// <summary>Text before this offset may be released: it is settled and no finding given so far runs past it.</summary>
    public int Releasable => Math.Max(settled, lastEnd);

    /// <summary>Takes the next piece; <paramref name="into"/> is cleared, then holds the findings settled by it, in offsets of the whole stream.</summary>
    public void Push(ReadOnlySpan<char> chunk, FindingBuffer into)
    {
        into.Clear();
        Append(chunk);
        while (origin + length - settled >= Step + right && Settle(into, last: false))
        {
        }
    }

    /// <summary>Settles what remains. The stream must not be pushed to afterwards.</summary>
    public void Complete(FindingBuffer into)
    {
        into.Clear();
        while (settled < origin + length)
        {
            Settle(into, last: true);
        }
    }

    /// <summary>The characters before an offset that the stream still remembers, from <paramref name="start"/> on; empty when they are gone.</summary>
    public ReadOnlySpan<char> Recall(int start, int end) =>
        start < origin || end > origin + length || end < start ? default : window.AsSpan(start - origin, end - start);

    /// <summary>Forgets everything, so that another text can be scanned.</summary>
    public void Reset()
    {
        window.AsSpan().Clear();
        scratch.Clear();
        (origin, length, settled, lastEnd, right) = (0, 0, 0, 0, Right);
    }

    public StreamState Save() => new(new string(window, 0, length), origin, settled, lastEnd, right);

    private bool Settle(FindingBuffer into, bool last)
    {
        var total = origin + length;
        var stop = Math.Min(settled + Step, total);
        var from = Math.Max(origin, settled - Left);
        var to = last ? Math.Min(total, stop + MaxRight) : stop + right;
        set.Scan(window.AsSpan(from - origin, Math.Min(to, total) - from), scratch);
        if (scratch.Truncated)
        {
            // Unread here is unread for good: the next window looks back a little only.
            into.MarkTruncated();
        }

        foreach (ref readonly var finding in scratch.Findings)
        {
            var unfinished = finding.Start + from < stop && finding.Start + from >= settled && finding.End + from >= to - LongestEscape;
            if (unfinished && !last && right < MaxRight)
            {
                right = Math.Min(MaxRight, right * 2);
                return origin + length - settled >= Step + right;
            }
        }

        foreach (ref readonly var finding in scratch.Findings)
        {
            var start = finding.Start + from;
            if (start >= settled && start < stop && start >= lastEnd)
            {
                into.Add(finding with { Start = start, End = finding.End + from });
                lastEnd = finding.End + from;
            }
        }

        foreach (ref readonly var signal in scratch.Signals)
        {
            if (signal.Start + from >= settled && signal.Start + from < stop)
            {
                into.Add(signal with { Start = signal.Start + from, End = signal.End + from });
            }
        }

        settled = stop;
        right = Right;
        Forget();
        return true;
    }

    private void Append(ReadOnlySpan<char> chunk)
    {
        if (length + chunk.Length > window.Length)
        {
            Array.Resize(ref window, Math.Max(window.Length * 2, length + chunk.Length));
        }

        chunk.CopyTo(window.AsSpan(length));
        length += chunk.Length;
    }

    // Memory stays bounded: only what the next step may look back at is kept. Moved rarely, so that a long stream costs linear time.
    private void Forget()
    {
        var useless = settled - Left - origin;
        if (useless > window.Length / 2)
        {
            window.AsSpan(useless, length - useless).CopyTo(window);
            length -= useless;
            origin += useless;
        }
    }
}
