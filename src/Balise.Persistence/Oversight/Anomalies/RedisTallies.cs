using Balise.Domain.Oversight.Anomalies;
using StackExchange.Redis;

namespace Balise.Persistence.Oversight.Anomalies;

/// <summary>
/// The counts of all replicas, in Redis or Valkey; one script counts. Windows are told by the clock of Redis. Every key of an
/// organisation holds its id in braces: a cluster keeps them on one node.
/// </summary>
internal sealed class RedisTallies(IConnectionMultiplexer redis) : ISharedTallies
{
    // Where a key lives is remembered for as long as it is used, and this much longer.
    private static readonly TimeSpan PlacesKept = TimeSpan.FromDays(90);

    // KEYS: count, places. ARGV: counts, resets, window, threshold, place, most places, how long places are kept.
    private const string Count = """
        local counts = ARGV[1] == '1'
        if ARGV[5] ~= '0' then
          counts = redis.call('SCARD', KEYS[2]) < tonumber(ARGV[6]) and redis.call('SADD', KEYS[2], ARGV[5]) == 1 and redis.call('SCARD', KEYS[2]) > 1
          redis.call('PEXPIRE', KEYS[2], ARGV[7])
        end
        if ARGV[2] == '1' then
          redis.call('DEL', KEYS[1])
        end
        if not counts then
          return 0
        end
        local count = redis.call('INCR', KEYS[1])
        if count == 1 then
          redis.call('PEXPIRE', KEYS[1], ARGV[3])
        end
        if count < tonumber(ARGV[4]) then
          return 0
        end
        redis.call('DEL', KEYS[1])
        return count
        """;

    public async Task<int> CountAsync(AnomalyTally tally, CancellationToken ct)
    {
        var of = $"balise:anomaly:{{{tally.Organization:N}}}:{tally.Key}:{tally.Pattern}";
        try
        {
            return (int)await redis.GetDatabase().ScriptEvaluateAsync(
                Count, [of, of + ":places"],
                [
                    tally.Counts ? 1 : 0, tally.Resets ? 1 : 0, (long)tally.Window.TotalMilliseconds, tally.Threshold,
                    tally.Place.ToString(System.Globalization.CultureInfo.InvariantCulture), AnomalyTally.MostPlaces, (long)PlacesKept.TotalMilliseconds,
                ]).WaitAsync(ct);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw new SharedTalliesUnavailableException("Redis does not answer.", e);
        }
    }
}
