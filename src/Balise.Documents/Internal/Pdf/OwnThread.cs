using System.Runtime.ExceptionServices;

namespace Balise.Documents.Internal.Pdf;

/// <summary>
/// Runs work on a thread of its own: a deep stack for nested objects, and a caller that goes on when the time is spent even if a foreign
/// parser does not look at the token. Abandoned work ends at the next stream or page, where the token is looked at.
/// </summary>
internal static class OwnThread
{
    private const int StackBytes = 32 * 1024 * 1024;

    /// <exception cref="OperationCanceledException">The token fired before the work was done.</exception>
    public static void Run(Action work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        ExceptionDispatchInfo? fault = null;
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
                    done.Set();
                }
            },
            StackBytes)
        {
            IsBackground = true,
            Name = "document reading",
        };
        thread.Start();
        done.Wait(ct);
        fault?.Throw();
    }
}
