using Balise.Documents.Internal;

namespace Balise.Documents;

/// <summary>
/// Reads the text of a document so that a filter can examine all of it: body, headers, notes, comments, text boxes, hidden sheets,
/// form fields, links and properties. What cannot be read is named in <see cref="DocumentText.Unread"/>; nothing is skipped in silence.
/// </summary>
public static class DocumentReader
{
    /// <summary>
    /// Reads a document of unknown origin. The kind comes from the bytes alone.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="limits">What the reading may cost. A document that would cost more is <see cref="Unreadable"/>, never cut short.</param>
    /// <param name="ct">The time budget: when it fires, the outcome is <see cref="UnreadableReason.OutOfTime"/>.</param>
    /// <returns>A <see cref="DocumentText"/> or an <see cref="Unreadable"/>. No content, however hostile, makes this method throw.</returns>
    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken ct) =>
        Read(bytes, null, limits, ct);

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, DocumentLimits, CancellationToken)"/>
    /// <param name="name">
    /// The file name given by the sender, or null. It decides nothing; an extension that says another kind than the bytes sets
    /// <see cref="DocumentReading.NameMismatch"/>.
    /// </param>
    public static DocumentReading Read(ReadOnlyMemory<byte> bytes, string? name, DocumentLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var kind = KindDetector.Detect(bytes.Span);
        return ReadKind(bytes, kind, limits, ct) with { NameMismatch = KindDetector.Contradicts(name, kind) };
    }

    private static DocumentReading ReadKind(ReadOnlyMemory<byte> bytes, DocumentKind kind, DocumentLimits limits, CancellationToken ct)
    {
        if (bytes.Length > limits.MaxBytes)
        {
            return new Unreadable(kind, UnreadableReason.TooLarge, $"more than {limits.MaxBytes} bytes");
        }

        var reading = new Reading(limits, ct);
        try
        {
            var read = KindReaders.Read(reading, bytes, kind);
            return new DocumentText(read, reading.Text, reading.Runs, reading.Unread);
        }
        catch (ReadingStopped stopped)
        {
            return new Unreadable(stopped.Kind ?? kind, stopped.Reason, stopped.Message);
        }
        catch (OperationCanceledException)
        {
            return new Unreadable(kind, UnreadableReason.OutOfTime, "the time budget is spent");
        }
        catch (OutOfMemoryException)
        {
            return new Unreadable(kind, UnreadableReason.TooLarge, "more memory than there is");
        }
        catch (Exception fault)
        {
            // The frontier: a parser met bytes it did not foresee. Whatever it threw, the document is broken and the gateway goes on.
            return new Unreadable(kind, UnreadableReason.Broken, fault.GetType().Name);
        }
    }
}
