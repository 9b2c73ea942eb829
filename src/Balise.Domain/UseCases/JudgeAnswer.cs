using Balise.Domain.Data;
using Balise.Domain.Oversight;
using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>What a person makes of an answer they received: checked, or worth reporting.</summary>
public sealed class JudgeAnswer(IConversations conversations, IStore<AnswerReport> reports, ISecretBox box, IChanges changes, TimeProvider clock)
{
    public async Task<Result<Done>> VerifyAsync(Guid conversation, Guid decision, bool verified, Actor by, CancellationToken ct)
    {
        if (await conversations.FindAsync(conversation, by.Person, ct) is not { } found)
        {
            return new NotFound("conversation.not_found");
        }

        var done = found.Verify(decision, verified, box, clock.GetUtcNow());
        return !done.Ok ? done.Error : await changes.SaveAsync(by, ct) is { } error ? error : Done.It;
    }

    public async Task<Result<Done>> ReportAsync(Guid conversation, Guid decision, ReportKind kind, string comment, Actor by, CancellationToken ct)
    {
        if (await conversations.FindAsync(conversation, by.Person, ct) is not { } found)
        {
            return new NotFound("conversation.not_found");
        }

        var now = clock.GetUtcNow();
        var made = AnswerReport.Make(new(Guid.CreateVersion7(now)), found, decision, kind, comment, box, by, now);
        if (!made.Ok)
        {
            return made.Error;
        }

        var kept = found.Report(decision, box, now);
        if (!kept.Ok)
        {
            return kept;
        }

        reports.Add(made.Value);
        return await changes.SaveAsync(by, ct) is { } error ? error : Done.It;
    }
}
