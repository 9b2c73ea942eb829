using System.Collections.Concurrent;
using System.Threading.Channels;
using Balise.Domain.Norms;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Metering;

/// <summary>
/// Counts, for each key, what the body watches; tells the desk when a threshold is reached. Counts are this process's own, and die
/// with it: an alert does not.
/// </summary>
internal sealed partial class AnomalyWatcher
{
    private readonly ConcurrentDictionary<(Guid Organization, string Key), KeyHabits> habits = new();
    private readonly Channel<AnomalySeen> seen = Channel.CreateBounded<AnomalySeen>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly IAnomalyDesk desk;
    private readonly ILogger<AnomalyWatcher> logger;

    public AnomalyWatcher(IAnomalyDesk desk, ILogger<AnomalyWatcher> logger)
    {
        (this.desk, this.logger) = (desk, logger);
        _ = Task.Run(TellAsync);
    }

    /// <summary>Once for each decision. Nothing is counted of someone who is held already.</summary>
    public void Watch(Call call)
    {
        var table = call.Policy.Anomalies;
        if (table.Watches.Length == 0 || call.Facts.Held is not null)
        {
            return;
        }

        var mine = habits.GetOrAdd((call.Holder.Organization, call.Holder.Key), static _ => new KeyHabits());
        foreach (var watch in table.Watches)
        {
            if (mine.Reaches(watch, call) is > 0 and var count)
            {
                var person = call.Holder.Requester.Person;
                seen.Writer.TryWrite(new AnomalySeen(
                    new OrganizationId(call.Holder.Organization), watch.Pattern, call.Holder.Key, person == Guid.Empty ? null : new PersonId(person), count,
                    call.Decision.Value, call.At, watch.Hold));
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
}
