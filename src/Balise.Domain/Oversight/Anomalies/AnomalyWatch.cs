using Balise.Domain.Norms;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.Anomalies;

public readonly record struct AnomalyWatchId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A pattern of the norms that the body watches, with its own threshold (Guide, 2.3: surveillance en temps réel).</summary>
public sealed class AnomalyWatch : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private AnomalyWatch() => Pattern = "";

    public AnomalyWatchId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Id of the pattern; one watch for each.</summary>
    public string Pattern { get; private set; }

    public int Threshold { get; private set; }

    public AnomalyAction Action { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static AnomalyWatch New(AnomalyWatchId id, string pattern, OrganizationId organization) =>
        new() { Id = id, Organization = organization, Pattern = pattern };

    public Result<Done> Set(int threshold, AnomalyAction action, Actor by)
    {
        if (!by.IsOneOf(Roles.LimitKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.LimitKeepers)));
        }

        if (threshold is < 1 or > 1_000_000)
        {
            return new Invalid([new(nameof(Threshold), "anomaly.threshold")]);
        }

        Version += Threshold == 0 ? 0 : 1;
        (Threshold, Action) = (threshold, action);
        facts.Add(new Fact("anomaly_watch.set", $"anomaly:{Pattern}", ("threshold", threshold.ToString()), ("action", action.ToString()))
        {
            ChangesPolicy = true, Source = "guide 2.3",
        });
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();
}

/// <summary>Sets the threshold of a pattern and what reaching it does.</summary>
public sealed class SetAnomalyWatch(IStore<AnomalyWatch> watches, NormsPack norms, IChanges changes, TimeProvider clock)
{
    public async Task<Result<AnomalyWatch>> ExecuteAsync(string pattern, int threshold, AnomalyAction action, Actor by, CancellationToken ct)
    {
        if (!norms.Anomalies.ContainsKey(pattern))
        {
            return new NotFound("anomaly.unknown_pattern", ("value", pattern));
        }

        var watch = await watches.FindAsync(pattern, ct);
        var known = watch is not null;
        watch ??= AnomalyWatch.New(new(Guid.CreateVersion7(clock.GetUtcNow())), pattern, by.Organization);
        if (watch.Set(threshold, action, by) is { Ok: false } refused)
        {
            return refused.Error;
        }

        if (!known)
        {
            watches.Add(watch);
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : watch;
    }
}
