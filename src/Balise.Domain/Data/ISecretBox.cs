using Balise.Domain.People;

namespace Balise.Domain.Data;

/// <summary>
/// Keeps small things secret at rest: one key for each organisation and purpose, drawn from the installation's master key. What was
/// sealed for one organisation, purpose or context does not open for another.
/// </summary>
public interface ISecretBox
{
    /// <param name="purpose">A short constant of the product, for example <c>credential</c>.</param>
    /// <param name="context">What the secret belongs to; it must be said again, the same, to open it.</param>
    byte[] Seal(OrganizationId organization, string purpose, string context, ReadOnlySpan<byte> plain);

    /// <summary>Null when it was sealed for something else, under another master key, or was changed.</summary>
    byte[]? Open(OrganizationId organization, string purpose, string context, ReadOnlySpan<byte> sealedBytes);

    /// <summary>A key of the organisation for keyed hashes: the same value gives the same fingerprint in every process.</summary>
    byte[] Key(OrganizationId organization, string purpose);
}
