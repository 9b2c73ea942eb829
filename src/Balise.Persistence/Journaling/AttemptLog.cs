using System.Data.Common;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Balise.Persistence.Journaling;

/// <summary>Writes what changes no register: something tried and refused, the journal taken out or verified. What the stores hold unsaved stays unsaved.</summary>
internal sealed partial class AttemptLog(BaliseContext context, GovernanceLog log, WriteTurn turn, ILogger<AttemptLog> logger) : IAttemptLog, IActLog
{
    public Task RefusedAsync(Fact attempt, Actor by, CancellationToken ct) => WriteAsync(attempt, by, ct);

    public async Task WriteAsync(Fact act, Actor by, CancellationToken ct)
    {
        using var held = await turn.TakeAsync(ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        log.Append([act], by, transaction);
        await transaction.CommitAsync(ct);
    }

    public async Task<bool> TryWriteAsync(Fact act, Actor by, CancellationToken ct)
    {
        try
        {
            await WriteAsync(act, by, ct);
            return true;
        }
        catch (Exception problem) when (problem is DbException or IOException)
        {
            NotWritten(logger, act.Event, problem);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Act} could not be written in the journal")]
    private static partial void NotWritten(ILogger logger, string act, Exception problem);
}
