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
        Talk talk, string text, SecurityLevel declared, Language language, string? larger, Actor by,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var turns = talk.Conversation.Read(box);
        var question = (await QuestionAsync(talk, turns, text, declared, language, by, ct)) with { Larger = larger };
        var (answer, opened, ended) = (new StringBuilder(), (AssistantOpened?)null, (AssistantEnded?)null);
        await foreach (var piece in line.AskAsync(question, ct))
        {
            switch (piece)
            {
                case AssistantOpened first:
                    opened = first;
                    break;
                case AssistantText more:
                    answer.Append(more.Text);
                    break;
                case AssistantEnded last:
                    ended = last;
                    continue;
            }

            yield return piece;
        }

        if (opened is not null && ended is not null)
        {
            // The answer is there: it is kept even if whoever asked has just left.
            await KeepAsync(talk, opened, ended, text, answer.ToString(), question, by, CancellationToken.None);
            yield return ended;
        }
    }

    private async Task<AssistantQuestion> QuestionAsync(
        Talk talk, IReadOnlyList<Turn> turns, string text, SecurityLevel declared, Language language, Actor by, CancellationToken ct)
    {
        var person = await people.FindAsync(by.Person.Value, ct);
        var policy = policies.Find(by.Organization);
        var useCase = policy?.Snapshot.UseCases.FirstOrDefault(u => u.Slug == talk.UseCase.Slug);
        var system = useCase?.System;
        var model = useCase?.Route?.Alias ?? policy?.Snapshot.Systems.FirstOrDefault(s => s.Slug == system)?.Models.FirstOrDefault() ?? "";

        // A conversation is as high as the highest thing said in it.
        var level = turns.Select(t => t.Level).Append(declared).Max();
        return new AssistantQuestion(
            by.Organization.Value, new Requester(by.Person.Value, by.Roles, person?.Unit ?? ""), talk.UseCase.Slug, model, talk.Conversation.Id.Value, level,
            [.. turns.Select(t => (t.Mine, t.Text)), (true, text)], language);
    }

    private async Task KeepAsync(
        Talk talk, AssistantOpened opened, AssistantEnded ended, string text, string answer, AssistantQuestion question, Actor by, CancellationToken ct)
    {
        if (talk.IsNew)
        {
            conversations.Add(talk.Conversation);
        }

        var now = clock.GetUtcNow();
        var model = opened.Model ?? question.Model;
        talk.Conversation.Add(
            new Turn(true, text, now, opened.Decision, ended.Level, opened.Masked, opened.System, model),
            new Turn(false, answer, now, opened.Decision, ended.Level, opened.Masked, opened.System, model)
            {
                Weight = ended.Weight, Route = opened.Route, Larger = opened.Route is null ? null : question.Larger,
            },
            talk.UseCase.Details.Retention, box, now);
        await changes.SaveAsync(by, ct);
    }
}

/// <param name="IsNew">Not kept yet.</param>
public sealed record Talk(Conversation Conversation, UseCase UseCase, bool IsNew);
