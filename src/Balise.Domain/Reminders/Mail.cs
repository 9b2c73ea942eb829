using Balise.Domain.People;

namespace Balise.Domain.Reminders;

public readonly record struct MailId(Guid Value);

public enum MailState
{
    Queued,

    /// <summary>Given to the server, whose answer is awaited.</summary>
    Sending,
    Sent,

    /// <summary>Refused for good, or too many times.</summary>
    Failed,

    /// <summary>The process stopped before the server answered: it may have left, so it is not sent again.</summary>
    Uncertain,
}

/// <summary>A message to one person, kept until it left and after.</summary>
public sealed class Mail
{
    /// <summary>Then it is said to have failed.</summary>
    public const int MostAttempts = 8;

    // For the database only.
    private Mail() => (To, Subject, Body, Problem) = ("", "", "", "");

    public Mail(MailId id, OrganizationId organization, string to, string subject, string body, DateTimeOffset at)
        : this() =>
        (Id, Organization, To, Subject, Body, QueuedAt, NextAt) = (id, organization, to, subject, body, at, at);

    public MailId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public string To { get; private set; }

    public string Subject { get; private set; }

    /// <summary>Plain text.</summary>
    public string Body { get; private set; }

    public MailState State { get; private set; }

    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>Not before.</summary>
    public DateTimeOffset NextAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>What the server said last; empty when nothing went wrong.</summary>
    public string Problem { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>Claimed by one process: another that claims it too cannot save.</summary>
    public void Begin(DateTimeOffset at)
    {
        (State, Attempts, NextAt) = (MailState.Sending, Attempts + 1, at);
        Version++;
    }

    public void Left(DateTimeOffset at)
    {
        (State, SentAt, Problem) = (MailState.Sent, at, "");
        Version++;
    }

    /// <summary>The server said no: again later, twice as long each time, unless it is for good.</summary>
    public void Refused(string problem, bool forGood, DateTimeOffset at)
    {
        (State, Problem) = (forGood || Attempts >= MostAttempts ? MailState.Failed : MailState.Queued, problem.Length > 500 ? problem[..500] : problem);
        NextAt = at.AddMinutes(1 << Math.Min(Attempts, 8));
        Version++;
    }

    public void Doubt()
    {
        State = MailState.Uncertain;
        Version++;
    }
}

/// <summary>The mails of the current organisation.</summary>
public interface IMailStore
{
    /// <summary>Queued and whose time has come, oldest first.</summary>
    Task<IReadOnlyList<Mail>> QueuedAsync(DateTimeOffset now, int atMost, CancellationToken ct);

    /// <summary>Begun before an instant and never answered.</summary>
    Task<IReadOnlyList<Mail>> UnansweredAsync(DateTimeOffset before, CancellationToken ct);

    void Add(Mail mail);
}

/// <summary>Carries a mail away.</summary>
public interface IMailCarrier
{
    /// <summary>True when the same mail carried twice is one mail: a file of its own name.</summary>
    bool Repeatable { get; }

    /// <summary>Returns once the mail was accepted.</summary>
    /// <exception cref="MailRefusedException">It was not.</exception>
    Task CarryAsync(Mail mail, CancellationToken ct);
}

/// <param name="forGood">Sending it again would be refused again.</param>
public sealed class MailRefusedException(string message, bool forGood, Exception? cause = null) : Exception(message, cause)
{
    public bool ForGood { get; } = forGood;
}
