using System.Text.Json;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Tree;

namespace Balise.Journal.Export;

/// <summary>The two lines of an export that are not entries: checkpoints and the places of expired entries.</summary>
internal static class ExportLineFormat
{
    public static void WriteCheckpoint(CanonicalJsonWriter writer, Checkpoint checkpoint, CheckpointKey key, IReadOnlyList<TreeHash> leaves)
    {
        writer.Reset().BeginObject();
        writer.Name("log"u8).String(checkpoint.Origin);
        writer.Name("type"u8).String(EntryType.CheckpointLine);
        writer.Name("note"u8).String(checkpoint.Note);
        writer.Name("key"u8).String(key.ToString());
        writer.Name("leaves"u8).BeginArray();
        foreach (var leaf in leaves)
        {
            writer.String(leaf.ToBase64());
        }

        writer.EndArray().EndObject();
    }

    public static void WriteExpired(CanonicalJsonWriter writer, StoredEntry entry)
    {
        writer.Reset().BeginObject();
        writer.Name("log"u8).String(entry.Log);
        writer.Name("index"u8).Number(entry.Index);
        writer.Name("type"u8).String(EntryType.ExpiredLine);
        writer.Name("leafHash"u8).String(entry.LeafHash.ToBase64());
        writer.EndObject();
    }

    /// <exception cref="FormatException">Not the line that <see cref="WriteCheckpoint"/> writes.</exception>
    public static (Checkpoint Checkpoint, CheckpointKey Key, List<TreeHash> Leaves) ReadCheckpoint(
        JsonElement line, ReadOnlySpan<byte> bytes, CanonicalJsonWriter scratch)
    {
        var checkpoint = Checkpoint.Parse(Text(line, "note"));
        var key = CheckpointKey.Parse(Text(line, "key"));
        Require(line.TryGetProperty("leaves", out var array) && array.ValueKind == JsonValueKind.Array, "'leaves' is not an array");
        var leaves = array.EnumerateArray().Select(leaf => Hash(leaf.GetString() ?? "")).ToList();

        // Written again, it must be the same line: so no member can be added or spelled otherwise.
        WriteCheckpoint(scratch, checkpoint, key, leaves);
        Require(scratch.Written.SequenceEqual(bytes), "the line is not the one that this checkpoint makes");
        Require(checkpoint.IsSignedBy(key), "the key of the line did not sign the note");
        return (checkpoint, key, leaves);
    }

    /// <exception cref="FormatException">Not the line that <see cref="WriteExpired"/> writes.</exception>
    public static StoredEntry ReadExpired(JsonElement line, ReadOnlySpan<byte> bytes, CanonicalJsonWriter scratch)
    {
        Require(line.TryGetProperty("index", out var index) && index.ValueKind == JsonValueKind.Number, "'index' is not a number");
        Require(index.TryGetInt64(out var position), "'index' is not an integer");
        var entry = new StoredEntry(Text(line, "log"), position, Hash(Text(line, "leafHash")), null, null);

        WriteExpired(scratch, entry);
        Require(scratch.Written.SequenceEqual(bytes), "the line is not the one that this expired entry makes");
        return entry;
    }

    public static string Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"'{name}' is missing or is not a string");

    private static TreeHash Hash(string text) =>
        TreeHash.TryParseBase64(text, out var hash) ? hash : throw new FormatException("a hash is not 32 bytes in base64");

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new FormatException(otherwise);
        }
    }
}
