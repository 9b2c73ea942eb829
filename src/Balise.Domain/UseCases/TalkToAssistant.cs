using System.Text;
using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.UseCases;

/// <summary>
/// One message to the assistant and its answer, kept together once the answer is whole. A refused message is not kept: it stays on the
/// person's screen only.
/// </summary>
public sealed class TalkToAssistant(
    IConversations conversations, IStore<UseCase> useCases, IStore<Person> people, IAssistantLine line, ActivePolicies policies, ISecretBox box,
    IChanges changes, TimeProvider clock)
{
    /// <summary>The conversation to go on with, or a new one that is kept once something was answered in it.</summary>
    public async Task<Result<Talk>> OpenAsync(Guid? id, string? useCaseSlug, Actor by, CancellationToken ct)
    {
        var known = id is { } wanted ? await conversations.FindAsync(wanted, by.Person, ct) : null;
        if (id is not null && known is null)
        {
            return new NotFound("conversation.not_found");
        }

        if (await useCases.FindAsync(known?.UseCase ?? useCaseSlug ?? "", ct) is not { } useCase)
        {
            return new NotFound("use_case.not_found");
        }

        var now = clock.GetUtcNow();
        return new Talk(known ?? Conversation.Begin(new(Guid.CreateVersion7(now)), useCase, by, now), useCase, IsNew: known is null);
    }

    public async IAsyncEnumerable<AssistantPiece> SayAsync(
        Talk talk, Message message, Actor by, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var question = await QuestionAsync(talk, talk.Conversation.Read(box), message, by, ct);
        var (answer, heard) = (new StringBuilder(), new Heard());
        await foreach (var piece in line.AskAsync(question, ct))
        {
            heard = piece switch
            {
                AssistantOpened first => heard with { Opened = first },
                AssistantHeld held => heard with { Held = held.Action },
                AssistantEnded last => heard with { Ended = last },
                _ => heard,
            };
            if (piece is AssistantText more)
            {
                answer.Append(more.Text);
            }

            if (piece is not AssistantEnded)
            {
                yield return piece;
            }
        }

        if (heard is { Opened: not null, Ended: not null })
        {
            // The answer is there: it is kept even if whoever asked has just left.
            await KeepAsync(talk, heard, message.Text, answer.ToString(), question, by, CancellationToken.None);
            yield return heard.Ended;
        }
    }

    private async Task<AssistantQuestion> QuestionAsync(Talk talk, IReadOnlyList<Turn> turns, Message message, Actor by, CancellationToken ct)
    {
        var person = await people.FindAsync(by.Person.Value, ct);
        var policy = policies.Find(by.Organization);
        var useCase = policy?.Snapshot.UseCases.FirstOrDefault(u => u.Slug == talk.UseCase.Slug);
        var system = useCase?.System;
        var model = useCase?.Route?.Alias ?? policy?.Snapshot.Systems.FirstOrDefault(s => s.Slug == system)?.Models.FirstOrDefault() ?? "";

        // A conversation is as high as the highest thing said in it, and about one person: what was said of another would go with it.
        var level = turns.Select(t => t.Level).Append(message.Declared).Max();
        return new AssistantQuestion(
            by.Organization.Value, new Requester(by.Person.Value, by.Roles, person?.Unit ?? ""), talk.UseCase.Slug, model, talk.Conversation.Id.Value, level,
            [.. turns.Select(t => (t.Mine, t.Text)), (true, message.Text)], message.Language, message.Larger,
            useCase?.Decisions is null ? null : Conversation.SubjectOf(turns) ?? message.Subject);
    }

    private async Task KeepAsync(Talk talk, Heard heard, string text, string answer, AssistantQuestion question, Actor by, CancellationToken ct)
    {
        if (talk.IsNew)
        {
            conversations.Add(talk.Conversation);
        }

        var (now, opened, level) = (clock.GetUtcNow(), heard.Opened!, heard.Ended!.Level);
        var model = opened.Model ?? question.Model;
        talk.Conversation.Add(
            new Turn(true, text, now, opened.Decision, level, opened.Masked, opened.System, model) { Subject = question.Subject },
            new Turn(false, answer, now, opened.Decision, level, opened.Masked, opened.System, model)
            {
                Weight = heard.Ended.Weight, Route = opened.Route, Larger = opened.Route is null ? null : question.Larger, Subject = question.Subject,
                Held = heard.Held,
            },
            talk.UseCase.Details.Retention, box, now);
        await changes.SaveAsync(by, ct);
    }

    private sealed record Heard(AssistantOpened? Opened = null, AssistantEnded? Ended = null, Guid? Held = null);
}

/// <summary>What a person sends.</summary>
/// <param name="Declared">Level its author gives it.</param>
public sealed record Message(string Text, SecurityLevel Declared, Language Language)
{
    /// <summary>Why the largest model is asked for; null when it is not.</summary>
    public string? Larger { get; init; }

    /// <summary>File number of the person it is about; looked at only where the use case decides about persons and the conversation names nobody yet.</summary>
    public string? Subject { get; init; }
}

/// <param name="IsNew">Not kept yet.</param>
public sealed record Talk(Conversation Conversation, UseCase UseCase, bool IsNew);
