using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;

namespace Balise.Journal.Export;

/// <summary>Writes one log: each checkpoint, then the entries that it covers and the one before does not.</summary>
internal sealed class ExportWriter(IJournalReader reader, string log, Stream output)
{
    // Checkpoints between two written ones add nothing to the proof; a line of some thousand hashes stays readable.
    private const int LeavesInLine = 1024;

    private readonly CanonicalJsonWriter _writer = new(envelope: true);

    public void Write()
    {
        var keys = reader.Keys(log);
        var size = 0L;
        Checkpoint? last = null;

        foreach (var checkpoint in reader.Checkpoints(log))
        {
            if (last is not null && last.Size > size && checkpoint.Size - size > LeavesInLine)
            {
                WriteUpTo(last, keys, size);
                size = last.Size;
            }

            last = checkpoint;
        }

        if (last is not null && last.Size > size)
        {
            WriteUpTo(last, keys, size);
        }
    }

    private void WriteUpTo(Checkpoint checkpoint, IReadOnlyList<CheckpointKey> keys, long from)
    {
        var key = keys.FirstOrDefault(checkpoint.IsSignedBy)
            ?? throw new InvalidDataException($"No key of the journal signed the checkpoint of size {checkpoint.Size} of '{log}': verify it.");

        var entries = reader.Read(log, from).TakeWhile(entry => entry.Index < checkpoint.Size).ToList();
        ExportLineFormat.WriteCheckpoint(_writer, checkpoint, key, [.. entries.Select(entry => entry.LeafHash)]);
        WriteLine(_writer.Written);
        entries.ForEach(WriteEntry);
    }

    private void WriteEntry(StoredEntry entry)
    {
        if (entry.Bytes is { } bytes)
        {
            WriteLine(bytes);
        }
        else
        {
            ExportLineFormat.WriteExpired(_writer, entry);
            WriteLine(_writer.Written);
        }
    }

    private void WriteLine(ReadOnlySpan<byte> line)
    {
        output.Write(line);
        output.WriteByte((byte)'\n');
    }
}
