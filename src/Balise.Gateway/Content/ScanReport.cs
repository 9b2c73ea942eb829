using Balise.Detection;

namespace Balise.Gateway.Content;

/// <summary>What the detectors found in one request: kinds and counts, and where, for those who must replace it. Rented; return it.</summary>
internal sealed class ScanReport : IDisposable
{
    private readonly int[] counts = new int[64];
    private readonly ContentScanner owner;

    public ScanReport(ContentScanner owner) => this.owner = owner;

    /// <summary>Pieces in the conversation's texts.</summary>
    public ConversationBuffer Conversation { get; } = new();

    /// <summary>Findings in the texts beside it.</summary>
    public FindingBuffer Beside { get; } = new();

    /// <summary>One bit per policy category.</summary>
    public ulong Categories { get; private set; }

    /// <summary>Those of <see cref="Categories"/> found at least once where nothing can be replaced: in a file, in the model's name.</summary>
    public ulong Fixed { get; private set; }

    /// <summary>More was found than is kept: treat the text as unread.</summary>
    public bool Truncated { get; private set; }

    public int this[int category] => counts[category];

    public void Count(int category, bool canBeReplaced)
    {
        if (category >= 0)
        {
            Categories |= 1UL << category;
            counts[category]++;
            if (!canBeReplaced)
            {
                Fix(category);
            }
        }
    }

    public void Fix(int category) => Fixed |= category >= 0 ? 1UL << category : 0;

    public void MarkTruncated() => Truncated = true;

    public void Dispose() => owner.Return(this);

    internal void Reset()
    {
        Array.Clear(counts);
        Categories = 0;
        Fixed = 0;
        Truncated = false;
    }
}
