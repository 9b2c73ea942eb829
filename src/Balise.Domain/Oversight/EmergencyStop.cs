using Balise.Domain.People;

namespace Balise.Domain.Oversight;

public readonly record struct StopId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>What a stop reaches. Wire names: organization, system, use_case, model, person.</summary>
public enum StopScope : byte
{
    Organization,
    System,
    UseCase,
    Model,
    Person,
}

public static class StopScopes
{
    public static readonly string[] Names = ["organization", "system", "use_case", "model", "person"];

    public static string Name(this StopScope scope) => Names[(int)scope];

    public static bool TryParse(string? name, out StopScope scope)
    {
        var index = Array.IndexOf(Names, name);
        scope = index < 0 ? default : (StopScope)index;
        return index >= 0;
    }
}

/// <summary>A stop pressed and, later, lifted by someone else (Guide, 2.3: arrêt d'urgence; Énoncé, principle 11).</summary>
public sealed class EmergencyStop : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private EmergencyStop() => (Target, Reason) = ("", "");

    public StopId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public StopScope Scope { get; private set; }

    /// <summary>Slug of the system or use case, name of the model, e-mail of the person, slug of the body.</summary>
    public string Target { get; private set; }

    public string Reason { get; private set; }

    /// <summary>Pressed to try: it stops all the same (Guide, 2.3).</summary>
    public bool Drill { get; private set; }

    public PersonId PressedBy { get; private set; }

    public DateTimeOffset PressedAt { get; private set; }

    public PersonId? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftReason { get; private set; }

    public bool Active => LiftedAt is null;

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<EmergencyStop> Press(StopId id, StopScope scope, string target, string reason, bool drill, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.StopAuthorities))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.StopAuthorities)));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Invalid([new("reason", "field.required")]);
        }

        var stop = new EmergencyStop
        {
            Id = id, Organization = by.Organization, Scope = scope, Target = target, Reason = reason, Drill = drill, PressedBy = by.Person, PressedAt = at,
        };
        stop.Record("stop.pressed", ("scope", scope.Name()), ("target", target), ("reason", reason), ("drill", drill ? "true" : null));
        return stop;
    }

    /// <summary>A second person, with a reason: whoever pressed cannot lift.</summary>
    public Result<Done> Lift(string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.StopAuthorities))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.StopAuthorities)));
        }

        if (by.Person == PressedBy)
        {
            return new Forbidden("segregation.own_stop");
        }

        if (!Active)
        {
            return new Conflict("stop.already_lifted");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Invalid([new("reason", "field.required")]);
        }

        (LiftedBy, LiftedAt, LiftReason) = (by.Person, at, reason);
        Version++;
        Record("stop.released", ("scope", Scope.Name()), ("target", Target), ("reason", reason));
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();

    private void Record(string name, params (string, string?)[] details) =>
        facts.Add(new Fact(name, $"stop:{Id}", details) { ChangesPolicy = true, Source = "guide 2.3" });
}
