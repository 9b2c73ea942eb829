using System.IO.Compression;

namespace Balise.Documents.Internal.Office;

/// <summary>The entries of an archive, inflated one at a time under the limits of the reading.</summary>
internal sealed class ZipContents
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(value => CrcOf((uint)value))];

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
        var content = into.ToArray();
        if (Crc32(content) != entry.Crc32)
        {
            // The entry says it holds something else, or more, than what comes out: another reader may see what we do not.
            throw new ReadingStopped(UnreadableReason.Broken, "an entry does not match its checksum");
        }

        return content;
    }

    /// <summary>APPNOTE 4.4.7: the reflected polynomial 0xEDB88320.</summary>
    private static uint Crc32(byte[] content)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in content)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint CrcOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
        }

        return value;
    }

    /// <summary>Part names are compared without case and with forward slashes (ECMA-376 part 2, 6.2.2.3).</summary>
    public static string Normalise(string name) => name.Replace('\\', '/').TrimStart('/');
}
