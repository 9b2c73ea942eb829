using Balise.Detection;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Content.Output;

namespace Balise.Gateway.Upstreams.Streaming;

/// <summary>One text of a streamed answer: a choice's words, the arguments of one tool call.</summary>
internal sealed class AnswerSlot(int key, int branch, ScanStream scan, Restorer? restorer)
{
    private byte[]? template;
    private (int Start, int Length) place;

    public int Key { get; } = key;

    public int Branch { get; } = branch;

    public ScanStream Scan { get; } = scan;

    /// <summary>Null when nothing was masked.</summary>
    public Restorer? Restorer { get; } = restorer;

    /// <summary>Characters received.</summary>
    public int Received { get; set; }

    /// <summary>The whole text was scanned.</summary>
    public bool Complete { get; set; }

    /// <summary>Characters that may be shown, whatever follows.</summary>
    public int Releasable { get; private set; }

    /// <summary>To call after each fragment was scanned.</summary>
    public void Settle()
    {
        var settled = Scan.Releasable;
        Releasable = Math.Max(Releasable, settled + QuietText.Length(Scan.Recall(settled, Received)));
    }

    /// <summary>Keeps the event that left characters behind: they will leave in one like it.</summary>
    public void Remember(ReadOnlySpan<byte> data, int start, int length) => (template, place) = (data.ToArray(), (start, length));

    /// <summary>An event like the last one, with these bytes as its text.</summary>
    public byte[] Like(ReadOnlySpan<byte> text) =>
        [.. template.AsSpan(0, place.Start), .. text, .. template.AsSpan(place.Start + place.Length)];
}
