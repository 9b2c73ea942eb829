namespace Balise.Host;

/// <summary>
/// The product's clock. A fixed instant when <c>BALISE_CLOCK</c> asks for one, and a movable one while the demonstration body is
/// seeded, so that its past week was really lived. Timestamps for durations stay those of the machine.
/// </summary>
internal sealed class ProductClock(DateTimeOffset? fixedAt) : TimeProvider
{
    private long seededTicks;

    public override DateTimeOffset GetUtcNow()
    {
        var seeded = Interlocked.Read(ref seededTicks);
        return seeded != 0 ? new DateTimeOffset(seeded, TimeSpan.Zero) : fixedAt ?? System.GetUtcNow();
    }

    /// <summary>What the clock says once seeding is over.</summary>
    public DateTimeOffset Real => fixedAt ?? System.GetUtcNow();

    public void MoveTo(DateTimeOffset instant) => Interlocked.Exchange(ref seededTicks, instant.UtcTicks);

    public void Release() => Interlocked.Exchange(ref seededTicks, 0);
}
