using System.Buffers;
using System.Globalization;
using System.Text;
using Balise.Detection;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Content.Output;

namespace Balise.Gateway.Upstreams.Streaming;

/// <summary>One text of a streamed answer: a choice's words, the arguments of one tool call.</summary>
internal sealed class AnswerSlot(int key, int branch, ScanStream scan, Restorer? restorer)
{
    // A capital is a word's or a name's: what ends before it says which.
    private const int LookBack = 4;

    private byte[]? template;
    private (int Start, int Length) place;
    private (int Start, int Length) sequence;

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
    public void Settle(Reserve reserve)
    {
        var settled = Scan.Releasable;
        var from = Math.Min(settled, LookBack);
        Releasable = Math.Max(Releasable, settled + QuietText.Length(Scan.Recall(settled - from, Received), from, reserve));
    }

    /// <summary>Keeps the event that left characters behind: they will leave in one like it.</summary>
    public void Remember(ReadOnlySpan<byte> data, int start, int length, (int Start, int Length, int Value) number) =>
        (template, place, sequence) = (data.ToArray(), (start, length), (number.Start, number.Length));

    /// <summary>An event like the last one, with these bytes as its text, and its own number where events are numbered.</summary>
    public byte[] Like(ReadOnlySpan<byte> text, int number)
    {
        var edits = new BodyEdits();
        edits.Add(new BodyEdit(place.Start, place.Length, text.ToArray()));
        if (sequence.Length > 0)
        {
            edits.Add(new BodyEdit(sequence.Start, sequence.Length, Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture))));
        }

        var rented = edits.Apply(template, out var length);
        var like = rented.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return like;
    }
}
