using Balise.Domain;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Journal;
using Balise.Persistence.Internal;
using Balise.Persistence.People;
using Balise.Persistence.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Balise.Persistence.Journaling;

/// <summary>Saves state and facts in one transaction, then brings the policy into force.</summary>
internal sealed class Changes(
    BaliseContext context, GovernanceLog log, WriteTurn turn, ICurrentOrganization current, IPolicyRefresher policies) : IChanges
{
    public async Task<Error?> SaveAsync(Actor by, CancellationToken ct)
    {
        var recorders = context.ChangeTracker.Entries<IRecordsFacts>().Select(e => e.Entity).Where(e => e.Facts.Count > 0).ToList();
        List<Fact> facts = [.. recorders.SelectMany(r => r.Facts)];
        RefuseOtherOrganizations(by);
        try
        {
            await WriteAsync(facts, by, ct);
        }
        catch (DbUpdateConcurrencyException problem)
        {
            var error = await Differences.BetweenAsync(problem, ct);
            context.ChangeTracker.Clear();
            return error;
        }
        catch (DbUpdateException problem) when (DatabaseErrors.IsDuplicate(problem))
        {
            context.ChangeTracker.Clear();
            return new Conflict("record.taken");
        }
        catch
        {
            // Nothing was written: what was about to be must not slip into a later save of the same scope.
            context.ChangeTracker.Clear();
            throw;
        }

        context.ChangeTracker.AcceptAllChanges();
        recorders.ForEach(r => r.ForgetFacts());
        if (facts.Any(f => f.ChangesPolicy))
        {
            // The change is durable: it comes into force even if whoever asked has left.
            await policies.RefreshAsync(CancellationToken.None);
        }

        return null;
    }

    public async Task<string> NextNumberAsync(string prefix, int year, CancellationToken ct)
    {
        var organization = current.OrganizationId ?? throw new InvalidOperationException("A number belongs to an organisation: none is current.");
        using var held = await turn.TakeAsync(ct);
        var given = await context.Database.SqlQuery<long>(
            $"""
            INSERT INTO counters (organization, prefix, year, value) VALUES ({organization.Value}, {prefix}, {year}, 1)
            ON CONFLICT (organization, prefix, year) DO UPDATE SET value = counters.value + 1 RETURNING value
            """).ToListAsync(ct);
        return $"{prefix}-{year}-{given.Single():000}";
    }

    // One retry: the head may have moved between reading it and writing it, once, when the log is new.
    private async Task WriteAsync(List<Fact> facts, Actor by, CancellationToken ct)
    {
        using var held = await turn.TakeAsync(ct);
        try
        {
            await WriteOnceAsync(facts, by, ct);
        }
        catch (LogConflictException)
        {
            await WriteOnceAsync(facts, by, ct);
        }
    }

    private async Task WriteOnceAsync(List<Fact> facts, Actor by, CancellationToken ct)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        context.FactsAreSaved = true;
        try
        {
            await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
        }
        finally
        {
            context.FactsAreSaved = false;
        }

        if (facts.Count > 0)
        {
            log.Append(facts, by, transaction);
        }

        if (context.Database.IsNpgsql() && facts.Exists(f => f.ChangesPolicy))
        {
            // Told to every replica at the commit, not before.
            await context.Database.ExecuteSqlAsync($"SELECT pg_notify({PolicyNews.Channel}, '')", ct);
        }

        await transaction.CommitAsync(ct);
    }

    private void RefuseOtherOrganizations(Actor by)
    {
        if (current.OrganizationId != by.Organization)
        {
            throw new InvalidOperationException("Whoever saves acts for another organisation than the current one.");
        }

        foreach (var entry in context.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (OrganizationOf(entry) is { } organization && organization != by.Organization)
            {
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to another organisation than whoever saves it.");
            }
        }
    }

    private static OrganizationId? OrganizationOf(EntityEntry entry) =>
        entry.Metadata.FindProperty(OrganizationFilter.Property) is { } property ? entry.CurrentValues[property] as OrganizationId? : null;
}
