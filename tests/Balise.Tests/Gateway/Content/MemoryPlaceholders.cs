using Balise.Domain.Data;

namespace Balise.Tests.Gateway.Content;

/// <summary>A store of placeholders that several vaults share, and that can be told to fail.</summary>
internal sealed class MemoryPlaceholders(TimeProvider clock) : IPlaceholderStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(KeptConversation, string, int), (KeptValue Value, DateTimeOffset Expires)> rows = [];

    public bool Down { get; set; }

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public IReadOnlyList<KeptValue> All
    {
        get
        {
            lock (gate)
            {
                return [.. rows.Values.Select(r => r.Value)];
            }
        }
    }

    public Task<IReadOnlyList<KeptValue>> LoadAsync(KeptConversation conversation, CancellationToken ct)
    {
        Fail();
        lock (gate)
        {
            Reads++;
            return Task.FromResult<IReadOnlyList<KeptValue>>(
                [.. rows.Where(r => r.Key.Item1 == conversation && r.Value.Expires > clock.GetUtcNow()).Select(r => r.Value.Value)]);
        }
    }

    public Task<bool> TryKeepAsync(KeptConversation conversation, IReadOnlyList<KeptValue> values, DateTimeOffset expires, CancellationToken ct)
    {
        Fail();
        lock (gate)
        {
            Writes++;
            foreach (var lapsed in rows.Where(r => r.Value.Expires <= clock.GetUtcNow()).Select(r => r.Key).ToList())
            {
                rows.Remove(lapsed);
            }

            if (values.Any(v => rows.ContainsKey((conversation, v.Type, v.Number))
                || rows.Any(r => r.Key.Item1 == conversation && r.Value.Value.Fingerprint == v.Fingerprint)))
            {
                return Task.FromResult(false);
            }

            foreach (var value in values)
            {
                rows.Add((conversation, value.Type, value.Number), (value, expires));
            }

            return Task.FromResult(true);
        }
    }

    public Task ProlongAsync(IReadOnlyCollection<KeptConversation> used, DateTimeOffset expires, CancellationToken ct)
    {
        Fail();
        lock (gate)
        {
            Writes++;
            foreach (var (key, row) in rows.Where(r => used.Contains(r.Key.Item1)).ToList())
            {
                rows[key] = (row.Value, expires);
            }

            return Task.CompletedTask;
        }
    }

    public Task<int> EraseLapsedAsync(CancellationToken ct)
    {
        Fail();
        lock (gate)
        {
            var lapsed = rows.Where(r => r.Value.Expires <= clock.GetUtcNow()).Select(r => r.Key).ToList();
            lapsed.ForEach(key => rows.Remove(key));
            return Task.FromResult(lapsed.Count);
        }
    }

    private void Fail()
    {
        if (Down)
        {
            throw new IOException("The store is down.");
        }
    }
}
