using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Domain.Systems;

namespace Balise.Domain.UseCases;

/// <summary>The assistant's way to a system: the gateway's own pipeline, every stage of it, for a person known by their session.</summary>
public interface IAssistantLine
{
    /// <summary>The answer as it comes. Ends with <see cref="AssistantEnded"/> or <see cref="AssistantRefused"/>.</summary>
    IAsyncEnumerable<AssistantPiece> AskAsync(AssistantQuestion question, CancellationToken ct);
}

/// <param name="UseCase">Slug.</param>
/// <param name="Model">A name that the use case's system serves.</param>
/// <param name="Conversation">Placeholders live in it.</param>
/// <param name="Larger">Why the largest model is asked for; null when it is not.</param>
/// <param name="Messages">Oldest first, the new one last.</param>
/// <param name="Subject">File number of the person it is about; null when the use case decides about nobody.</param>
public sealed record AssistantQuestion(
    Guid Organization, Requester Requester, string UseCase, string Model, Guid Conversation, SecurityLevel Declared,
    IReadOnlyList<(bool Mine, string Text)> Messages, Language Language, string? Larger = null, string? Subject = null);

public abstract record AssistantPiece;

/// <summary>The request left: what was decided, how many values were masked.</summary>
/// <param name="Model">The one that answers.</param>
/// <param name="Route">Why it was chosen, when the use case chose: a wire name of <see cref="RouteWhy"/>, or <c>fallback</c>.</param>
public sealed record AssistantOpened(Guid Decision, int Masked, string System, string? Model = null, string? Route = null) : AssistantPiece;

/// <summary>The answer waits for a person to agree to it. Said again while it waits.</summary>
/// <param name="Action">The held action.</param>
public sealed record AssistantHeld(Guid Action) : AssistantPiece;

public sealed record AssistantText(string Text) : AssistantPiece;

/// <param name="Level">Level of the answer.</param>
/// <param name="Weight">What the answer weighs; null when it is not known.</param>
public sealed record AssistantEnded(SecurityLevel Level, AnswerFootprint? Weight = null) : AssistantPiece;

/// <summary>Refused before, or cut while it came: what was shown so far must go.</summary>
public sealed record AssistantRefused(
    string Code, string Message, string Remedy, IReadOnlyList<AssistantRule> Rules, IReadOnlyList<AssistantFound> Found, Guid? Decision) : AssistantPiece
{
    /// <summary>What is done by hand for the person concerned, when that is the way out.</summary>
    public string? HumanPath { get; init; }
}

public sealed record AssistantRule(string Citation, string Message);

/// <param name="Category">Detection category of the norms.</param>
public sealed record AssistantFound(string Category, int Count);
