using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Persistence.Journaling;

/// <summary>Writes that something was tried and refused. What the stores hold unsaved stays unsaved.</summary>
internal sealed class AttemptLog(BaliseContext context, GovernanceLog log, WriteTurn turn) : IAttemptLog
{
    public async Task RefusedAsync(Fact attempt, Actor by, CancellationToken ct)
    {
        using var held = await turn.TakeAsync(ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        log.Append([attempt], by, transaction);
        await transaction.CommitAsync(ct);
    }
}
