using System.Text.Json;
using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.Systems;

namespace Balise.Domain.UseCases;

public readonly record struct ConversationId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// What one person wrote with the assistant in one use case, and what was answered. Sealed; read by that person alone; erased when its
/// use case's retention has run out.
/// </summary>
public sealed class Conversation : IRecordsFacts
{
    public const int MaxMessage = 50_000;

    /// <summary>Beyond, another conversation is begun: everything is sent again with each message.</summary>
    public const int MaxTurns = 100;

    private const string Purpose = "conversation";

    private readonly List<Fact> facts = [];

    // For the database only.
    private Conversation() => (UseCase, Sealed) = ("", []);

    public ConversationId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>Slug.</summary>
    public string UseCase { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public byte[] Sealed { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<Fact> Facts => facts;

    public static Conversation Begin(ConversationId id, UseCase useCase, Actor by, DateTimeOffset at) => new()
    {
        Id = id, Organization = by.Organization, Person = by.Person, UseCase = useCase.Slug, LastAt = at,
        ExpiresAt = useCase.Details.Retention.Until(at),
    };

    /// <summary>The turns, oldest first; empty when nothing was said or it no longer opens.</summary>
    public IReadOnlyList<Turn> Read(ISecretBox box) =>
        Sealed.Length > 0 && box.Open(Organization, Purpose, Id.ToString(), Sealed) is { } plain ? JsonSerializer.Deserialize<List<Turn>>(plain) ?? [] : [];

    /// <summary>The one person it is about; <c>null</c> when nobody was named.</summary>
    public static string? SubjectOf(IReadOnlyList<Turn> turns) => turns.Select(t => t.Subject).LastOrDefault(s => s is not null);

    /// <summary>Adds a message and its answer.</summary>
    public void Add(Turn asked, Turn answered, RetentionClass retention, ISecretBox box, DateTimeOffset at)
    {
        Write([.. Read(box), asked, answered], box);
        (LastAt, ExpiresAt) = (at, retention.Until(at));
    }

    /// <summary>Ticks, or unticks, that the person checked an answer before using it.</summary>
    public Result<Done> Verify(Guid decision, bool verified, ISecretBox box, DateTimeOffset at)
    {
        var turns = Read(box).ToList();
        var index = turns.FindIndex(t => !t.Mine && t.Decision == decision);
        if (index < 0)
        {
            return new NotFound("answer.not_found");
        }

        turns[index] = turns[index] with { VerifiedAt = verified ? at : null };
        Write(turns, box);
        facts.Add(new Fact(verified ? "answer.verified" : "answer.unverified", $"decision:{decision}", ("useCase", UseCase)));
        return Done.It;
    }

    /// <summary>Keeps with the answer that it was reported.</summary>
    public Result<Done> Report(Guid decision, ISecretBox box, DateTimeOffset at)
    {
        var turns = Read(box).ToList();
        var index = turns.FindIndex(t => !t.Mine && t.Decision == decision);
        if (index < 0)
        {
            return new NotFound("answer.not_found");
        }

        turns[index] = turns[index] with { ReportedAt = at };
        Write(turns, box);
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();

    private void Write(List<Turn> turns, ISecretBox box)
    {
        Sealed = box.Seal(Organization, Purpose, Id.ToString(), JsonSerializer.SerializeToUtf8Bytes(turns));
        Version++;
    }
}

/// <summary>One message, or one answer.</summary>
/// <param name="Mine">Written by the person.</param>
/// <param name="Decision">The journal's decision.</param>
/// <param name="Level">Level it counts for.</param>
/// <param name="Masked">Values replaced by placeholders before the message left.</param>
/// <param name="System">Slug of the system that answered.</param>
public sealed record Turn(
    bool Mine, string Text, DateTimeOffset At, Guid Decision, SecurityLevel Level, int Masked, string System, string Model,
    DateTimeOffset? VerifiedAt = null, DateTimeOffset? ReportedAt = null)
{
    /// <summary>What the answer weighs; null when it is not known.</summary>
    public AnswerFootprint? Weight { get; init; }

    /// <summary>Why this model was chosen, when the use case chose.</summary>
    public string? Route { get; init; }

    /// <summary>The reason given for asking for the largest model.</summary>
    public string? Larger { get; init; }

    /// <summary>File number of the person it is about, where the use case decides about persons. Sealed with the rest.</summary>
    public string? Subject { get; init; }

    /// <summary>The held action that a person agreed to before the answer came; null when none was asked.</summary>
    public Guid? Held { get; init; }
}

/// <summary>The conversations of a person: nobody else's are ever found.</summary>
public interface IConversations
{
    Task<Conversation?> FindAsync(Guid id, PersonId person, CancellationToken ct);

    /// <summary>Newest first; those whose time has run out are not there.</summary>
    Task<IReadOnlyList<Conversation>> OfAsync(PersonId person, CancellationToken ct);

    void Add(Conversation conversation);

    /// <summary>Erases what its retention lets go; false when there is none such.</summary>
    Task<bool> EraseAsync(Guid id, PersonId person, CancellationToken ct);

    /// <summary>Erases, for every organisation, what has run out; returns how many.</summary>
    Task<int> EraseLapsedAsync(CancellationToken ct);
}
