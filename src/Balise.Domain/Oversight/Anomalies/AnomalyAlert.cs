using Balise.Domain.People;

namespace Balise.Domain.Oversight.Anomalies;

public readonly record struct AnomalyAlertId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A threshold was reached. When it holds, the person (or the application's key) asks nothing until someone releases them.</summary>
public sealed class AnomalyAlert : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private AnomalyAlert() => (Pattern, Key) = ("", "");

    public AnomalyAlertId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Id of the pattern of the norms.</summary>
    public string Pattern { get; private set; }

    public string Key { get; private set; }

    /// <summary><c>null</c> for an application.</summary>
    public PersonId? Person { get; private set; }

    public int Count { get; private set; }

    /// <summary>The journal entry of the request that reached it.</summary>
    public Guid Decision { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Requests are refused until it is released.</summary>
    public bool Holds { get; private set; }

    public PersonId? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public string? Reason { get; private set; }

    public bool Open => ReleasedAt is null;

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static AnomalyAlert Raise(AnomalyAlertId id, AnomalySeen seen)
    {
        var alert = new AnomalyAlert
        {
            Id = id, Organization = seen.Organization, Pattern = seen.Pattern, Key = seen.Key, Person = seen.Person, Count = seen.Count,
            Decision = seen.Decision, At = seen.At, Holds = seen.Hold,
        };
        alert.facts.Add(new Fact(
            seen.Hold ? "anomaly.held" : "anomaly.detected", $"anomaly:{id}", ("pattern", seen.Pattern), ("key", seen.Key),
            ("person", seen.Person?.ToString()), ("count", seen.Count.ToString()), ("decision", seen.Decision.ToString()))
        {
            ChangesPolicy = seen.Hold, Source = "guide 2.3",
        });
        return alert;
    }

    /// <summary>The security officer, with a reason; never the person it is about.</summary>
    public Result<Done> Release(string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf([Roles.SecurityOfficer]))
        {
            return new Forbidden("role.needed", ("roles", Roles.SecurityOfficer));
        }

        if (by.Person == Person)
        {
            return new Forbidden("segregation.own_anomaly");
        }

        if (!Open)
        {
            return new Conflict("anomaly.already_released");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Invalid([new(nameof(Reason), "field.required")]);
        }

        (ReleasedBy, ReleasedAt, Reason) = (by.Person, at, reason);
        Version++;
        facts.Add(new Fact("anomaly.released", $"anomaly:{Id}", ("pattern", Pattern), ("key", Key), ("reason", reason))
        {
            ChangesPolicy = Holds, Source = "guide 2.3",
        });
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();
}

/// <param name="Person"><c>null</c> for an application.</param>
/// <param name="Hold">Hold them until released.</param>
public sealed record AnomalySeen(
    OrganizationId Organization, string Pattern, string Key, PersonId? Person, int Count, Guid Decision, DateTimeOffset At, bool Hold);

/// <summary>Where the gateway tells what it saw. A hold is in force everywhere when it returns here, and at the next news elsewhere.</summary>
public interface IAnomalyDesk
{
    Task RaiseAsync(AnomalySeen seen, CancellationToken ct);
}

/// <summary>Lets someone ask again, or closes an alert that held nobody.</summary>
public sealed class ReleaseAnomaly(IStore<AnomalyAlert> alerts, IChanges changes, TimeProvider clock)
{
    public async Task<Result<AnomalyAlert>> ExecuteAsync(Guid id, string reason, Actor by, CancellationToken ct)
    {
        if (await alerts.FindAsync(id, ct) is not { } alert)
        {
            return new NotFound("anomaly.not_found");
        }

        if (alert.Release(reason, by, clock.GetUtcNow()) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : alert;
    }
}
