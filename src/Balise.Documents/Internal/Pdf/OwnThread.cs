using System.Runtime.ExceptionServices;

namespace Balise.Documents.Internal.Pdf;

/// <summary>
/// Runs work on a thread of its own: a deep stack for nested objects, and a caller that goes on when the time is spent even if a foreign
/// parser does not look at the token. Abandoned work ends at the next stream, page or object, where the token is looked at. A loop inside the parser
/// would never end: when too many are abandoned, no more work is begun, and the process keeps its processors for the rest.
/// </summary>
internal static class OwnThread
{
    private const int StackBytes = 32 * 1024 * 1024;

    private const int Done = 1;
    private const int Abandoned = 2;
    private const int MaxAbandoned = 4;

    private static int abandoned;

    /// <exception cref="OperationCanceledException">The token fired before the work was done.</exception>
    public static void Run(Action work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Volatile.Read(ref abandoned) >= MaxAbandoned)
        {
            throw new ReadingStopped(UnreadableReason.OutOfTime, "too many earlier readings have not ended");
        }

        ExceptionDispatchInfo? fault = null;
        var state = 0;
        var done = new ManualResetEventSlim();
        var thread = new Thread(
            () =>
            {
                try
                {
                    work();
                }
                catch (Exception thrown)
                {
                    fault = ExceptionDispatchInfo.Capture(thrown);
                }
                finally
                {
                    if (Interlocked.Exchange(ref state, Done) == Abandoned)
                    {
                        Interlocked.Decrement(ref abandoned);
                    }

                    done.Set();
                }
            },
            StackBytes)
        {
            IsBackground = true,
            Name = "document reading",
        };
        thread.Start();
        try
        {
            done.Wait(ct);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref abandoned);
            if (Interlocked.Exchange(ref state, Abandoned) == Done)
            {
                Interlocked.Decrement(ref abandoned);
            }

            throw;
        }

        fault?.Throw();
    }
}
