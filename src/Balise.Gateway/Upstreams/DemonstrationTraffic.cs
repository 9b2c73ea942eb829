namespace Balise.Gateway.Upstreams;

/// <summary>While the demonstration's past is being lived, every system is answered by the built-in provider, without pauses.</summary>
public sealed class DemonstrationTraffic
{
    private int depth;

    internal bool Active => Volatile.Read(ref depth) > 0;

    /// <summary>Until disposed.</summary>
    public IDisposable AnswerFromHere()
    {
        Interlocked.Increment(ref depth);
        return new Ending(this);
    }

    private sealed class Ending(DemonstrationTraffic owner) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref owner.depth);
    }
}
