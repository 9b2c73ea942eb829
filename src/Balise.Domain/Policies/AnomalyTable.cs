using System.Buffers;
using System.Collections.Frozen;
using Balise.Domain.Norms;

namespace Balise.Domain.Policies;

/// <summary>What is watched, and who is held.</summary>
public sealed class AnomalyTable
{
    private readonly FrozenDictionary<Guid, SnapshotHold> byPerson;
    private readonly FrozenDictionary<string, SnapshotHold> byKey;

    internal AnomalyTable(PolicySnapshot snapshot)
    {
        Watches = [.. snapshot.Watches ?? []];
        var holds = snapshot.Holds ?? [];
        byPerson = holds.Where(h => h.Person is not null).GroupBy(h => h.Person!.Value).ToFrozenDictionary(g => g.Key, g => g.First());
        byKey = holds.Where(h => h.Person is null).GroupBy(h => h.Key).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var phrases = Watches.Where(w => w.Signal is AnomalySignal.Injection).SelectMany(w => w.Phrases ?? []).ToArray();
        Phrases = phrases.Length == 0 ? null : SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(snapshot.TimeZone);
    }

    public SnapshotWatch[] Watches { get; }

    /// <summary>Signals of injection; <c>null</c> when they are not watched.</summary>
    public SearchValues<string>? Phrases { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>The hold on this person, or on this application's key.</summary>
    public SnapshotHold? HoldOf(string key, Guid person) =>
        person == Guid.Empty ? byKey.GetValueOrDefault(key) : byPerson.GetValueOrDefault(person);
}
