using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Balise.Journal.Checkpoints;

/// <summary>
/// A public key that verifies checkpoints, with the name it signs under. Its text is the C2SP signed-note "vkey":
/// <c>name+hash+base64(0x01 ‖ public key)</c>, where the hash (8 hexadecimal digits) identifies name and key together.
/// </summary>
public sealed class CheckpointKey : IEquatable<CheckpointKey>
{
    internal const byte Ed25519Type = 0x01;
    internal const int KeyLength = 32;

    private readonly PublicKey _key;

    internal CheckpointKey(string name, PublicKey key)
    {
        (Name, _key) = (name, key);
        Id = KeyId(name, key.Export(KeyBlobFormat.RawPublicKey));
    }

    /// <summary>The name on the signature line.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), big-endian.</summary>
    public uint Id { get; }

    /// <exception cref="FormatException">Not a verifier key, or its hash does not match its content.</exception>
    public static CheckpointKey Parse(string text)
    {
        // Base64 may itself contain '+': only the first two are separators.
        var parts = text.Split('+', 3);
        if (parts.Length == 3 && IsName(parts[0]) && KeyText.TryDecode(parts[2], out var publicKey)
            && PublicKey.TryImport(SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var key))
        {
            var parsed = new CheckpointKey(parts[0], key!);
            if (parsed.ToString() == text)
            {
                return parsed;
            }
        }

        throw new FormatException("Not a verifier key: expected name+hash+base64, all three agreeing.");
    }

    /// <summary>Whether the name may sign: not empty, no white space, no '+'.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.Any(c => c == '+' || char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>Whether the Ed25519 signature (64 bytes) of these bytes was made by this key.</summary>
    public bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature) =>
        SignatureAlgorithm.Ed25519.Verify(_key, signed, signature);

    public override string ToString() =>
        $"{Name}+{Id:x8}+{KeyText.Encode(_key.Export(KeyBlobFormat.RawPublicKey))}";

    public bool Equals(CheckpointKey? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as CheckpointKey);

    public override int GetHashCode() => (int)Id;

    private static uint KeyId(string name, byte[] publicKey)
    {
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey]);
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }
}

/// <summary>The base64 part of a key's text: the algorithm byte and 32 bytes of key or seed.</summary>
internal static class KeyText
{
    public static string Encode(ReadOnlySpan<byte> key) => Convert.ToBase64String([CheckpointKey.Ed25519Type, .. key]);

    public static bool TryDecode(string text, out byte[] key)
    {
        var bytes = new byte[CheckpointKey.KeyLength + 1];
        var valid = Convert.TryFromBase64String(text, bytes, out var written)
            && written == bytes.Length && bytes[0] == CheckpointKey.Ed25519Type;
        key = valid ? bytes[1..] : [];
        return valid;
    }
}
