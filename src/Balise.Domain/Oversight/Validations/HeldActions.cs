namespace Balise.Domain.Oversight.Validations;

/// <summary>Where waiting calls are written for people to see, on whichever replica they look.</summary>
public interface IHeldActions
{
    /// <summary>Durable when it returns.</summary>
    Task HoldAsync(HeldCall call, CancellationToken ct);

    /// <summary>Those of these that are not held any more.</summary>
    Task<IReadOnlyList<HeldAnswer>> AnsweredAsync(IReadOnlyCollection<Guid> waiting, CancellationToken ct);

    /// <summary>Ends one that is still held; erases the content of any. What someone decided meanwhile stays decided.</summary>
    /// <returns>How it stands now.</returns>
    Task<HeldAnswer> EndAsync(Guid id, HeldState state, CancellationToken ct);

    /// <summary>Ends what a process of this name left held, and what is long past its time; returns them.</summary>
    Task<IReadOnlyList<LeftBehind>> InterruptAsync(string holder, CancellationToken ct);
}

/// <param name="Sealed">What takes the place of the proposal, when it was edited.</param>
public sealed record HeldAnswer(Guid Id, HeldState State, Guid? By, string? Reason, byte[]? Sealed);

public sealed record LeftBehind(Guid Id, Guid Organization, Guid Decision);

/// <summary>Tells the gateway of this process that an answer was given: it need not wait for its next look.</summary>
public interface IHeldSignal
{
    void Answered();
}
