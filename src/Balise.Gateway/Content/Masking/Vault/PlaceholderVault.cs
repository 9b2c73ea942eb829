using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Gateway.Content.Masking.Vault;

/// <summary>
/// The values behind placeholders. Those of a request alone stay in memory and die with it. Those of a conversation are kept sealed in
/// the store, where every replica finds them; what this process met lately is here too, so that a turn that brings nothing new asks
/// nobody. Nothing here is ever logged.
/// </summary>
internal sealed class PlaceholderVault(IPlaceholderStore store, ISecretBox box, GatewayOptions options, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<ConversationId, ConversationValues> known = new();
    private readonly ProcessSeal alone = new();

    // Conversations share these: two that meet wait a little for nothing, and nothing grows with their number.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>For a request that names no conversation.</summary>
    public PlaceholderSet Alone() => new(new ConversationValues(default, alone), options.MaxPlaceholders);

    /// <summary>What this process knows of a conversation, when it knows something.</summary>
    public ConversationValues? Recall(KeyHolder holder, string conversation)
    {
        if (!known.TryGetValue(Id(holder, conversation), out var values) || clock.GetUtcNow() - values.LastUsed > options.PlaceholderLife)
        {
            return null;
        }

        values.LastUsed = clock.GetUtcNow();
        return values;
    }

    /// <summary>What the store keeps of a conversation, added to what is known here.</summary>
    /// <exception cref="Exception">The store does not answer: whatever its own says.</exception>
    public async Task<ConversationValues> LoadAsync(KeyHolder holder, string conversation, CancellationToken ct)
    {
        var values = Recall(holder, conversation) ?? Begin(holder, conversation);
        var kept = await store.LoadAsync(values.Conversation, ct);
        if (kept.Count > 0)
        {
            values.Add(kept);
            Remember(Id(holder, conversation), values);
        }

        return values;
    }

    public PlaceholderSet Open(ConversationValues values) => new(values, options.MaxPlaceholders);

    /// <summary>
    /// Keeps what a request issued, durably: only then may its text leave. False when another process took a name or a value first:
    /// load, and mask again.
    /// </summary>
    /// <exception cref="Exception">The store does not answer: whatever its own says.</exception>
    public async Task<bool> TryKeepAsync(KeyHolder holder, string conversation, PlaceholderSet set, CancellationToken ct)
    {
        var issued = set.Issued();
        if (issued.Count == 0)
        {
            return true;
        }

        var now = clock.GetUtcNow();
        if (!await store.TryKeepAsync(set.Conversation.Conversation, issued, now + options.PlaceholderLife, ct))
        {
            return false;
        }

        set.Conversation.Add(issued);
        set.Conversation.Prolonged(now);
        Remember(Id(holder, conversation), set.Conversation);
        return true;
    }

    /// <summary>As long as one request may wait for the store; dispose it.</summary>
    public CancellationTokenSource Limit(CancellationToken ct)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.PlaceholderPatience);
        return limit;
    }

    /// <summary>The turn of one request of a conversation, in this process; dispose it.</summary>
    public async Task<IDisposable> TurnAsync(KeyHolder holder, string conversation, CancellationToken ct)
    {
        var gate = turns[(uint)Id(holder, conversation).GetHashCode() % turns.Length];
        await gate.WaitAsync(ct);
        return new Turn(gate);
    }

    /// <summary>Gives the conversations used here more time, and erases what lapsed anywhere.</summary>
    public async Task CareAsync(CancellationToken ct)
    {
        var used = known.Values.Where(v => v.IsOwedTime).ToList();
        if (used.Count > 0)
        {
            var now = clock.GetUtcNow();
            await store.ProlongAsync([.. used.Select(v => v.Conversation)], now + options.PlaceholderLife, ct);
            used.ForEach(v => v.Prolonged(now));
        }

        await store.EraseLapsedAsync(ct);
    }

    public void Dispose()
    {
        alone.Dispose();
        Array.ForEach(turns, t => t.Dispose());
    }

    private static ConversationId Id(KeyHolder holder, string conversation) =>
        new(holder.Organization, holder.UseCase, holder.Key, holder.Requester.Person, conversation);

    private ConversationValues Begin(KeyHolder holder, string conversation)
    {
        var organization = new OrganizationId(holder.Organization);
        var whose = $"{holder.UseCase}\n{holder.Key}\n{holder.Requester.Person:N}\n{conversation}";
        var hash = HMACSHA256.HashData(box.Key(organization, "placeholder-conversation"), Encoding.UTF8.GetBytes(whose));
        var kept = new KeptConversation(organization, Convert.ToHexStringLower(hash));
        return new ConversationValues(kept, new ConversationSeal(box, kept)) { LastUsed = clock.GetUtcNow() };
    }

    private void Remember(ConversationId id, ConversationValues values)
    {
        if (known.Count >= options.MaxConversations && !known.ContainsKey(id))
        {
            Forget();
        }

        // Two first turns at once each bring their own: what the other one kept is loaded when it is met.
        known[id] = values;
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        var old = known.OrderBy(v => v.Value.LastUsed).ToList();
        var lapsed = old.TakeWhile(v => now - v.Value.LastUsed > options.PlaceholderLife).Count();
        foreach (var each in old.Take(Math.Max(lapsed, options.MaxConversations / 20 + 1)))
        {
            known.TryRemove(each);
        }
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }

    private readonly record struct ConversationId(Guid Organization, string UseCase, string Key, Guid Person, string Conversation);
}
