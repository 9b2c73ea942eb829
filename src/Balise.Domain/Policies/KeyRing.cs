using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Balise.Domain.Policies;

/// <summary>The keys that may ask, by SHA-256, revoked ones included so that a refusal can tell them apart in the journal.</summary>
public sealed class KeyRing(IEnumerable<KeyHolder> holders)
{
    public static readonly KeyRing Empty = new([]);

    private readonly FrozenDictionary<KeyHash, KeyHolder> byHash = holders.ToFrozenDictionary(h => KeyHash.From(h.Hash));

    public int Count => byHash.Count;

    /// <summary>The holder of a key in its clear ASCII form, or <c>null</c>. Allocates nothing.</summary>
    public KeyHolder? Find(ReadOnlySpan<byte> key)
    {
        if (key.Length is 0 or > 256)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return byHash.GetValueOrDefault(KeyHash.From(hash));
    }

    private readonly record struct KeyHash(ulong A, ulong B, ulong C, ulong D)
    {
        public static KeyHash From(ReadOnlySpan<byte> hash)
        {
            var words = MemoryMarshal.Cast<byte, ulong>(hash);
            return new(words[0], words[1], words[2], words[3]);
        }
    }
}

/// <summary>Who a key stands for.</summary>
/// <param name="Hash">SHA-256 of the key.</param>
/// <param name="Key">Slug of the key, shown to people and written in the journal.</param>
/// <param name="Revoked">Kept so that its use is refused and seen.</param>
public sealed record KeyHolder(byte[] Hash, string Key, Guid Organization, string UseCase, Requester Requester, string? Application, bool Revoked);
