using Balise.Journal.Entries;

namespace Balise.Journal.Verification;

/// <summary>
/// Ids, once each, and instants, never backwards in silence. An id holds its instant, so it can only come back near that instant:
/// ids older than the window are forgotten, and memory follows the rate of the log, not its length.
/// </summary>
internal sealed class IdLedger(TimeSpan clockTolerance)
{
    // An entry is within IdTolerance of its id, and within clockTolerance of the latest entry.
    private readonly TimeSpan _window = (2 * PendingEntry.IdTolerance) + clockTolerance;

    private HashSet<EntryId> _current = [];
    private HashSet<EntryId> _previous = [];
    private DateTimeOffset _windowStart = DateTimeOffset.MinValue;
    private DateTimeOffset? _latest;

    /// <summary>Setbacks of the clock that were declared.</summary>
    public long ClockChanges { get; private set; }

    /// <summary>The promise that the entry breaks; null when it breaks none.</summary>
    public (FaultKind Kind, string Detail)? Observe(EntryColumns entry)
    {
        if ((entry.Id.At - entry.At).Duration() > PendingEntry.IdTolerance)
        {
            return (FaultKind.IdInstantDiffers, "the instant inside the id is not that of the entry");
        }

        if (entry.Type == EntryType.Clock)
        {
            ClockChanges++;
            _latest = null;
        }

        if (_latest - entry.At > clockTolerance)
        {
            return (FaultKind.TimeWentBack, $"{EntryEnvelope.Format(entry.At)} comes after {EntryEnvelope.Format(_latest.GetValueOrDefault())}");
        }

        _latest = _latest > entry.At ? _latest : entry.At;
        Forget(_latest.GetValueOrDefault());
        return _previous.Contains(entry.Id) || !_current.Add(entry.Id) ? (FaultKind.DuplicateId, "an earlier entry has this id") : null;
    }

    private void Forget(DateTimeOffset latest)
    {
        if ((latest - _windowStart).Duration() > _window)
        {
            (_previous, _current) = (_current, _previous);
            _current.Clear();
            _windowStart = latest;
        }
    }
}
