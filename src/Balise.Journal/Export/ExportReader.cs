using System.Text.Json;
using Balise.Journal.Entries;
using Balise.Journal.Tree;
using Balise.Journal.Verification;

namespace Balise.Journal.Export;

/// <summary>Reads an export line by line, and gives each entry the leaf hash that the checkpoint before it announced.</summary>
internal sealed class ExportReader
{
    private readonly Dictionary<string, Announced> _announced = [];
    private readonly CanonicalJsonWriter _scratch = new(envelope: true);

    public ExportLine Read(ReadOnlySpan<byte> line, long number)
    {
        string? log = null;
        try
        {
            using var json = JsonDocument.Parse(line.ToArray());
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("not a JSON object");
            }

            log = KnownLog(root);
            return ExportLineFormat.Text(root, "type") switch
            {
                EntryType.CheckpointLine => ReadCheckpoint(root, line, number),
                EntryType.ExpiredLine => ReadExpired(root, line, number),
                _ => ReadEntry(root, line, number),
            };
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            return new ExportLine.Broken(number, Fault(log, number, problem.Message));
        }
    }

    private ExportLine.OfCheckpoint ReadCheckpoint(JsonElement root, ReadOnlySpan<byte> line, long number)
    {
        var (checkpoint, key, leaves) = ExportLineFormat.ReadCheckpoint(root, line, _scratch);
        var announced = new Announced(checkpoint.Size - leaves.Count, leaves);
        var expected = _announced.GetValueOrDefault(checkpoint.Origin)?.End ?? 0;
        if (announced.First != expected)
        {
            throw new FormatException($"'leaves' begins at entry {announced.First}, not at entry {expected} where the checkpoint before ends");
        }

        _announced[checkpoint.Origin] = announced;
        return new ExportLine.OfCheckpoint(number, checkpoint, key);
    }

    private ExportLine.OfEntry ReadExpired(JsonElement root, ReadOnlySpan<byte> line, long number)
    {
        var entry = ExportLineFormat.ReadExpired(root, line, _scratch);
        if (_announced.GetValueOrDefault(entry.Log)?.At(entry.Index) is { } announced && announced != entry.LeafHash)
        {
            throw new FormatException("'leafHash' is not the one that the checkpoint announced");
        }

        return new ExportLine.OfEntry(number, entry);
    }

    private ExportLine.OfEntry ReadEntry(JsonElement root, ReadOnlySpan<byte> line, long number)
    {
        var log = ExportLineFormat.Text(root, "log");
        if (!root.TryGetProperty("index", out var member) || member.ValueKind != JsonValueKind.Number || !member.TryGetInt64(out var index))
        {
            throw new FormatException("'index' is missing or is not an integer");
        }

        var bytes = line.ToArray();
        var leaf = _announced.GetValueOrDefault(log)?.At(index) ?? MerkleHash.Leaf(bytes);
        return new ExportLine.OfEntry(number, new StoredEntry(log, index, leaf, bytes, null));
    }

    private string? KnownLog(JsonElement root) =>
        root.TryGetProperty("log", out var log) && log.ValueKind == JsonValueKind.String && _announced.ContainsKey(log.GetString()!)
            ? log.GetString()
            : null;

    private static JournalFault Fault(string? log, long line, string detail) =>
        new(FaultKind.BrokenLine, log, null, null, line, detail);

    private sealed record Announced(long First, List<TreeHash> Leaves)
    {
        public long End => First + Leaves.Count;

        public TreeHash? At(long index) => index >= First && index - First < Leaves.Count ? Leaves[(int)(index - First)] : null;
    }
}
