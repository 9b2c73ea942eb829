namespace Balise.Journal.Export;

/// <summary>
/// A journal as JSON Lines. The line of an entry is the very bytes that were hashed; a checkpoint line carries the signed note and, in
/// base64, the leaf hashes of the entries that follow; so nothing in the file can change unseen (docs/journal-format.md).
/// </summary>
public static class JournalExport
{
    /// <summary>Writes the logs, or only those named, up to their last checkpoint. Writes what the store holds: it does not verify.</summary>
    /// <exception cref="InvalidDataException">A checkpoint that no key of the store signed.</exception>
    public static void Write(Stream output, IJournalReader reader, IReadOnlyList<string>? logs = null)
    {
        foreach (var log in logs ?? reader.Logs())
        {
            new ExportWriter(reader, log, output).Write();
        }
    }

    /// <summary>Reads an export lazily. A line that cannot be read is a line too: nothing is skipped, nothing throws.</summary>
    public static IEnumerable<ExportLine> Read(Stream export)
    {
        var lines = new LineReader(export);
        var reader = new ExportReader();
        while (Next(lines, reader) is { } line)
        {
            yield return line;
        }
    }

    // Spans do not cross a yield.
    private static ExportLine? Next(LineReader lines, ExportReader reader) =>
        lines.TryRead(out var line) ? reader.Read(line, lines.Number) : null;
}
