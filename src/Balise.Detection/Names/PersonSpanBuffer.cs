using Balise.Detection.Names.Internal;

namespace Balise.Detection.Names;

/// <summary>
/// Receives the names found and owns the working memory of a <see cref="PersonTagger"/>: made once, used for many texts,
/// so that tagging allocates nothing once it has grown. For one thread at a time.
/// </summary>
public sealed class PersonSpanBuffer
{
    private PersonSpan[] _spans = new PersonSpan[32];

    public int Count { get; private set; }

    /// <summary>The names found, in the order of the text, never overlapping.</summary>
    public ReadOnlySpan<PersonSpan> Spans => _spans.AsSpan(0, Count);

    public PersonSpan this[int index] => Spans[index];

    internal TaggingWorkspace Workspace { get; } = new();

    internal Span<PersonSpan> Writable => _spans.AsSpan(0, Count);

    internal void Clear() => Count = 0;

    internal void Truncate(int count) => Count = count;

    internal void Add(PersonSpan span)
    {
        if (Count == _spans.Length)
            Array.Resize(ref _spans, Count * 2);
        _spans[Count++] = span;
    }
}
