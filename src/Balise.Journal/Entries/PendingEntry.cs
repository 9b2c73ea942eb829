namespace Balise.Journal.Entries;

/// <summary>An entry waiting for its place in a log: everything but the log's name and the index, which only the writer knows.</summary>
public sealed class PendingEntry
{
    /// <summary>An id holds its own instant; further than this from the entry's, one of the two is wrong.</summary>
    public static readonly TimeSpan IdTolerance = TimeSpan.FromMinutes(5);

    /// <param name="id">Made with <see cref="EntryId.New"/> from about the same instant as <paramref name="at"/>.</param>
    /// <param name="type">One of <see cref="EntryType"/>, or another that <see cref="EntryType.IsValid"/> accepts.</param>
    /// <param name="at">Kept in UTC, cut to the millisecond.</param>
    /// <param name="organization">The organisation the entry belongs to; empty for the installation itself.</param>
    /// <param name="body">The members of the type.</param>
    /// <param name="requestId">The correlation id of the request, if there is one.</param>
    /// <param name="decision">The decision the entry is about; an outcome must name it.</param>
    /// <exception cref="ArgumentException">A value that verification would refuse.</exception>
    public PendingEntry(
        EntryId id, string type, DateTimeOffset at, string organization, EntryBody body, string? requestId = null, EntryId? decision = null)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(body);
        Require(EntryType.IsValid(type), nameof(type), $"'{type}' cannot be the type of an entry.");
        Require(id.IsVersion7, nameof(id), "The id of an entry is a UUID version 7.");
        Require((id.At - at).Duration() <= IdTolerance, nameof(id), "The id was not made from the instant of the entry.");
        Require(type != EntryType.Outcome || decision is not null, nameof(decision), "An outcome names its decision.");

        (Id, Type, At, Organization) = (id, type, EntryEnvelope.Cut(at), organization);
        (Body, RequestId, Decision) = (body, requestId, decision);
    }

    public EntryId Id { get; }

    public string Type { get; }

    public DateTimeOffset At { get; }

    public string Organization { get; }

    public string? RequestId { get; }

    public EntryId? Decision { get; }

    public EntryBody Body { get; }

    private static void Require(bool condition, string parameter, string otherwise)
    {
        if (!condition)
        {
            throw new ArgumentException(otherwise, parameter);
        }
    }
}
