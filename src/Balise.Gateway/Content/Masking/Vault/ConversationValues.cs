using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Balise.Detection;
using Balise.Domain.Data;

namespace Balise.Gateway.Content.Masking.Vault;

/// <summary>
/// What this process knows of the placeholders of one conversation, sealed. Only what is kept where every replica finds it is here.
/// Thread-safe: turns may overlap.
/// </summary>
internal sealed class ConversationValues(KeptConversation conversation, IValueSeal seal)
{
    private readonly Lock gate = new();
    private readonly Dictionary<UInt128, Placeholder> byValue = [];
    private readonly Dictionary<Placeholder, byte[]> values = [];
    private readonly HashSet<Placeholder> written = [];
    private readonly Dictionary<FindingType, int> last = [];
    private long lastUsed;
    private long prolonged;

    public KeptConversation Conversation => conversation;

    public IValueSeal Seal => seal;

    public DateTimeOffset LastUsed
    {
        get => new(Interlocked.Read(ref lastUsed), TimeSpan.Zero);
        set => Interlocked.Exchange(ref lastUsed, value.UtcTicks);
    }

    /// <summary>Used, and holding values, since the store was told for the last time.</summary>
    public bool IsOwedTime => Count > 0 && Interlocked.Read(ref lastUsed) > Interlocked.Read(ref prolonged);

    public int Count
    {
        get
        {
            lock (gate)
            {
                return values.Count;
            }
        }
    }

    /// <summary>The store keeps it as long as a use at this instant allows.</summary>
    public void Prolonged(DateTimeOffset use) => Interlocked.Exchange(ref prolonged, use.UtcTicks);

    public bool Has(Placeholder name)
    {
        lock (gate)
        {
            return values.ContainsKey(name);
        }
    }

    public bool TryFind(UInt128 fingerprint, out Placeholder name)
    {
        lock (gate)
        {
            return byValue.TryGetValue(fingerprint, out name);
        }
    }

    public bool TryGet(Placeholder name, [NotNullWhen(true)] out byte[]? sealedValue)
    {
        lock (gate)
        {
            return values.TryGetValue(name, out sealedValue);
        }
    }

    /// <summary>The highest number given so far.</summary>
    public int Last(FindingType type)
    {
        lock (gate)
        {
            return last.GetValueOrDefault(type);
        }
    }

    public bool IsWritten(Placeholder name)
    {
        lock (gate)
        {
            return written.Contains(name);
        }
    }

    /// <summary>Somebody wrote it before it was issued: it would be taken for ours on the way back.</summary>
    /// <param name="max">Bounded, so that texts full of them cannot fill the memory.</param>
    public bool TryReserve(Placeholder name, int max)
    {
        lock (gate)
        {
            return values.ContainsKey(name) || written.Contains(name) || (written.Count < max && written.Add(name));
        }
    }

    /// <summary>Adds what the store keeps.</summary>
    public void Add(IEnumerable<KeptValue> kept)
    {
        lock (gate)
        {
            foreach (var value in kept)
            {
                if (FindingTypes.TryParse(value.Type, out var type)
                    && UInt128.TryParse(value.Fingerprint, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var fingerprint))
                {
                    var name = new Placeholder(type, value.Number);
                    values[name] = value.Sealed;
                    byValue[fingerprint] = name;
                    last[type] = Math.Max(last.GetValueOrDefault(type), value.Number);
                }
            }
        }
    }
}
