using Balise.Domain.Oversight.Quotas;

namespace Balise.Tests.Domain.Oversight;

public sealed class QuotaWindowTests
{
    private static readonly TimeZoneInfo Toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    [Theory]
    [InlineData("2026-03-08T12:00:00Z", 23)]
    [InlineData("2026-11-01T12:00:00Z", 25)]
    [InlineData("2026-06-15T12:00:00Z", 24)]
    public void A_legal_day_lasts_as_long_as_the_clocks_of_the_body_say(string at, int hours)
    {
        var day = Day(at);

        var ends = QuotaWindow.Of(QuotaPeriod.Day, DateTimeOffset.Parse(at), day).End(Toronto);
        var began = QuotaWindow.Of(QuotaPeriod.Day, DateTimeOffset.Parse(at), day.AddDays(-1)).End(Toronto);

        Assert.Equal(hours, (ends - began).TotalHours);
    }

    [Fact]
    public void Late_in_the_evening_in_Quebec_is_still_today()
    {
        var evening = Of(QuotaPeriod.Day, "2026-12-01T04:59:00Z");
        var midnight = Of(QuotaPeriod.Day, "2026-12-01T05:00:00Z");

        Assert.NotEqual(evening, midnight);
        Assert.Equal(DateTimeOffset.Parse("2026-12-01T05:00:00Z"), evening.End(Toronto));
    }

    [Fact]
    public void The_month_of_December_ends_with_the_year()
    {
        var december = Of(QuotaPeriod.Month, "2026-12-15T12:00:00Z");

        Assert.Equal(DateTimeOffset.Parse("2027-01-01T05:00:00Z"), december.End(Toronto));
        Assert.Equal(december.Number + 1, Of(QuotaPeriod.Month, "2027-01-02T12:00:00Z").Number);
    }

    [Fact]
    public void A_minute_ends_at_the_next()
    {
        var window = Of(QuotaPeriod.Minute, "2026-06-15T12:00:59.999Z");

        Assert.Equal(DateTimeOffset.Parse("2026-06-15T12:01:00Z"), window.End(Toronto));
    }

    private static QuotaWindow Of(QuotaPeriod period, string at) => QuotaWindow.Of(period, DateTimeOffset.Parse(at), Day(at));

    private static DateOnly Day(string at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(at), Toronto).DateTime);
}
