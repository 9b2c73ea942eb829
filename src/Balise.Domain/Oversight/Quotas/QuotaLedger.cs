namespace Balise.Domain.Oversight.Quotas;

/// <summary>
/// The counters. Several are taken together or not at all, in one atomic step: between a reservation and its settlement the amount is
/// nobody else's. A reservation that is never settled (its process died) comes back by itself after <see cref="QuotaReservation.Life"/>.
/// </summary>
public interface IQuotaLedger
{
    /// <exception cref="QuotaStoreUnavailableException">Nothing is known, nothing was taken.</exception>
    ValueTask<QuotaReservation> ReserveAsync(Guid organization, QuotaDemand[] demands, CancellationToken ct);

    /// <summary>Puts what was really used in place of what was reserved. Never throws: what cannot be written now is tried again.</summary>
    /// <param name="used">One for each demand, in the same order.</param>
    ValueTask SettleAsync(QuotaReservation reservation, long[] used);

    /// <summary>What is used now; one for each counter that was ever used in its window.</summary>
    /// <exception cref="QuotaStoreUnavailableException">Nothing is known.</exception>
    ValueTask<IReadOnlyList<QuotaUse>> ReadAsync(Guid organization, IReadOnlyList<(Guid Limit, QuotaWindow Window)> of, CancellationToken ct);
}

/// <summary>One counter to take from.</summary>
/// <param name="Limit">Id of the limit.</param>
/// <param name="Subject">Who or what is counted: id of the person, unit, slug; empty for the body.</param>
/// <param name="Ends">When the window ends: nothing of it need be kept much longer.</param>
/// <param name="Max">The ceiling.</param>
/// <param name="Wanted">What the request may use at most.</param>
/// <param name="Least">What must be free, at least, for the request to pass; what is free up to <paramref name="Wanted"/> is taken.</param>
public readonly record struct QuotaDemand(Guid Limit, string Subject, QuotaWindow Window, DateTimeOffset Ends, long Max, long Wanted, long Least);

/// <param name="Refused">Index of the first demand that did not fit; -1 when everything was taken.</param>
/// <param name="Taken">One for each demand.</param>
public sealed record QuotaReservation(Guid Id, DateTimeOffset At, Guid Organization, QuotaDemand[] Demands, long[] Taken, int Refused)
{
    /// <summary>Longer than any answer lasts (the upstream may stay silent ten minutes).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
}

/// <param name="Reserved">By requests under way.</param>
public sealed record QuotaUse(Guid Limit, QuotaWindow Window, string Subject, long Used, long Reserved);

/// <summary>Keeps the counters of a process that has no shared ledger across its restarts. Additions, so that several may write.</summary>
public interface IQuotaArchive
{
    Task<IReadOnlyList<QuotaAddition>> LoadAsync(DateTimeOffset now, CancellationToken ct);

    Task AddAsync(IReadOnlyList<QuotaAddition> additions, CancellationToken ct);
}

/// <param name="Ends">When the window ends.</param>
public sealed record QuotaAddition(Guid Organization, Guid Limit, QuotaWindow Window, string Subject, long Used, DateTimeOffset Ends);

/// <summary>The counters cannot be read or written.</summary>
public sealed class QuotaStoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
