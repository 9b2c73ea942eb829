using System.Security.Cryptography;
using System.Text;
using Balise.Domain.Data;
using Balise.Domain.People;

namespace Balise.Persistence.Secrets;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, under keys derived from the master key by HKDF-SHA-256 (RFC 5869), one for
/// each organisation and purpose. A sealed value is one byte of format, the nonce, the tag, the text.
/// </summary>
public sealed class SecretBox : ISecretBox
{
    private const byte Format = 1;
    private const int Nonce = 12;
    private const int Tag = 16;

    private readonly byte[] master;

    /// <param name="master">32 bytes.</param>
    public SecretBox(byte[] master) =>
        this.master = master.Length == 32 ? master : throw new ArgumentException("A master key has 32 bytes.", nameof(master));

    public byte[] Seal(OrganizationId organization, string purpose, string context, ReadOnlySpan<byte> plain)
    {
        var result = new byte[1 + Nonce + Tag + plain.Length];
        result[0] = Format;
        RandomNumberGenerator.Fill(result.AsSpan(1, Nonce));
        using var cipher = new AesGcm(Key(organization, purpose), Tag);
        cipher.Encrypt(result.AsSpan(1, Nonce), plain, result.AsSpan(1 + Nonce + Tag), result.AsSpan(1 + Nonce, Tag), Encoding.UTF8.GetBytes(context));
        return result;
    }

    public byte[]? Open(OrganizationId organization, string purpose, string context, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < 1 + Nonce + Tag || sealedBytes[0] != Format)
        {
            return null;
        }

        var plain = new byte[sealedBytes.Length - 1 - Nonce - Tag];
        using var cipher = new AesGcm(Key(organization, purpose), Tag);
        try
        {
            cipher.Decrypt(
                sealedBytes.Slice(1, Nonce), sealedBytes[(1 + Nonce + Tag)..], sealedBytes.Slice(1 + Nonce, Tag), plain, Encoding.UTF8.GetBytes(context));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public byte[] Key(OrganizationId organization, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, organization.Value.ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes("balise/" + purpose));
}
