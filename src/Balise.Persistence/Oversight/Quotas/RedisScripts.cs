namespace Balise.Persistence.Oversight.Quotas;

/// <summary>The two steps of a ceiling, each atomic. A reservation is <c>id|amount</c> in the sorted set of its counter.</summary>
internal static class RedisScripts
{
    /// <summary>
    /// KEYS: counter, reservations, subjects for each demand. ARGV: id, life, count, then max, wanted, least, keep for each. Answers the
    /// index of the demand refused or -1, then what was taken of each.
    /// </summary>
    public const string Reserve = """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local count = tonumber(ARGV[3])
        local taken = {}
        for i = 1, count do
          local counter, held = KEYS[i * 3 - 2], KEYS[i * 3 - 1]
          for _, dead in ipairs(redis.call('ZRANGEBYSCORE', held, '-inf', now)) do
            redis.call('HINCRBY', counter, 'r', -tonumber(string.match(dead, '|(%d+)$')))
            redis.call('ZREM', held, dead)
          end
          local state = redis.call('HMGET', counter, 'u', 'r')
          local free = tonumber(ARGV[i * 4]) - (tonumber(state[1]) or 0) - (tonumber(state[2]) or 0)
          if free < tonumber(ARGV[i * 4 + 2]) then
            local none = {i - 1}
            for j = 1, count do none[j + 1] = 0 end
            return none
          end
          taken[i] = math.min(free, tonumber(ARGV[i * 4 + 1]))
        end
        local answer = {-1}
        for i = 1, count do
          local counter, held, subjects = KEYS[i * 3 - 2], KEYS[i * 3 - 1], KEYS[i * 3]
          local keep = ARGV[i * 4 + 3]
          local amount = string.format('%.0f', taken[i])
          redis.call('HINCRBY', counter, 'r', amount)
          redis.call('ZADD', held, now + tonumber(ARGV[2]), ARGV[1] .. '|' .. amount)
          redis.call('SADD', subjects, string.sub(counter, string.len(subjects) + 2))
          redis.call('PEXPIRE', counter, keep)
          redis.call('PEXPIRE', held, keep)
          redis.call('PEXPIRE', subjects, keep)
          answer[i + 1] = taken[i]
        end
        return answer
        """;

    /// <summary>
    /// KEYS as above. ARGV: id, 1 when the reservation outlived its life, then taken and used for each. Taking the reservation away is
    /// what counts: a settlement that is tried again counts once. One that came back by itself is counted all the same.
    /// </summary>
    public const string Settle = """
        for i = 1, (#ARGV - 2) / 2 do
          local counter, held = KEYS[i * 3 - 2], KEYS[i * 3 - 1]
          local taken, used = ARGV[i * 2 + 1], ARGV[i * 2 + 2]
          local mine = redis.call('ZREM', held, ARGV[1] .. '|' .. taken) == 1
          if mine then
            redis.call('HINCRBY', counter, 'r', '-' .. taken)
          end
          if mine or ARGV[2] == '1' then
            redis.call('HINCRBY', counter, 'u', used)
          end
        end
        return 0
        """;
}
