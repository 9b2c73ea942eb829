using System.Buffers.Binary;
using System.Text;

namespace Balise.Journal.Checkpoints;

/// <summary>
/// A text and the signatures under it (C2SP signed-note): the text, which ends with a newline; an empty line; then for each signature
/// a line <c>— name base64(key id ‖ signature)</c>. What is signed is the text with its final newline, without the empty line.
/// </summary>
public sealed class SignedNote
{
    private const string SignaturePrefix = "— ";
    private const int Ed25519SignatureLength = 64;

    // Beyond this a note is an attack on whoever reads it (C2SP: at least 16 signatures must be accepted).
    private const int MaxSignatures = 100;

    private readonly List<(string Name, uint KeyId, byte[] Signature)> _signatures = [];

    private SignedNote(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="FormatException">Not a signed note.</exception>
    public static SignedNote Parse(string note)
    {
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        Require(split >= 0 && note.EndsWith('\n'), "a text, an empty line and signature lines");
        Require(!note.Any(c => c != '\n' && char.IsControl(c)), "no control character");

        var parsed = new SignedNote(note[..(split + 1)]);
        var lines = note[(split + 2)..].Split('\n')[..^1];
        Require(lines.Length is > 0 and <= MaxSignatures, $"1 to {MaxSignatures} signatures");
        foreach (var line in lines)
        {
            parsed._signatures.Add(ParseSignature(line));
        }

        return parsed;
    }

    /// <summary>Whether at least one signature is by this key, and every signature by this key is good.</summary>
    public bool IsSignedBy(CheckpointKey key)
    {
        var signed = Encoding.UTF8.GetBytes(Text);
        var mine = _signatures.Where(s => s.Name == key.Name && s.KeyId == key.Id).ToList();
        return mine.Count > 0 && mine.All(s => s.Signature.Length == Ed25519SignatureLength && key.Verify(signed, s.Signature));
    }

    /// <summary>Whether a signature claims to be by this key, good or not.</summary>
    internal bool Names(CheckpointKey key) => _signatures.Any(s => s.Name == key.Name && s.KeyId == key.Id);

    internal static string SignatureLine(CheckpointKey key, ReadOnlySpan<byte> signature)
    {
        var bytes = new byte[4 + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, key.Id);
        signature.CopyTo(bytes.AsSpan(4));
        return $"{SignaturePrefix}{key.Name} {Convert.ToBase64String(bytes)}\n";
    }

    internal static bool IsSignatureLine(string line) => line.StartsWith(SignaturePrefix, StringComparison.Ordinal);

    private static (string Name, uint KeyId, byte[] Signature) ParseSignature(string line)
    {
        Require(IsSignatureLine(line), "signature lines that begin with '— '");
        var parts = line[SignaturePrefix.Length..].Split(' ');
        Require(parts.Length == 2 && CheckpointKey.IsName(parts[0]), "a key name and a signature on each signature line");

        var bytes = new byte[parts[1].Length];
        var decoded = Convert.TryFromBase64String(parts[1], bytes, out var written) && written > 4;
        Require(decoded && Convert.ToBase64String(bytes, 0, written) == parts[1], "signatures in base64");
        return (parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..written]);
    }

    private static void Require(bool condition, string expected)
    {
        if (!condition)
        {
            throw new FormatException($"Not a signed note: expected {expected}.");
        }
    }
}
