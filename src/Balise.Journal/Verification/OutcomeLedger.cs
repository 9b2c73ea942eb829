using Balise.Journal.Entries;

namespace Balise.Journal.Verification;

/// <summary>
/// One outcome at most for each decision, after it, and none for what was denied. Remembers the decisions that may still have an
/// outcome (requests under way and holds), and some of the last that had one.
/// </summary>
internal sealed class OutcomeLedger
{
    // Only to name a second outcome for what it is: an outcome too old to be remembered is still refused.
    private const int Remembered = 1 << 16;

    private readonly Dictionary<EntryId, bool> _awaiting = [];

    private HashSet<EntryId> _settled = [];
    private HashSet<EntryId> _settledBefore = [];
    private long _unreadable;

    /// <summary>Decisions that let something through and have no outcome yet.</summary>
    public long Open { get; private set; }

    /// <summary>An expired entry may have been the decision of one later outcome.</summary>
    public void ObserveExpired() => _unreadable++;

    /// <summary>The promise that the entry breaks; null when it breaks none.</summary>
    public (FaultKind Kind, string Detail)? Observe(EntryContent entry)
    {
        if (entry.Columns.Type == EntryType.Decision && entry.Verdict != Verdicts.Deny)
        {
            var letsThrough = Verdicts.LetsThrough(entry.Verdict);
            _awaiting[entry.Columns.Id] = letsThrough;
            Open += letsThrough ? 1 : 0;
        }

        return entry.Columns is { Type: EntryType.Outcome, Decision: { } decision } ? Settle(decision) : null;
    }

    private (FaultKind Kind, string Detail)? Settle(EntryId decision)
    {
        if (_awaiting.Remove(decision, out var letsThrough))
        {
            Open -= letsThrough ? 1 : 0;
            Remember(decision);
            return null;
        }

        if (_settled.Contains(decision) || _settledBefore.Contains(decision))
        {
            return (FaultKind.SecondOutcome, $"decision {decision} already has an outcome");
        }

        if (_unreadable > 0)
        {
            _unreadable--;
            Remember(decision);
            return null;
        }

        return (FaultKind.OutcomeWithoutDecision, $"no earlier decision {decision} awaits an outcome in this log");
    }

    private void Remember(EntryId decision)
    {
        if (_settled.Count == Remembered)
        {
            (_settledBefore, _settled) = (_settled, _settledBefore);
            _settled.Clear();
        }

        _settled.Add(decision);
    }
}
