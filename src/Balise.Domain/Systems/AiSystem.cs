using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.People;

namespace Balise.Domain.Systems;

public readonly record struct SystemId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A generative AI system of the body's register (registers, 8 to 10).</summary>
public sealed class AiSystem : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private AiSystem() => (Slug, Details) = ("", new());

    private AiSystem(SystemId id, OrganizationId organization, string slug, SystemDetails details) =>
        (Id, Organization, Slug, Details) = (id, organization, slug, details);

    public SystemId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Unique in the organisation; in addresses, stops and the gateway's demonstration file.</summary>
    public string Slug { get; private set; }

    public SystemDetails Details { get; private set; }

    public SystemState State { get; private set; } = SystemState.Draft;

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<AiSystem> Register(SystemId id, string slug, SystemDetails details, Actor by)
    {
        if (!by.IsOneOf(Roles.RegisterKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.RegisterKeepers)));
        }

        if (details.Problems(slug) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        var system = new AiSystem(id, by.Organization, slug, details);
        system.Record("system.registered", changesPolicy: true, ("name", details.Name), ("type", details.Type.Name()));
        return system;
    }

    /// <summary>Replaces the details when <paramref name="version"/> is the one the person saw; else shows the difference.</summary>
    public Result<Done> Edit(SystemDetails details, int version, Actor by)
    {
        if (!by.IsOneOf(Roles.RegisterKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.RegisterKeepers)));
        }

        if (version != Version)
        {
            return new ChangedMeanwhile(Version, Details.Differences(details));
        }

        if (details.Problems(Slug) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        Details = details;
        Version++;
        Record("system.edited", changesPolicy: true, ("version", Version.ToString()));
        return Done.It;
    }

    /// <summary>Moves along <see cref="SystemLifecycle"/>. A prohibited system never enters service, whoever asks.</summary>
    public Result<Done> Move(SystemAction action, NormsPack norms, Actor by)
    {
        if (action is SystemAction.PutInService && Details.ProhibitedBy(norms) is { } rule)
        {
            return new Forbidden("system.prohibited", ("rule", rule.RuleId));
        }

        var moved = Lifecycle.Move(SystemLifecycle.Transitions, State, action, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        State = moved.Value;
        Version++;
        Record("system.phase_changed", changesPolicy: true, ("action", action.ToString()), ("state", State.ToString()));
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();

    private void Record(string name, bool changesPolicy, params (string, string?)[] details) =>
        facts.Add(new Fact(name, $"system:{Slug}", details) { ChangesPolicy = changesPolicy });
}
