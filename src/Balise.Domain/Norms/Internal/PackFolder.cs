using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Balise.Domain.Norms.Internal;

/// <summary>The files of one pack, read whole and once: what is parsed is what is hashed.</summary>
internal static class PackFolder
{
    private const long LargestFile = 4 * 1024 * 1024;

    private delegate void FileReader(string file, JsonEntry entry, Layer layer, ProblemList problems);

    // To add a kind of file to the format: one line here, its shape in Shapes, its reader, its schema.
    private static readonly (string Name, FileReader Read)[] Readers =
    [
        ("pack.json", ReadPack),
        ("conflicts.json", InstrumentReader.ReadConflicts),
        ("rules.json", RuleReader.Read),
        ("matrix.json", MatrixReader.Read),
        ("prohibitions.json", ProhibitionReader.Read),
        ("suspensions.json", SuspensionReader.Read),
        ("use-types.json", UseTypeReader.Read),
        ("finding-levels.json", UseTypeReader.ReadFindingLevels),
        ("proportionality.json", ProportionalityReader.Read),
        (FootprintReader.FileName, FootprintReader.Read),
        ("anomalies.json", AnomalyReader.Read),
    ];

    // Folders that hold one file per thing, named after it.
    private static readonly (string Folder, FileReader Read)[] Folders =
    [
        ("instruments", InstrumentReader.Read),
        ("forms", FormReader.Read),
    ];

    /// <summary>Names of the files a national pack must hold, beside the folder <c>instruments</c>.</summary>
    public static IEnumerable<string> FileNames => Readers.Select(reader => reader.Name);

    public static Layer? Read(string folder, ProblemList problems)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (!Directory.Exists(folder))
        {
            problems.Add(name, "", $"the folder {folder} does not exist");
            return null;
        }

        var files = ReadFiles(folder, name, problems);
        var layer = new Layer { Version = Hash(files), Place = new($"{name}/pack.json", "") };
        foreach (var (path, bytes) in files)
        {
            if (ReaderOf(path) is { } read && JsonTree.Read($"{name}/{path}", bytes, problems) is { } entry)
            {
                layer.Trees.Add(($"{name}/{path}", entry));
                read($"{name}/{path}", entry, layer, problems);
            }
        }

        foreach (var missing in FileNames.Where(file => IsNeeded(file, layer) && !files.Exists(each => each.Path == file)))
        {
            problems.Add($"{name}/{missing}", "", "the file is missing");
        }

        return layer;
    }

    /// <summary>SHA-256 over each relative name and content, both preceded by their length, in ordinal order of names.</summary>
    public static string Hash(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (var (path, bytes) in files)
        {
            foreach (var part in new[] { Encoding.UTF8.GetBytes(path), bytes })
            {
                BinaryPrimitives.WriteInt64LittleEndian(length, part.LongLength);
                hash.AppendData(length);
                hash.AppendData(part);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<(string Path, byte[] Bytes)> ReadFiles(string folder, string name, ProblemList problems)
    {
        var files = new List<(string Path, byte[] Bytes)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (path.Split('/').Any(part => part.StartsWith('.')))
            {
                continue;
            }

            if (ReaderOf(path) is null && !path.EndsWith(".md", StringComparison.Ordinal))
            {
                problems.Add($"{name}/{path}", "", $"unknown file; known: {string.Join(", ", FileNames)}, {string.Join(", ", Folders.Select(each => $"{each.Folder}/ID.json"))}, *.md");
            }
            else if (ReadBytes(file, $"{name}/{path}", problems) is { } bytes)
            {
                files.Add((path, bytes));
            }
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        return files;
    }

    private static byte[]? ReadBytes(string file, string name, ProblemList problems)
    {
        try
        {
            if (new FileInfo(file).Length <= LargestFile)
            {
                return File.ReadAllBytes(file);
            }

            problems.Add(name, "", $"larger than {LargestFile} bytes: not a file of norms");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(name, "", $"cannot be read: {exception.Message}");
        }

        return null;
    }

    private static FileReader? ReaderOf(string path) =>
        path.Split('/') is [var folder, var file] && file.EndsWith(".json", StringComparison.Ordinal)
            ? Array.Find(Folders, each => each.Folder == folder).Read
            : Array.Find(Readers, reader => reader.Name == path).Read;

    // Without figures nothing is estimated, and everything else holds.
    private static bool IsNeeded(string file, Layer layer) => file != FootprintReader.FileName && (layer.Over is null || file == "pack.json");

    private static void ReadPack(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.Pack, problems) is not { } fields)
        {
            return;
        }

        layer.Id = fields.Text("id");
        layer.Title = fields.Words("title");
        layer.Over = fields.OptionalText("over");
        layer.Place = fields.Place;
    }
}
