using Balise.Domain.Oversight.Quotas;
using Balise.Gateway.Metering;
using Balise.Persistence;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Balise.Tests.Persistence.Oversight;

/// <summary>What a ledger of ceilings promises, whatever keeps it.</summary>
public abstract class LedgerContract : IAsyncLifetime
{
    private static readonly QuotaWindow Window = new(QuotaPeriod.Day, 739_000);

    private readonly Guid organization = Guid.NewGuid();

    protected abstract IQuotaLedger Ledger { get; }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Many_at_once_never_take_more_than_the_ceiling()
    {
        var limit = Guid.NewGuid();

        var taken = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(async () => await Ledger.ReserveAsync(organization, [Demand(limit, 100, 1)], Ct))));

        Assert.Equal(100, taken.Count(t => t.Refused < 0));
    }

    [Fact]
    public async Task What_was_used_takes_the_place_of_what_was_reserved()
    {
        var limit = Guid.NewGuid();
        var reservation = await Ledger.ReserveAsync(organization, [Demand(limit, 1000, 600)], Ct);
        Assert.Equal(0, (await Ledger.ReserveAsync(organization, [Demand(limit, 1000, 500)], Ct)).Refused);

        await Ledger.SettleAsync(reservation, [250]);

        Assert.Equal((250L, 0L), await UseAsync(limit));
        Assert.Equal(-1, (await Ledger.ReserveAsync(organization, [Demand(limit, 1000, 750)], Ct)).Refused);
    }

    [Fact]
    public async Task Several_ceilings_are_taken_together_or_not_at_all()
    {
        var (wide, narrow) = (Guid.NewGuid(), Guid.NewGuid());

        var refused = await Ledger.ReserveAsync(organization, [Demand(wide, 1000, 10), Demand(narrow, 5, 10)], Ct);

        Assert.Equal(1, refused.Refused);
        Assert.Equal((0L, 0L), await UseAsync(wide));
    }

    [Fact]
    public async Task A_request_without_a_maximum_takes_what_is_left()
    {
        var limit = Guid.NewGuid();
        await Ledger.ReserveAsync(organization, [Demand(limit, 1000, 900)], Ct);

        var rest = await Ledger.ReserveAsync(organization, [Demand(limit, 1000, 500) with { Least = 50 }], Ct);
        var nothing = await Ledger.ReserveAsync(organization, [Demand(limit, 1000, 500) with { Least = 50 }], Ct);

        Assert.Equal((-1, 100L), (rest.Refused, rest.Taken[0]));
        Assert.Equal(0, nothing.Refused);
    }

    [Fact]
    public async Task Subjects_windows_and_organisations_are_counted_apart()
    {
        var limit = Guid.NewGuid();
        await Ledger.ReserveAsync(organization, [Demand(limit, 1, 1)], Ct);

        Assert.Equal(-1, (await Ledger.ReserveAsync(organization, [Demand(limit, 1, 1) with { Subject = "autre : unité" }], Ct)).Refused);
        Assert.Equal(-1, (await Ledger.ReserveAsync(organization, [Demand(limit, 1, 1) with { Window = Window with { Number = 739_001 } }], Ct)).Refused);
        Assert.Equal(-1, (await Ledger.ReserveAsync(Guid.NewGuid(), [Demand(limit, 1, 1)], Ct)).Refused);
        Assert.Equal(2, (await Ledger.ReadAsync(organization, [(limit, Window)], Ct)).Count);
    }

    protected async Task<(long Used, long Reserved)> UseAsync(Guid limit)
    {
        var uses = await Ledger.ReadAsync(organization, [(limit, Window)], Ct);
        return (uses.Sum(u => u.Used), uses.Sum(u => u.Reserved));
    }

    protected Task<QuotaReservation> ReserveAsync(QuotaDemand demand) => Ledger.ReserveAsync(organization, [demand], Ct).AsTask();

    protected static QuotaDemand Demand(Guid limit, long max, long wanted) =>
        new(limit, "sujet", Window, DateTimeOffset.UtcNow.AddHours(6), max, wanted, wanted);
}

public sealed class MemoryLedgerTests : LedgerContract
{
    private readonly MemoryLedger ledger = new(TimeProvider.System);

    protected override IQuotaLedger Ledger => ledger;

    public override ValueTask InitializeAsync() => default;

    public override ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_restart_gives_nothing_back_but_what_was_under_way()
    {
        var limit = Guid.NewGuid();
        await ledger.SettleAsync(await ReserveAsync(Demand(limit, 10, 7)), [7]);
        await ReserveAsync(Demand(limit, 10, 3));

        var after = new MemoryLedger(TimeProvider.System);
        var archived = ledger.TakeUnsaved();
        after.Load(archived);

        var use = Assert.Single(await after.ReadAsync(archived[0].Organization, [(limit, archived[0].Window)], Ct));
        Assert.Equal((7, 0), (use.Used, use.Reserved));
        Assert.Empty(ledger.TakeUnsaved());
    }
}

public sealed class MemoryLedgerClockTests
{
    [Fact]
    public async Task A_clock_that_jumps_forward_and_back_gives_nothing_back()
    {
        var clock = new JumpingClock { Wall = new DateTimeOffset(2026, 11, 17, 14, 0, 0, TimeSpan.Zero) };
        var ledger = new MemoryLedger(clock);
        var (organization, limit) = (Guid.NewGuid(), Guid.NewGuid());
        await TakeAsync(60);
        clock.Wall = clock.Wall.AddYears(1);
        await TakeAsync(60);
        ledger.TakeUnsaved();
        clock.Wall = new DateTimeOffset(2026, 11, 17, 14, 0, 30, TimeSpan.Zero);

        Assert.Equal(0, (await TakeAsync(60)).Refused);

        async Task<QuotaReservation> TakeAsync(long amount)
        {
            var now = clock.GetUtcNow();
            var window = QuotaWindow.Of(QuotaPeriod.Minute, new DateTimeOffset(now.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero), DateOnly.FromDateTime(now.Date));
            var taken = await ledger.ReserveAsync(organization, [new QuotaDemand(limit, "", window, now.AddMinutes(1), 100, amount, amount)], TestContext.Current.CancellationToken);
            if (taken.Refused < 0)
            {
                await ledger.SettleAsync(taken, [amount]);
            }

            return taken;
        }
    }
}

/// <summary>A wall clock that anyone may set; durations are the machine's.</summary>
internal sealed class JumpingClock : TimeProvider
{
    public DateTimeOffset Wall { get; set; }

    public override DateTimeOffset GetUtcNow() => Wall;
}

public sealed class RedisLedgerTests : LedgerContract
{
    private PrivateRedis? redis;
    private ServiceProvider? services;

    protected override IQuotaLedger Ledger => services!.GetRequiredService<IQuotaLedger>();

    public override async ValueTask InitializeAsync()
    {
        redis = await PrivateRedis.StartAsync();
        services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSharedQuotas(redis.Configuration).BuildServiceProvider();

        // The first connection may be late on a busy machine; the product tries again by itself, and refuses meanwhile.
        var connection = services.GetRequiredService<IConnectionMultiplexer>();
        for (var attempt = 0; attempt < 600 && !connection.IsConnected; attempt++)
        {
            await Task.Delay(100);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (redis is not null)
        {
            await redis.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_Redis_nothing_is_known_and_nothing_is_taken()
    {
        await redis!.StopAsync();

        await Assert.ThrowsAsync<QuotaStoreUnavailableException>(() => ReserveAsync(Demand(Guid.NewGuid(), 10, 1)));
    }

    [Fact]
    public async Task A_settlement_that_is_tried_again_counts_once()
    {
        var limit = Guid.NewGuid();
        var reservation = await ReserveAsync(Demand(limit, 100, 40));

        await Ledger.SettleAsync(reservation, [30]);
        await Ledger.SettleAsync(reservation, [30]);

        Assert.Equal((30L, 0L), await UseAsync(limit));
    }
}
