using System.IO.Compression;

namespace Balise.Documents.Internal.Office;

/// <summary>The entries of an archive, inflated one at a time under the limits of the reading.</summary>
internal sealed class ZipContents
{
    private readonly Reading reading;
    private readonly List<ZipArchiveEntry> entries;
    private readonly Dictionary<string, ZipArchiveEntry> byName = new(StringComparer.OrdinalIgnoreCase);

    private ZipContents(Reading reading, List<ZipArchiveEntry> entries)
    {
        (this.reading, this.entries) = (reading, entries);
        foreach (var entry in entries)
        {
            byName.TryAdd(Normalise(entry.FullName), entry);
        }
    }

    /// <summary>In the order of the archive. Two entries of one name are two entries: what one reader ignores, another shows.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries => entries;

    public static ZipContents Open(Reading reading, ReadOnlyMemory<byte> bytes)
    {
        var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
        var entries = archive.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToList();
        if (entries.Count > reading.Limits.MaxEntries)
        {
            throw new ReadingStopped(UnreadableReason.TooLarge, $"more than {reading.Limits.MaxEntries} entries");
        }

        if (entries.Exists(entry => entry.IsEncrypted))
        {
            throw new ReadingStopped(UnreadableReason.Encrypted, "an archive under a password");
        }

        return new ZipContents(reading, entries);
    }

    public ZipArchiveEntry? Find(string name) => byName.GetValueOrDefault(Normalise(name));

    /// <exception cref="ReadingStopped">The entry inflates too much.</exception>
    public byte[] Inflate(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var into = new MemoryStream();
        reading.Inflate(stream, entry.CompressedLength, into);
        return into.ToArray();
    }

    /// <summary>Part names are compared without case and with forward slashes (ECMA-376 part 2, 6.2.2.3).</summary>
    public static string Normalise(string name) => name.Replace('\\', '/').TrimStart('/');
}
