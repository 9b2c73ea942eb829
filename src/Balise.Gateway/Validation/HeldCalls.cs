using System.Collections.Concurrent;
using Balise.Domain.Oversight.Validations;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Validation;

/// <summary>
/// The calls of this process that wait for a person. One look at the database for all of them, twice a second, and at once when the
/// answer was given here.
/// </summary>
internal sealed partial class HeldCalls(IHeldActions actions, ILogger<HeldCalls> logger) : IHeldSignal
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Guid, (Guid Organization, TaskCompletionSource<HeldAnswer> Done)> waiting = new();
    private readonly SemaphoreSlim woken = new(0);
    private readonly Lock starting = new();
    private bool looking;

    public int CountOf(Guid organization) => waiting.Values.Count(w => w.Organization == organization);

    public void Answered() => woken.Release();

    /// <summary>The answer, when one comes.</summary>
    public Task<HeldAnswer> Await(Guid id, Guid organization)
    {
        var done = new TaskCompletionSource<HeldAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = (organization, done);
        lock (starting)
        {
            if (!looking)
            {
                looking = true;
                _ = Task.Run(LookAsync);
            }
        }

        return done.Task;
    }

    public void Forget(Guid id) => waiting.TryRemove(id, out _);

    private async Task LookAsync()
    {
        while (true)
        {
            await woken.WaitAsync(Pace);
            try
            {
                foreach (var answer in await actions.AnsweredAsync([.. waiting.Keys], CancellationToken.None))
                {
                    if (waiting.TryRemove(answer.Id, out var call))
                    {
                        call.Done.TrySetResult(answer);
                    }
                }
            }
            catch (Exception e)
            {
                // Whoever waits goes on waiting, until the time is over.
                NotRead(logger, e);
            }

            lock (starting)
            {
                if (waiting.IsEmpty)
                {
                    looking = false;
                    return;
                }
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The answers to held calls could not be read")]
    private static partial void NotRead(ILogger logger, Exception e);
}
