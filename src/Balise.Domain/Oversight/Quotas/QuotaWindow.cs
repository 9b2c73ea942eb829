namespace Balise.Domain.Oversight.Quotas;

/// <summary>
/// Which minute, day or month an instant falls in, as a number that never comes back. Days and months are legal: the body's own zone,
/// summer time included (a day of 23 or 25 hours is one day).
/// </summary>
/// <param name="Number">Minutes since the year 1 in UTC, day number, or months since the year 0.</param>
public readonly record struct QuotaWindow(QuotaPeriod Period, long Number)
{
    /// <param name="day">Legal day of <paramref name="at"/>.</param>
    public static QuotaWindow Of(QuotaPeriod period, DateTimeOffset at, DateOnly day) => new(period, period switch
    {
        QuotaPeriod.Minute => at.UtcTicks / TimeSpan.TicksPerMinute,
        QuotaPeriod.Day => day.DayNumber,
        _ => (day.Year * 12L) + day.Month - 1,
    });

    /// <summary>When the next one begins.</summary>
    public DateTimeOffset End(TimeZoneInfo zone) => Period switch
    {
        QuotaPeriod.Minute => new DateTimeOffset((Number + 1) * TimeSpan.TicksPerMinute, TimeSpan.Zero),
        QuotaPeriod.Day => Midnight(DateOnly.FromDayNumber((int)Number + 1), zone),
        _ => Midnight(new DateOnly((int)((Number + 1) / 12), (int)((Number + 1) % 12) + 1, 1), zone),
    };

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone) =>
        new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone), TimeSpan.Zero);
}
