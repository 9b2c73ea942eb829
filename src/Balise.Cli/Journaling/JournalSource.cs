using Balise.Journal;
using Balise.Journal.Verification;

namespace Balise.Cli.Journaling;

/// <summary>A journal on disk: an SQLite database file, or an export. Told apart by their first bytes.</summary>
internal static class JournalSource
{
    public static bool IsDatabase(string path)
    {
        using var file = Open(path);
        var head = new byte[16];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    public static JournalReport Verify(string path, VerificationOptions options, ReadingCount count)
    {
        if (!IsDatabase(path))
        {
            using var export = Open(path);
            return JournalVerifier.VerifyExport(export, options);
        }

        using var database = DatabaseFile.Open(path);
        return JournalVerifier.Verify(new CountedReader(database, count), options);
    }

    private static FileStream Open(string path) => File.Exists(path)
        ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
        : throw new UnusableException($"{path}: there is no such file. Give a database file such as data/balise.db, or an export.");
}

/// <summary>How many entries were read so far: known even when reading stops on what cannot be read.</summary>
internal sealed class ReadingCount
{
    public long Entries { get; set; }
}

/// <summary>Counts the furthest entry read of each log.</summary>
internal sealed class CountedReader(IJournalReader reader, ReadingCount count) : IJournalReader
{
    private readonly Dictionary<string, long> furthest = [];

    public IReadOnlyList<string> Logs() => reader.Logs();

    public IEnumerable<StoredEntry> Read(string log, long from = 0)
    {
        foreach (var entry in reader.Read(log, from))
        {
            furthest[log] = Math.Max(furthest.GetValueOrDefault(log), entry.Index + 1);
            count.Entries = furthest.Values.Sum();
            yield return entry;
        }
    }

    public IEnumerable<Journal.Checkpoints.Checkpoint> Checkpoints(string log, long skip = 0) => reader.Checkpoints(log, skip);

    public IReadOnlyList<Journal.Checkpoints.CheckpointKey> Keys(string log) => reader.Keys(log);
}
