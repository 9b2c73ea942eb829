using Balise.Domain.Policies;
using Balise.Persistence.Internal;
using Balise.Persistence.Journaling;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Oversight;

/// <summary>
/// Adds the journal's new outcomes to the monthly totals. Sums and cursor are one transaction: nothing is counted twice, whoever runs it,
/// and a crash loses nothing.
/// </summary>
public sealed class UsageRollup
{
    // Entries of one turn: what is read of them is in memory until it is summed.
    private const int Stride = 4000;

    private readonly BaliseContext context;
    private readonly JournalReader reader;
    private readonly WriteTurn turn;
    private readonly ActivePolicies policies;

    internal UsageRollup(BaliseContext context, JournalReader reader, WriteTurn turn, ActivePolicies policies) =>
        (this.context, this.reader, this.turn, this.policies) = (context, reader, turn, policies);

    /// <summary>True when there is more to add.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var more = false;
        foreach (var (log, size) in reader.Sizes().Where(l => !l.Log.StartsWith("governance-", StringComparison.Ordinal)))
        {
            more |= await AddAsync(log, size, ct);
        }

        return more;
    }

    private async Task<bool> AddAsync(string log, long size, CancellationToken ct)
    {
        context.ChangeTracker.Clear();
        var cursor = await context.Set<UsageCursor>().SingleOrDefaultAsync(c => c.Log == log, ct);
        var from = cursor?.Next ?? 0;
        var until = Math.Min(size, from + Stride);
        if (until <= from)
        {
            return false;
        }

        // Read and summed before the turn is taken: the gateway's decisions wait for the writing only.
        var sums = new UsageSums(policies);
        foreach (var outcome in reader.Outcomes(log, from, until))
        {
            sums.Add(outcome);
        }

        if (cursor is null)
        {
            context.Add(cursor = new UsageCursor { Log = log });
        }

        cursor.Next = until;
        await WriteAsync(sums, ct);
        return until < size;
    }

    private async Task WriteAsync(UsageSums sums, CancellationToken ct)
    {
        using var held = await turn.TakeAsync(ct);
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await AllOrganizations.AllowAsync(context, ct);
        foreach (var sum in sums.All)
        {
            var total = await context.Set<UsageTotal>().IgnoreQueryFilters([OrganizationFilter.Name]).SingleOrDefaultAsync(
                t => t.Organization == sum.Organization && t.Month == sum.Month && t.UseCase == sum.UseCase && t.System == sum.System && t.Model == sum.Model
                    && t.Unit == sum.Unit && t.Factor == sum.Factor && t.FactorYear == sum.FactorYear, ct);
            if (total is null)
            {
                context.Add(sum);
            }
            else
            {
                total.Add(sum);
            }
        }

        try
        {
            await context.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another process of this database was first: these entries are its.
        }
    }
}
