using System.Text;

namespace Balise.Journal.Checkpoints;

/// <summary>
/// Checkpoints in a text file, oldest first, to be copied where the operator of the journal cannot reach. Each is the signed note as it
/// is, followed by an empty line.
/// </summary>
/// <remarks>
/// One writer; not thread-safe. What a crash left half written at the end is ignored by readers and removed by the next writer.
/// </remarks>
public sealed class CheckpointFile(string path)
{
    /// <summary>Adds a checkpoint at the end; durable when it returns.</summary>
    public void Append(Checkpoint checkpoint)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.SetLength(EndOfLastNote(file));
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(checkpoint.Note + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Every checkpoint of the file, in its order.</summary>
    /// <exception cref="FormatException">A note that is not a checkpoint; the message gives its first line.</exception>
    public IReadOnlyList<Checkpoint> Read()
    {
        var checkpoints = new List<Checkpoint>();
        var note = new StringBuilder();
        var (line, start, signed) = (0, 1, false);

        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (signed && text.Length == 0)
            {
                checkpoints.Add(Parse(note.ToString(), start));
                note.Clear();
                (start, signed) = (line + 1, false);
                continue;
            }

            signed |= SignedNote.IsSignatureLine(text);
            note.Append(text).Append('\n');
        }

        return checkpoints;
    }

    // A complete note ends with a signature line and an empty line; the last such end is at most one note away from the end of file.
    private static long EndOfLastNote(FileStream file)
    {
        const int Window = 16 * 1024;
        var tail = new byte[Math.Min(file.Length, Window)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);

        for (var end = tail.Length; end >= 2; end--)
        {
            if (tail[end - 1] == '\n' && tail[end - 2] == '\n' && EndsWithSignature(tail.AsSpan(0, end - 2)))
            {
                return file.Length - tail.Length + end;
            }
        }

        return file.Length <= Window ? 0 : throw new FormatException("The end of the checkpoint file is not made of checkpoints.");
    }

    private static bool EndsWithSignature(ReadOnlySpan<byte> text) =>
        text[(text.LastIndexOf((byte)'\n') + 1)..].StartsWith("— "u8);

    private Checkpoint Parse(string note, int line)
    {
        try
        {
            return Checkpoint.Parse(note);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{path}, line {line}: {problem.Message}", problem);
        }
    }
}
