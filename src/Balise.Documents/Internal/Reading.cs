using System.Text;

namespace Balise.Documents.Internal;

/// <summary>One reading under way: the text so far, and what may still be spent. Embedded documents share it.</summary>
internal sealed class Reading(DocumentLimits limits, CancellationToken ct)
{
    private readonly StringBuilder text = new();
    private readonly List<TextRun> runs = [];
    private readonly List<UnreadPart> unread = [];
    private long inflated;
    private int depth;

    public DocumentLimits Limits => limits;

    public CancellationToken Token => ct;

    public string Text => text.ToString();

    public IReadOnlyList<TextRun> Runs => runs;

    public IReadOnlyList<UnreadPart> Unread => unread;

    public int Length => text.Length;

    /// <summary>The embedded document being read, for locators; null in the outer one.</summary>
    public string? Part { get; private set; }

    public TextLocator At(TextArea area) => new(area) { Part = Part };

    /// <summary>Adds a run, then its separator. Blank text is dropped.</summary>
    public void Append(string value, TextLocator at, char separator = '\n')
    {
        ct.ThrowIfCancellationRequested();
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        if (text.Length + (long)value.Length > limits.MaxCharacters)
        {
            throw new ReadingStopped(UnreadableReason.TooLarge, $"more than {limits.MaxCharacters} characters");
        }

        runs.Add(new TextRun(text.Length, value.Length, at));
        text.Append(value).Append(separator);
    }

    /// <summary>Empty lines.</summary>
    public void Break(int lines)
    {
        if (text.Length + (long)lines > limits.MaxCharacters)
        {
            throw new ReadingStopped(UnreadableReason.TooLarge, $"more than {limits.MaxCharacters} characters");
        }

        text.Append('\n', lines);
    }

    /// <summary>Replaces the last separator: the last cell of a row ends with a line feed, not with a tab.</summary>
    public void Separate(char separator)
    {
        if (text.Length > 0 && text[^1] is '\n' or '\t')
        {
            text[^1] = separator;
        }
    }

    public void Skip(string part, UnreadableReason reason, int? page = null) =>
        unread.Add(new UnreadPart(new TextLocator(TextArea.Other) { Part = Within(part), Page = page }, reason));

    /// <summary>Inflates a stream into nothing or into <paramref name="into"/>, counting as it goes, for this stream and for the whole reading.</summary>
    /// <param name="compressed">Size of what is inflated, in bytes.</param>
    public void Inflate(Stream inflating, long compressed, Stream into)
    {
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int read; (read = inflating.Read(buffer)) > 0;)
        {
            ct.ThrowIfCancellationRequested();
            size += read;
            Spend(read);
            if (size > limits.RatioFloor && size > compressed * limits.MaxRatio)
            {
                throw new ReadingStopped(UnreadableReason.Bomb, $"{compressed} bytes inflate more than {limits.MaxRatio} times");
            }

            into.Write(buffer, 0, read);
        }
    }

    /// <summary>Counts bytes against the budget of the whole reading.</summary>
    public void Spend(long bytes)
    {
        ct.ThrowIfCancellationRequested();
        inflated += bytes;
        if (inflated > limits.MaxInflatedBytes)
        {
            throw new ReadingStopped(UnreadableReason.TooLarge, $"inflates beyond {limits.MaxInflatedBytes} bytes");
        }
    }

    /// <summary>Reads a document inside this one. What cannot be read is declared; what threatens the process ends the whole reading.</summary>
    public void ReadEmbedded(string part, ReadOnlyMemory<byte> bytes)
    {
        var outer = Part;
        (Part, depth) = (Within(part), depth + 1);
        try
        {
            if (depth > limits.MaxDepth)
            {
                throw new ReadingStopped(UnreadableReason.Bomb, $"documents nested deeper than {limits.MaxDepth}");
            }

            KindReaders.Read(this, bytes, KindDetector.Detect(bytes.Span));
        }
        catch (ReadingStopped stopped) when (stopped.Reason is not (UnreadableReason.Bomb or UnreadableReason.TooLarge))
        {
            unread.Add(new UnreadPart(At(TextArea.Other), stopped.Reason));
        }
        catch (Exception fault) when (fault is not (ReadingStopped or OperationCanceledException or OutOfMemoryException))
        {
            unread.Add(new UnreadPart(At(TextArea.Other), UnreadableReason.Broken));
        }
        finally
        {
            (Part, depth) = (outer, depth - 1);
        }
    }

    private string Within(string part) => Part is null ? part : $"{Part}/{part}";
}

/// <summary>Ends a reading with a reason. Never leaves the project.</summary>
internal sealed class ReadingStopped(UnreadableReason reason, string detail, DocumentKind? kind = null) : Exception(detail)
{
    public UnreadableReason Reason => reason;

    /// <summary>A finer kind than the first bytes told, when it is known.</summary>
    public DocumentKind? Kind => kind;
}
