using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>What waits in the registers, counted and cut by the database: a home page costs the same whatever they hold.</summary>
public interface IWaitingRegister
{
    /// <summary>Use cases in a state, waiting the longest first.</summary>
    /// <param name="of">Only those this person requested; <c>null</c> for everyone’s.</param>
    /// <param name="except">Not those this person requested.</param>
    Task<Waiting<WaitingUseCase>> UseCasesAsync(UseCaseState state, PersonId? of, PersonId? except, int atMost, CancellationToken ct);

    /// <summary>Authorisations in force whose last day is between two days, soonest first.</summary>
    Task<Waiting<EndingAuthorization>> EndingAsync(DateOnly from, DateOnly until, int atMost, CancellationToken ct);

    /// <summary>Numbers of the contested decisions about persons that this person reviews, the oldest first.</summary>
    Task<IReadOnlyList<string>> ReviewsAsync(PersonId reviewer, int atMost, CancellationToken ct);
}

/// <param name="Total">Over all of them.</param>
public sealed record Waiting<T>(IReadOnlyList<T> First, int Total);

public sealed record WaitingUseCase(string Slug, string Number, string Title, DateTimeOffset ChangedAt);

/// <param name="UseCase">Short name.</param>
public sealed record EndingAuthorization(string Number, string UseCase, string Title, DateOnly Until);
