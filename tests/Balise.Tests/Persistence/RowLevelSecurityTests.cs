using Balise.Domain.Systems;
using Balise.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Balise.Tests.Persistence;

/// <summary>PostgreSQL holds the walls between organisations even when a query forgets them.</summary>
public sealed class RowLevelSecurityTests(PostgreSqlUnderTest database) : IClassFixture<PostgreSqlUnderTest>
{
    [Fact]
    public async Task A_query_that_forgets_the_filter_still_sees_one_organisation()
    {
        await using var installation = new Installation(database.Options);
        foreach (var by in new[] { await installation.OrganizationAsync(), await installation.OrganizationAsync() })
        {
            await using var work = installation.Enter(by.Organization);
            work.Store<AiSystem>().Add(Make.System(by));
            Assert.Null(await work.SaveAsync(by));
        }

        var other = await installation.OrganizationAsync();
        await using var theirs = installation.Enter(other.Organization);
        await using var nobody = installation.Enter(null);

        Assert.Equal(0, await CountAsync(theirs));
        Assert.Equal(0, await CountAsync(nobody));
        Assert.Empty(await theirs.Get<BaliseContext>().Set<AiSystem>().IgnoreQueryFilters().ToListAsync());
    }

    [Fact]
    public async Task A_row_of_another_organisation_cannot_be_written()
    {
        await using var installation = new Installation(database.Options);
        var one = await installation.OrganizationAsync();
        var other = await installation.OrganizationAsync();
        await using var work = installation.Enter(one.Organization);
        var context = work.Get<BaliseContext>();
        var system = Make.System(other);
        system.ForgetFacts();
        context.Add(system);

        var problem = await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.IsType<PostgresException>(problem.InnerException).SqlState);
    }

    [Fact]
    public async Task Every_table_with_an_organisation_is_protected()
    {
        await using var installation = new Installation(database.Options);
        await using var work = installation.Enter(null);

        var open = await work.Get<BaliseContext>().Database.SqlQuery<string>(
            $"""
            SELECT c.relname AS "Value" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND a.attname = 'organization' AND c.relnamespace = 'public'::regnamespace AND NOT c.relforcerowsecurity
            """).ToListAsync();

        // The journal is read by verification as a whole; its searches name the organisation themselves.
        Assert.Equal(["journal_entries"], open);
    }

    private static async Task<int> CountAsync(Work work) =>
        (await work.Get<BaliseContext>().Database.SqlQuery<int>($"""SELECT COUNT(*)::int AS "Value" FROM systems""").ToListAsync()).Single();
}
