using Balise.Domain.People;

namespace Balise.Domain;

/// <summary>The things of one kind of the current organisation. Another organisation's thing is simply not found.</summary>
public interface IStore<T>
    where T : class
{
    Task<T?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>By the short name unique in the organisation, as in addresses and <c>demo.json</c>.</summary>
    Task<T?> FindAsync(string slug, CancellationToken ct);

    Task<IReadOnlyList<T>> AllAsync(CancellationToken ct);

    void Add(T item);
}

/// <summary>Saves what the stores gave out, and the facts recorded on the way as journal entries, in one transaction.</summary>
public interface IChanges
{
    /// <summary>
    /// Durable when it returns. When a fact changes the policy, the new policy is in force in this process as well.
    /// Returns a <see cref="Conflict"/> when someone else saved the same record first; nothing is written then.
    /// </summary>
    Task<Error?> SaveAsync(Actor by, CancellationToken ct);

    /// <summary>Next number of a yearly series of the organisation, for example <c>CU-2026-007</c>; gaps are allowed, repeats are not.</summary>
    Task<string> NextNumberAsync(string prefix, int year, CancellationToken ct);
}

/// <summary>Someone saved first. Holds what differs, so that nothing typed is lost and nothing is overwritten in silence.</summary>
public sealed record ChangedMeanwhile(int Version, IReadOnlyList<FieldDifference> Differences) : Conflict("record.changed_meanwhile");

/// <param name="Field">The form field's name.</param>
/// <param name="Theirs">What the record holds now.</param>
/// <param name="Yours">What was sent.</param>
public sealed record FieldDifference(string Field, string Theirs, string Yours);

/// <summary>A step of a lifecycle: what is not in the table cannot happen.</summary>
public sealed record Transition<TState, TAction>(TState From, TAction Action, TState To, IReadOnlyList<string> AllowedTo)
    where TState : struct, Enum
    where TAction : struct, Enum;

/// <summary>Looks a step up and says, in words, why it cannot be taken.</summary>
public static class Lifecycle
{
    public static Result<TState> Move<TState, TAction>(
        IReadOnlyList<Transition<TState, TAction>> table, TState from, TAction action, Actor by)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        var step = table.FirstOrDefault(t => t.From.Equals(from) && t.Action.Equals(action));
        if (step is null)
        {
            return new Conflict("lifecycle.illegal", ("state", from.ToString()), ("action", action.ToString()));
        }

        return by.IsOneOf(step.AllowedTo)
            ? step.To
            : new Forbidden("role.needed", ("roles", string.Join(", ", step.AllowedTo)));
    }
}
