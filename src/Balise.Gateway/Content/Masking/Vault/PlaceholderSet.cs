using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Balise.Detection;
using Balise.Domain.Data;

namespace Balise.Gateway.Content.Masking.Vault;

/// <summary>
/// The placeholders of one request: those its conversation knows, and those it issues itself, which are nobody else's until they are
/// kept. The same value always gets the same one. One request, one thread.
/// </summary>
internal sealed class PlaceholderSet(ConversationValues conversation, int max)
{
    private readonly Dictionary<UInt128, Placeholder> byValue = [];
    private readonly Dictionary<Placeholder, byte[]> values = [];
    private readonly Dictionary<FindingType, int> last = [];
    private bool full;

    public ConversationValues Conversation => conversation;

    /// <summary>One bit for each <see cref="FindingType"/> whose value was put back in the answer.</summary>
    public ulong RestoredTypes { get; private set; }

    /// <summary>Never issue this one: somebody wrote it already.</summary>
    public void Reserve(Placeholder written) => full |= !conversation.TryReserve(written, max);

    /// <summary>False when the conversation keeps as many values as it may.</summary>
    public bool TryIssue(FindingType type, ReadOnlySpan<char> value, out Placeholder name)
    {
        var fingerprint = conversation.Seal.Fingerprint(type, ValueForms.Normalise(type, value));
        if (conversation.TryFind(fingerprint, out name) || byValue.TryGetValue(fingerprint, out name))
        {
            return true;
        }

        var number = Math.Max(conversation.Last(type), last.GetValueOrDefault(type));
        do
        {
            name = new Placeholder(type, ++number);
        }
        while (conversation.IsWritten(name));

        if (full || conversation.Count + values.Count >= max || number > Placeholder.MaxNumber)
        {
            return false;
        }

        last[type] = number;
        byValue.Add(fingerprint, name);
        values.Add(name, conversation.Seal.Seal(value.ToString(), name));
        return true;
    }

    /// <summary>The value, when this conversation issued the placeholder; any other is somebody else's and stays as it is.</summary>
    public bool TryRestore(Placeholder name, [NotNullWhen(true)] out string? value)
    {
        value = values.TryGetValue(name, out var kept) || conversation.TryGet(name, out kept) ? conversation.Seal.Unseal(kept, name) : null;
        RestoredTypes |= value is null ? 0 : 1UL << (int)name.Type;
        return value is not null;
    }

    /// <summary>What this request issued, in the order of names: two processes that keep at once then meet at the same name.</summary>
    public IReadOnlyList<KeptValue> Issued() =>
    [
        .. byValue.Select(v => new KeptValue(
                FindingTypes.Name(v.Value.Type), v.Value.Number, v.Key.ToString("x32", CultureInfo.InvariantCulture), values[v.Value]))
            .OrderBy(v => v.Type, StringComparer.Ordinal).ThenBy(v => v.Number),
    ];
}
