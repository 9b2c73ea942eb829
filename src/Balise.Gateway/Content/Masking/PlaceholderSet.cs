using System.Diagnostics.CodeAnalysis;
using Balise.Detection;

namespace Balise.Gateway.Content.Masking;

/// <summary>The placeholders of one conversation: the same value always gets the same one. Thread-safe: turns may overlap.</summary>
internal sealed class PlaceholderSet(PlaceholderVault vault, int max)
{
    private readonly Lock gate = new();
    private readonly Dictionary<UInt128, Placeholder> byValue = [];
    private readonly Dictionary<Placeholder, byte[]> values = [];
    private readonly HashSet<Placeholder> reserved = [];
    private readonly Dictionary<FindingType, int> last = [];
    private long lastUsed;

    public DateTimeOffset LastUsed
    {
        get => new(Interlocked.Read(ref lastUsed), TimeSpan.Zero);
        set => Interlocked.Exchange(ref lastUsed, value.UtcTicks);
    }

    /// <summary>Never issue this one: somebody wrote it already, and it would be taken for ours on the way back.</summary>
    public void Reserve(Placeholder written)
    {
        lock (gate)
        {
            // The number is bounded, so that a text full of them cannot fill the memory.
            if (!values.ContainsKey(written) && reserved.Count < max)
            {
                reserved.Add(written);
            }
        }
    }

    /// <summary>False when the conversation keeps as many values as it may.</summary>
    public bool TryIssue(FindingType type, ReadOnlySpan<char> value, out Placeholder name)
    {
        var fingerprint = vault.Fingerprint(type, ValueForms.Normalise(type, value));
        lock (gate)
        {
            if (byValue.TryGetValue(fingerprint, out name))
            {
                return true;
            }

            if (values.Count >= max || reserved.Count >= max)
            {
                return false;
            }

            var number = last.GetValueOrDefault(type);
            do
            {
                name = new Placeholder(type, ++number);
            }
            while (reserved.Contains(name));

            last[type] = number;
            byValue.Add(fingerprint, name);
            values.Add(name, vault.Seal(value.ToString(), name));
            return true;
        }
    }

    /// <summary>The value, when this conversation issued the placeholder; any other is somebody else's and stays as it is.</summary>
    public bool TryRestore(Placeholder name, [NotNullWhen(true)] out string? value)
    {
        lock (gate)
        {
            value = values.TryGetValue(name, out var kept) ? vault.Unseal(kept, name) : null;
            return value is not null;
        }
    }
}
