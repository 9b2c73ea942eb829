using System.Data.Common;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Reminders;
using Balise.Domain.UseCases;
using Balise.Persistence;
using Balise.Tests.Domain.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Tests.Persistence;

/// <summary>A list asks the same number of questions whatever it holds: none is asked for each row.</summary>
public sealed class QueryCountTests(SqliteUnderTest database) : IClassFixture<SqliteUnderTest>
{
    [Fact]
    public async Task A_list_of_files_asks_as_many_questions_for_one_file_as_for_twenty()
    {
        var counter = new CommandCounter();
        await using var desk = await OpenAsync(counter);
        await desk.StartFileAsync();
        var one = await CountAsync(desk, counter, work => work.Get<IDossierRegister>().ListAsync(new(), default));
        for (var i = 0; i < 20; i++)
        {
            await desk.StartFileAsync();
        }

        var many = await CountAsync(desk, counter, work => work.Get<IDossierRegister>().ListAsync(new(), default));

        Assert.Equal((5, 5), (one, many));
    }

    [Fact]
    public async Task A_file_is_read_with_as_many_questions_with_four_opinions_as_with_none()
    {
        var counter = new CommandCounter();
        await using var desk = await OpenAsync(counter);
        var draft = await desk.StartFileAsync();
        var ready = await desk.ReadyAsync();
        await desk.DecideAsync(ready);

        var (few, many) = (await CountAsync(desk, counter, work => work.Get<DossierRegisters>().OpenAsync(draft, default)),
            await CountAsync(desk, counter, work => work.Get<DossierRegisters>().OpenAsync(ready, default)));

        // One more, for the authorisation that its decision issued.
        Assert.Equal((4, 5), (few, many));
    }

    [Fact]
    public async Task Tasks_and_stamps_of_reminders_ask_one_question_for_each_kind_of_thing()
    {
        var counter = new CommandCounter();
        await using var desk = await OpenAsync(counter);
        for (var i = 0; i < 5; i++)
        {
            await desk.StartFileAsync();
        }

        Assert.Equal(2, await CountAsync(desk, counter, work => work.Get<IReminderStore>().StampsAsync(default)));
        Assert.Equal(1, await CountAsync(desk, counter, work => work.Get<IReminderStore>().AwaitedAsync(desk[Roles.User].Person, [Roles.User], new(2030, 1, 1), default)));
    }

    [Fact]
    public async Task What_waits_and_the_sessions_ask_two_questions_each_however_many_there_are()
    {
        var counter = new CommandCounter();
        await using var desk = await OpenAsync(counter);
        var number = await desk.ReadyAsync();
        await desk.DecideAsync(number);
        await desk.MoveAsync(number, DossierAction.PutInService, Roles.DesignatedAuthority);

        Assert.Equal(2, await CountAsync(desk, counter, work => work.Get<IWaitingRegister>().UseCasesAsync(UseCaseState.Authorized, null, null, 25, default)));
        Assert.Equal(2, await CountAsync(desk, counter, work => work.Get<IWaitingRegister>().EndingAsync(new(2026, 1, 1), new(2030, 1, 1), 25, default)));
        Assert.Equal(2, await CountAsync(desk, counter, work => work.Get<ISessionStore>().ListAsync(1, default)));
        Assert.Equal(1, await CountAsync(desk, counter, work => work.Get<IAbsenceStore>().ReplacedByAsync(desk[Roles.User].Person, new(2026, 9, 1), default)));
        Assert.Equal(5, await CountAsync(desk, counter, work => work.Get<IDossierRegister>().ListAsync(new(Sort: "title"), default)));
    }

    [Fact]
    public async Task The_register_of_use_cases_asks_three_questions()
    {
        var counter = new CommandCounter();
        await using var desk = await OpenAsync(counter);

        Assert.Equal(3, await CountAsync(desk, counter, work => work.Get<IUseCaseRegister>().ListAsync(new("", null, "", "number", 1), default)));
    }

    private Task<Desk> OpenAsync(CommandCounter counter) => Desk.OpenAsync(
        database.Options, services => services.ConfigureDbContext<Balise.Persistence.Sqlite.SqliteContext>(options => options.AddInterceptors(counter)));

    private static async Task<int> CountAsync<T>(Desk desk, CommandCounter counter, Func<Work, Task<T>> act)
    {
        await using var work = desk.Enter();
        counter.Reset();
        await act(work);
        return counter.Count;
    }
}

/// <summary>Counts what is asked of the database.</summary>
internal sealed class CommandCounter : DbCommandInterceptor
{
    private int count;

    public int Count => count;

    public void Reset() => count = 0;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        return ValueTask.FromResult(result);
    }
}
