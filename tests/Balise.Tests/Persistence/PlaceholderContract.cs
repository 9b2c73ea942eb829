using System.Text;
using Balise.Domain;
using Balise.Domain.Data;

namespace Balise.Tests.Persistence;

/// <summary>What both databases promise of the values that conversations mask.</summary>
public abstract class PlaceholderContract(DatabaseUnderTest database) : IAsyncDisposable
{
    private readonly Installation installation = new(database.Options);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IPlaceholderStore Store => installation.Get<IPlaceholderStore>();

    private DateTimeOffset InAnHour => installation.Clock.GetUtcNow().AddHours(1);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return installation.DisposeAsync();
    }

    [Fact]
    public async Task What_is_kept_is_found_again_by_its_conversation_alone()
    {
        var (own, other) = (await ConversationAsync(), await ConversationAsync());
        Assert.True(await Store.TryKeepAsync(own, [Value(1), Value(2)], InAnHour, Ct));

        var found = await Store.LoadAsync(own, Ct);

        Assert.Equal([1, 2], found.Select(v => v.Number));
        Assert.Equal("sealed 2"u8.ToArray(), found[1].Sealed);
        Assert.Empty(await Store.LoadAsync(other, Ct));
        Assert.Empty(await Store.LoadAsync(own with { Hash = other.Hash }, Ct));
        Assert.Empty(await Store.LoadAsync(own with { Organization = other.Organization }, Ct));
    }

    [Fact]
    public async Task A_name_or_a_value_that_is_taken_takes_nothing()
    {
        var own = await ConversationAsync();
        Assert.True(await Store.TryKeepAsync(own, [Value(1)], InAnHour, Ct));

        Assert.False(await Store.TryKeepAsync(own, [Value(2), Value(1) with { Fingerprint = "other" }], InAnHour, Ct));
        Assert.False(await Store.TryKeepAsync(own, [Value(3), Value(4) with { Fingerprint = Value(1).Fingerprint }], InAnHour, Ct));

        Assert.Equal([1], (await Store.LoadAsync(own, Ct)).Select(v => v.Number));
    }

    [Fact]
    public async Task Many_writers_at_once_give_each_name_once()
    {
        var own = await ConversationAsync();

        var kept = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Store.TryKeepAsync(
            own, [Value(1 + (i % 10)) with { Fingerprint = $"f{i}" }, Value(11 + (i % 3)) with { Fingerprint = $"g{i}" }], InAnHour, Ct))));

        var found = await Store.LoadAsync(own, Ct);
        Assert.Equal(kept.Count(k => k) * 2, found.Count);
        Assert.InRange(kept.Count(k => k), 1, 3);
    }

    [Fact]
    public async Task What_lapsed_is_not_found_gives_its_names_back_and_is_erased()
    {
        var (own, idle) = (await ConversationAsync(), await ConversationAsync());
        await Store.TryKeepAsync(own, [Value(1)], InAnHour, Ct);
        await Store.TryKeepAsync(idle, [Value(1)], InAnHour, Ct);
        installation.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Empty(await Store.LoadAsync(own, Ct));
        Assert.True(await Store.TryKeepAsync(own, [Value(1)], InAnHour, Ct));
        Assert.True(await Store.EraseLapsedAsync(Ct) >= 1);

        Assert.Single(await Store.LoadAsync(own, Ct));
    }

    [Fact]
    public async Task A_conversation_in_use_is_kept_longer_and_never_shorter()
    {
        var own = await ConversationAsync();
        await Store.TryKeepAsync(own, [Value(1)], InAnHour, Ct);
        await Store.ProlongAsync([own], InAnHour.AddHours(4), Ct);
        await Store.ProlongAsync([own], InAnHour, Ct);

        installation.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Single(await Store.LoadAsync(own, Ct));
    }

    private async Task<KeptConversation> ConversationAsync() =>
        new((await installation.OrganizationAsync()).Organization, Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()));

    private static KeptValue Value(int number) => new("CA_SIN", number, $"fingerprint {number}", Encoding.UTF8.GetBytes($"sealed {number}"));
}

public sealed class SqlitePlaceholderTests(SqliteUnderTest database) : PlaceholderContract(database), IClassFixture<SqliteUnderTest>;

public sealed class PostgreSqlPlaceholderTests(PostgreSqlUnderTest database) : PlaceholderContract(database), IClassFixture<PostgreSqlUnderTest>;
