using System.Buffers;

namespace Balise.Gateway.Content;

/// <summary>Edits of one body, applied at once into a rented buffer.</summary>
internal sealed class BodyEdits
{
    private readonly List<BodyEdit> edits = [];

    public int Count => edits.Count;

    public void Add(in BodyEdit edit) => edits.Add(edit);

    public void Clear() => edits.Clear();

    /// <summary>The edited body, in a buffer whoever takes it returns.</summary>
    public byte[] Apply(ReadOnlySpan<byte> body, out int length)
    {
        edits.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var (size, covered) = (body.Length, 0);
        for (var i = 0; i < edits.Count; i++)
        {
            // Two edits that touch the same character: the second one begins where the first one ends.
            var start = Math.Max(edits[i].Start, covered);
            edits[i] = edits[i] with { Start = start, Length = Math.Max(0, edits[i].Start + edits[i].Length - start) };
            covered = start + edits[i].Length;
            size += edits[i].By.Length - edits[i].Length;
        }

        var edited = ArrayPool<byte>.Shared.Rent(size);
        var (from, to) = (0, 0);
        foreach (var edit in edits)
        {
            body[from..edit.Start].CopyTo(edited.AsSpan(to));
            to += edit.Start - from;
            edit.By.Span.CopyTo(edited.AsSpan(to));
            to += edit.By.Length;
            from = edit.Start + edit.Length;
        }

        body[from..].CopyTo(edited.AsSpan(to));
        length = size;
        return edited;
    }
}
