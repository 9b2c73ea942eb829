using Balise.Domain.Dossiers;

namespace Balise.Tests.Domain.Dossiers;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_falls_on_its_day(int year, string day) => Assert.Equal(DateOnly.Parse(day), QuebecHolidays.Easter(year));

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-04-03")]
    [InlineData("2026-04-06")]
    [InlineData("2026-05-18")]
    [InlineData("2026-06-24")]
    [InlineData("2026-07-01")]
    [InlineData("2026-09-07")]
    [InlineData("2026-10-12")]
    [InlineData("2026-12-25")]
    [InlineData("2025-05-19")]
    [InlineData("2029-06-25")]
    [InlineData("2029-07-02")]
    public void A_holiday_is_no_working_day(string day) => Assert.False(WorkingDays.OfQuebec.IsOpen(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-05-25")]
    [InlineData("2026-09-30")]
    [InlineData("2026-11-11")]
    public void Other_days_are_open(string day) => Assert.True(WorkingDays.OfQuebec.IsOpen(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-06-22", 3, "2026-06-26")]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-04-02", 0, "2026-04-02")]
    [InlineData("2026-08-01", 1, "2026-08-03")]
    public void A_delay_skips_weekends_and_holidays(string from, int days, string to)
    {
        Assert.Equal(DateOnly.Parse(to), WorkingDays.OfQuebec.After(DateOnly.Parse(from), days));
        Assert.Equal(days, WorkingDays.OfQuebec.Between(DateOnly.Parse(from), DateOnly.Parse(to)));
        Assert.Equal(-days, WorkingDays.OfQuebec.Between(DateOnly.Parse(to), DateOnly.Parse(from)));
    }

    [Fact]
    public void A_body_adds_its_closed_days() =>
        Assert.Equal(new DateOnly(2026, 8, 5), new WorkingDays([new(2026, 8, 4)]).After(new(2026, 8, 3), 1));
}
