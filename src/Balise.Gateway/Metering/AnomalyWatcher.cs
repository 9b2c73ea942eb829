using System.Collections.Concurrent;
using System.Threading.Channels;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Metering;

/// <summary>
/// Counts, for each key, what the body watches; tells the desk when a threshold is reached. Where replicas share their counts, counting is
/// done behind the request; while the shared counts do not answer, this process counts by itself. Nothing of it ever delays a request.
/// </summary>
internal sealed partial class AnomalyWatcher
{
    private const int MostWaiting = 10_000;

    private static readonly TimeSpan BeforeRetry = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(Guid Organization, string Key), KeyHabits> habits = new();
    private readonly Channel<AnomalySeen> seen = Channel.CreateBounded<AnomalySeen>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<Counted> counting = Channel.CreateBounded<Counted>(MostWaiting);
    private readonly IAnomalyDesk desk;
    private readonly ISharedTallies? shared;
    private readonly TimeProvider clock;
    private readonly ILogger<AnomalyWatcher> logger;

    /// <param name="shared">Null for a process that is alone.</param>
    public AnomalyWatcher(IAnomalyDesk desk, TimeProvider clock, ILogger<AnomalyWatcher> logger, ISharedTallies? shared = null)
    {
        (this.desk, this.clock, this.logger, this.shared) = (desk, clock, logger, shared);
        _ = Task.Run(TellAsync);
        _ = shared is null ? Task.CompletedTask : Task.Run(() => CountAsync(shared));
    }

    /// <summary>Once for each decision. Nothing is counted of someone who is held already.</summary>
    public void Watch(Call call)
    {
        var table = call.Policy.Anomalies;
        if (table.Watches.Length == 0 || call.Facts.Held is not null)
        {
            return;
        }

        foreach (var watch in table.Watches)
        {
            var tally = KeyHabits.Judge(watch, call);
            if (!tally.Matters)
            {
                continue;
            }

            if (shared is null)
            {
                if (Alone(tally, call.At) is > 0 and var count)
                {
                    seen.Writer.TryWrite(Seen(watch, call, count));
                }
            }
            else
            {
                var counted = new Counted(tally, Seen(watch, call, 0));
                if (!counting.Writer.TryWrite(counted))
                {
                    Tell(counted, Alone(tally, call.At));
                }
            }
        }
    }

    private static AnomalySeen Seen(SnapshotWatch watch, Call call, int count)
    {
        var person = call.Holder.Requester.Person;
        return new AnomalySeen(
            new OrganizationId(call.Holder.Organization), watch.Pattern, call.Holder.Key, person == Guid.Empty ? null : new PersonId(person), count,
            call.Decision.Value, call.At, watch.Hold);
    }

    private int Alone(in AnomalyTally tally, DateTimeOffset at) =>
        habits.GetOrAdd((tally.Organization, tally.Key), static _ => new KeyHabits()).Count(tally, at);

    private void Tell(Counted counted, int count)
    {
        if (count > 0)
        {
            seen.Writer.TryWrite(counted.Seen with { Count = count });
        }
    }

    private async Task CountAsync(ISharedTallies tallies)
    {
        var down = 0L;
        await foreach (var each in counting.Reader.ReadAllAsync())
        {
            if (down != 0 && clock.GetElapsedTime(down) < BeforeRetry)
            {
                Tell(each, Alone(each.Tally, each.Seen.At));
                continue;
            }

            try
            {
                Tell(each, await tallies.CountAsync(each.Tally, CancellationToken.None));
                down = 0;
            }
            catch (SharedTalliesUnavailableException e)
            {
                if (down == 0)
                {
                    OnItsOwn(logger, e);
                }

                down = clock.GetTimestamp();
                Tell(each, Alone(each.Tally, each.Seen.At));
            }
        }
    }

    private async Task TellAsync()
    {
        await foreach (var each in seen.Reader.ReadAllAsync())
        {
            try
            {
                await desk.RaiseAsync(each, CancellationToken.None);
            }
            catch (Exception e)
            {
                NotRaised(logger, e, each.Pattern);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "An alert was not written: {Pattern}")]
    private static partial void NotRaised(ILogger logger, Exception e, string pattern);

    [LoggerMessage(2, LogLevel.Error, "The shared counts of anomalies do not answer: this process counts by itself until they do")]
    private static partial void OnItsOwn(ILogger logger, Exception e);

    private sealed record Counted(AnomalyTally Tally, AnomalySeen Seen);
}
