using System.Security.Cryptography;
using System.Text;
using Balise.Detection;
using Balise.Domain.Data;

namespace Balise.Gateway.Content.Masking.Vault;

/// <summary>How the values of a set are hidden, and known again.</summary>
internal interface IValueSeal
{
    /// <summary>What a value is known by: its type and its letters and digits, under a key.</summary>
    UInt128 Fingerprint(FindingType type, string normalised);

    byte[] Seal(string value, Placeholder name);

    /// <summary>Null when it was sealed for something else, or under another key.</summary>
    string? Unseal(byte[] sealedValue, Placeholder name);
}

/// <summary>
/// For values that live as long as one request: AES-GCM (NIST SP 800-38D) under a key that this process drew and that dies with it.
/// </summary>
internal sealed class ProcessSeal : IValueSeal, IDisposable
{
    private const int Nonce = 12;
    private const int Tag = 16;

    private readonly byte[] macKey = RandomNumberGenerator.GetBytes(32);
    private readonly AesGcm cipher = new(RandomNumberGenerator.GetBytes(32), Tag);
    private readonly Lock gate = new();
    private long sealings;

    public UInt128 Fingerprint(FindingType type, string normalised) => Fingerprints.Of(macKey, "", type, normalised);

    public byte[] Seal(string value, Placeholder name)
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

    public string Unseal(byte[] sealedValue, Placeholder name)
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

    public void Dispose()
    {
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(macKey);
    }
}

/// <summary>For values that a conversation keeps: sealed for the organisation, bound to the conversation and to the placeholder.</summary>
internal sealed class ConversationSeal(ISecretBox box, KeptConversation conversation) : IValueSeal
{
    private const string Purpose = "placeholder";

    private readonly byte[] macKey = box.Key(conversation.Organization, "placeholder-value");

    // The conversation is part of it: the same value in two conversations shows no resemblance.
    public UInt128 Fingerprint(FindingType type, string normalised) => Fingerprints.Of(macKey, conversation.Hash, type, normalised);

    public byte[] Seal(string value, Placeholder name)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var sealedValue = box.Seal(conversation.Organization, Purpose, Context(name), plain);
        CryptographicOperations.ZeroMemory(plain);
        return sealedValue;
    }

    public string? Unseal(byte[] sealedValue, Placeholder name)
    {
        if (box.Open(conversation.Organization, Purpose, Context(name), sealedValue) is not { } plain)
        {
            return null;
        }

        var value = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return value;
    }

    private string Context(Placeholder name) => $"{conversation.Hash} {name}";
}

file static class Fingerprints
{
    public static UInt128 Of(byte[] key, string conversation, FindingType type, string normalised)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{conversation}{FindingTypes.Name(type)}:{normalised}"), mac);
        return BitConverter.ToUInt128(mac);
    }
}
