using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Balise.Detection;

namespace Balise.Gateway.Content.Masking;

/// <summary>
/// The values behind placeholders, by conversation, in memory: encrypted (AES-GCM, NIST SP 800-38D) under a key that this process drew
/// and that dies with it, found by the HMAC of the value. Nothing here is ever logged or written.
/// </summary>
internal sealed class PlaceholderVault(GatewayOptions options, TimeProvider clock) : IDisposable
{
    private const int Nonce = 12;
    private const int Tag = 16;

    private readonly ConcurrentDictionary<ConversationId, PlaceholderSet> sets = new();
    private readonly byte[] macKey = RandomNumberGenerator.GetBytes(32);
    private readonly AesGcm cipher = new(RandomNumberGenerator.GetBytes(32), Tag);
    private readonly Lock gate = new();
    private long sealings;

    /// <summary>The placeholders of a conversation; of this request alone when it names none.</summary>
    /// <param name="conversation">From the client's header, or null.</param>
    public PlaceholderSet Open(Guid organization, string key, string? conversation)
    {
        var now = clock.GetUtcNow();
        if (conversation is null)
        {
            return new PlaceholderSet(this, options.MaxPlaceholders) { LastUsed = now };
        }

        var id = new ConversationId(organization, key, conversation);
        if (sets.TryGetValue(id, out var known) && now - known.LastUsed <= options.PlaceholderLife)
        {
            known.LastUsed = now;
            return known;
        }

        if (known is not null)
        {
            sets.TryRemove(KeyValuePair.Create(id, known));
        }

        if (sets.Count >= options.MaxConversations)
        {
            Forget(now);
        }

        var set = sets.GetOrAdd(id, _ => new PlaceholderSet(this, options.MaxPlaceholders));
        set.LastUsed = now;
        return set;
    }

    public void Dispose()
    {
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(macKey);
    }

    /// <summary>What a value is known by: its type and its letters and digits, under this process's key.</summary>
    internal UInt128 Fingerprint(FindingType type, string normalised)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(macKey, Encoding.UTF8.GetBytes($"{(int)type}:{normalised}"), mac);
        return BitConverter.ToUInt128(mac);
    }

    internal byte[] Seal(string value, Placeholder name)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var sealedValue = new byte[Nonce + Tag + plain.Length];
        lock (gate)
        {
            // INVARIANT: a counter never repeats a nonce under one key; the key is not older than the counter.
            BitConverter.TryWriteBytes(sealedValue, ++sealings);
            cipher.Encrypt(
                sealedValue.AsSpan(0, Nonce), plain, sealedValue.AsSpan(Nonce + Tag), sealedValue.AsSpan(Nonce, Tag), Encoding.ASCII.GetBytes(name.ToString()));
        }

        CryptographicOperations.ZeroMemory(plain);
        return sealedValue;
    }

    internal string Unseal(byte[] sealedValue, Placeholder name)
    {
        var plain = new byte[sealedValue.Length - Nonce - Tag];
        lock (gate)
        {
            cipher.Decrypt(
                sealedValue.AsSpan(0, Nonce), sealedValue.AsSpan(Nonce + Tag), sealedValue.AsSpan(Nonce, Tag), plain, Encoding.ASCII.GetBytes(name.ToString()));
        }

        var value = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return value;
    }

    private void Forget(DateTimeOffset now)
    {
        var old = sets.OrderBy(s => s.Value.LastUsed).ToList();
        var expired = old.TakeWhile(s => now - s.Value.LastUsed > options.PlaceholderLife).Count();
        foreach (var set in old.Take(Math.Max(expired, options.MaxConversations / 20 + 1)))
        {
            sets.TryRemove(set);
        }
    }

    private readonly record struct ConversationId(Guid Organization, string Key, string Conversation);
}
