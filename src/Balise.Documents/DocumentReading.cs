namespace Balise.Documents;

/// <summary>How a reading ended: <see cref="DocumentText"/> or <see cref="Unreadable"/>, nothing else.</summary>
public abstract record DocumentReading
{
    private protected DocumentReading(DocumentKind kind) => Kind = kind;

    /// <summary>What the bytes are.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>True when the extension of the given name says another kind than the bytes.</summary>
    public bool NameMismatch { get; init; }
}

/// <summary>All the text of a document.</summary>
public sealed record DocumentText : DocumentReading
{
    internal DocumentText(DocumentKind kind, string text, IReadOnlyList<TextRun> runs, IReadOnlyList<UnreadPart> unread)
        : base(kind) => (Text, Runs, Unread) = (text, runs, unread);

    /// <summary>The runs one after the other. Cells are separated by a tab; lines, paragraphs and rows by a line feed.</summary>
    public string Text { get; }

    /// <summary>Where each stretch of <see cref="Text"/> comes from, in order, without overlap. Separators belong to no run.</summary>
    public IReadOnlyList<TextRun> Runs { get; }

    /// <summary>Parts that hold no readable text: pictures, macros, embedded objects. Empty when everything was read.</summary>
    public IReadOnlyList<UnreadPart> Unread { get; }

    /// <summary>The place of the character at an offset of <see cref="Text"/>; that of the run before for a separator; null before the first run.</summary>
    public TextLocator? Locate(int offset)
    {
        var (low, high) = (0, Runs.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Runs[middle].Start <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high < 0 ? null : Runs[high].At;
    }
}

/// <summary>The document could not be read whole. A filter must treat it as content it has not seen.</summary>
public sealed record Unreadable : DocumentReading
{
    internal Unreadable(DocumentKind kind, UnreadableReason reason, string detail)
        : base(kind) => (Reason, Detail) = (reason, detail);

    public UnreadableReason Reason { get; }

    /// <summary>For an operator's log, in English: never a word of the document.</summary>
    public string Detail { get; }
}

public enum UnreadableReason
{
    /// <summary>A password is needed.</summary>
    Encrypted,

    /// <summary>The bytes do not follow their own format.</summary>
    Broken,

    /// <summary>More bytes, parts, pages or characters than <see cref="DocumentLimits"/> allow.</summary>
    TooLarge,

    /// <summary>A format that is not read here.</summary>
    Unsupported,

    /// <summary>A small file made to inflate into a huge one.</summary>
    Bomb,

    /// <summary>Pages without a letter: a scan, a picture.</summary>
    ImageOnly,

    /// <summary>The cancellation token fired first.</summary>
    OutOfTime,
}

/// <summary>A part that was seen and not read.</summary>
/// <param name="At">Where it is; <see cref="TextLocator.Part"/> names it.</param>
/// <param name="Reason">Why it holds no text for us.</param>
public readonly record struct UnreadPart(TextLocator At, UnreadableReason Reason);
