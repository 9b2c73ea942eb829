using Balise.Domain.Systems;
using Balise.Persistence;

namespace Balise.Tests.Persistence;

public sealed class PostgreSqlStartTests
{
    [Fact]
    public async Task Several_replicas_may_start_on_an_empty_database()
    {
        var options = DatabaseOptions.From(PrivatePostgreSql.CreateDatabase(), "/");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var installation = new Installation(options);
            Assert.False(await installation.StartAsync());
            await using var work = installation.Enter(null);
            Assert.Empty(await work.Store<AiSystem>().AllAsync(CancellationToken.None));
        })));

        PrivatePostgreSql.DropDatabase(options.ConnectionString);
    }
}
