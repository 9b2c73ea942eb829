using System.Collections.Concurrent;
using System.Globalization;
using Balise.Domain.Oversight.Quotas;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Balise.Persistence.Oversight.Quotas;

/// <summary>
/// The counters of all replicas, in Redis or Valkey. Each step is one script: Redis runs nothing else meanwhile. A counter is a hash
/// (<c>u</c> used, <c>r</c> reserved) and a sorted set of its reservations by the instant they come back, told by the clock of Redis.
/// Every key of an organisation holds its id in braces: a cluster keeps them on one node.
/// </summary>
internal sealed partial class RedisLedger(IConnectionMultiplexer redis, TimeProvider clock, ILogger<RedisLedger> logger) : IQuotaLedger, IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<(QuotaReservation Reservation, long[] Used)> unsettled = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Lock starting = new();
    private Task? retrying;

    public async ValueTask<QuotaReservation> ReserveAsync(Guid organization, QuotaDemand[] demands, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var id = Guid.CreateVersion7(at);
        var arguments = new RedisValue[3 + (demands.Length * 4)];
        (arguments[0], arguments[1], arguments[2]) = (id.ToString("N"), (long)QuotaReservation.Life.TotalMilliseconds, demands.Length);
        for (var i = 0; i < demands.Length; i++)
        {
            var keep = (long)Math.Max((demands[i].Ends - at).TotalMilliseconds, 0) + (2 * (long)QuotaReservation.Life.TotalMilliseconds);
            (arguments[3 + (i * 4)], arguments[4 + (i * 4)], arguments[5 + (i * 4)], arguments[6 + (i * 4)]) =
                (demands[i].Max, demands[i].Wanted, demands[i].Least, keep);
        }

        try
        {
            var answer = (long[])(await redis.GetDatabase().ScriptEvaluateAsync(RedisScripts.Reserve, Keys(organization, demands), arguments).WaitAsync(ct))!;
            return new QuotaReservation(id, at, organization, demands, answer[1..], (int)answer[0]);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw new QuotaStoreUnavailableException("Redis does not answer.", e);
        }
    }

    public async ValueTask SettleAsync(QuotaReservation reservation, long[] used)
    {
        if (!await TrySettleAsync(reservation, used))
        {
            unsettled.Enqueue((reservation, used));
            lock (starting)
            {
                retrying ??= Task.Run(RetryAsync);
            }
        }
    }

    public async ValueTask<IReadOnlyList<QuotaUse>> ReadAsync(
        Guid organization, IReadOnlyList<(Guid Limit, QuotaWindow Window)> of, CancellationToken ct)
    {
        try
        {
            List<QuotaUse> uses = [];
            var database = redis.GetDatabase();
            foreach (var (limit, window) in of)
            {
                foreach (var subject in await database.SetMembersAsync(Place(organization, limit, window)).WaitAsync(ct))
                {
                    var counter = $"{Place(organization, limit, window)}:{subject}";
                    var found = await database.HashGetAsync(counter, ["u", "r"]).WaitAsync(ct);
                    uses.Add(new QuotaUse(limit, window, subject!, (long?)found[0] ?? 0, (long?)found[1] ?? 0));
                }
            }

            return uses;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw new QuotaStoreUnavailableException("Redis does not answer.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        if (retrying is { } task)
        {
            await task;
        }

        ended.Dispose();
    }

    private async Task<bool> TrySettleAsync(QuotaReservation reservation, long[] used)
    {
        var outlived = clock.GetUtcNow() - reservation.At > QuotaReservation.Life;
        RedisValue[] arguments =
        [
            reservation.Id.ToString("N"), outlived ? "1" : "0", .. reservation.Taken.Zip(used).SelectMany(p => new RedisValue[] { p.First, p.Second }),
        ];
        try
        {
            await redis.GetDatabase().ScriptEvaluateAsync(RedisScripts.Settle, Keys(reservation.Organization, reservation.Demands), arguments);
            return true;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            NotSettled(logger, e);
            return false;
        }
    }

    // INVARIANT: settling twice would count twice. The script counts only the first time it meets a reservation.
    private async Task RetryAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Retry, clock, ended.Token);
                while (unsettled.TryPeek(out var next) && await TrySettleAsync(next.Reservation, next.Used))
                {
                    unsettled.TryDequeue(out _);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The process stops: what is left comes back by itself.
        }
    }

    // Three for each demand: the counter, its reservations, the list of subjects of the limit.
    private static RedisKey[] Keys(Guid organization, QuotaDemand[] demands)
    {
        var keys = new RedisKey[demands.Length * 3];
        for (var i = 0; i < demands.Length; i++)
        {
            var place = Place(organization, demands[i].Limit, demands[i].Window);
            (keys[i * 3], keys[(i * 3) + 1], keys[(i * 3) + 2]) = ($"{place}:{demands[i].Subject}", $"{place}:{demands[i].Subject}:held", place);
        }

        return keys;
    }

    private static string Place(Guid organization, Guid limit, QuotaWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"balise:quota:{{{organization:N}}}:{limit:N}:{(int)window.Period}:{window.Number}");

    [LoggerMessage(1, LogLevel.Warning, "A reservation was not settled; it is tried again every second")]
    private static partial void NotSettled(ILogger logger, Exception e);
}
