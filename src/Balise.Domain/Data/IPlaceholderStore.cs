using Balise.Domain.People;

namespace Balise.Domain.Data;

/// <summary>
/// The values behind the placeholders of conversations, sealed (<see cref="ISecretBox"/>), where every replica finds them. What is kept
/// names nobody and shows nothing: conversations by a keyed hash, values by theirs.
/// </summary>
public interface IPlaceholderStore
{
    /// <summary>What is kept of a conversation and has not lapsed; empty when nothing is.</summary>
    Task<IReadOnlyList<KeptValue>> LoadAsync(KeptConversation conversation, CancellationToken ct);

    /// <summary>
    /// All of them, durable, when it returns true, and the whole conversation is then kept until <paramref name="expires"/>. None when
    /// another process took one of these names or values first: load again, and choose again.
    /// </summary>
    Task<bool> TryKeepAsync(KeptConversation conversation, IReadOnlyList<KeptValue> values, DateTimeOffset expires, CancellationToken ct);

    /// <summary>Keeps conversations longer; never shorter than they are.</summary>
    Task ProlongAsync(IReadOnlyCollection<KeptConversation> used, DateTimeOffset expires, CancellationToken ct);

    /// <summary>Erases what lapsed, of every organisation.</summary>
    /// <returns>Values erased.</returns>
    Task<int> EraseLapsedAsync(CancellationToken ct);
}

/// <param name="Hash">64 hexadecimal digits: a keyed hash of whose conversation it is and of its name.</param>
public readonly record struct KeptConversation(OrganizationId Organization, string Hash);

/// <summary>One value of a conversation.</summary>
/// <param name="Type">Capital name of the kind of value, as in the placeholder.</param>
/// <param name="Number">From 1; with the type, unique in the conversation.</param>
/// <param name="Fingerprint">32 hexadecimal digits: a keyed hash of the value, unique in the conversation.</param>
/// <param name="Sealed">Opens with the purpose <c>placeholder</c>.</param>
public sealed record KeptValue(string Type, int Number, string Fingerprint, byte[] Sealed);
