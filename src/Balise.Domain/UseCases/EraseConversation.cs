using Balise.Domain.Data;
using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>
/// Erases a conversation at its author's word where its class is only the time of the work. A longer class is the body's: what it holds
/// is erased by itself when it runs out, not before.
/// </summary>
public sealed class EraseConversation(IConversations conversations, IStore<UseCase> useCases)
{
    public static bool Allows(RetentionClass retention) => retention is RetentionClass.Session;

    public async Task<Result<Done>> ExecuteAsync(Guid id, Actor by, CancellationToken ct)
    {
        if (await conversations.FindAsync(id, by.Person, ct) is not { } conversation)
        {
            return new NotFound("conversation.not_found");
        }

        var retention = (await useCases.FindAsync(conversation.UseCase, ct))?.Details.Retention ?? RetentionClass.Session;
        if (!Allows(retention))
        {
            return new Conflict("conversation.kept");
        }

        return await conversations.EraseAsync(id, by.Person, ct) ? Done.It : new NotFound("conversation.not_found");
    }
}
