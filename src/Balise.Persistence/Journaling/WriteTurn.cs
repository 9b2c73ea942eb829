namespace Balise.Persistence.Journaling;

/// <summary>
/// One writer at a time in this process. SQLite has a single writer anyway and its own waiting is a sleep; here writers take their
/// turn. In PostgreSQL it orders the governance entries of this process, and nothing else waits for it.
/// </summary>
internal sealed class WriteTurn : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public Held Take()
    {
        turn.Wait();
        return new Held(turn);
    }

    public async Task<Held> TakeAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        return new Held(turn);
    }

    public void Dispose() => turn.Dispose();

    public readonly struct Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
