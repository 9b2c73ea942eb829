namespace Balise.Domain.Dossiers;

/// <summary>
/// Days off in Québec, computed for any year (Act respecting labour standards, s. 60; National Holiday Act, s. 2; Interpretation Act,
/// s. 61). Easter Monday is counted as public bodies do. A body adds its own closed days.
/// </summary>
public static class QuebecHolidays
{
    /// <summary>In order of date.</summary>
    public static IReadOnlyList<(DateOnly Day, Text Name)> Of(int year)
    {
        var easter = Easter(year);
        return
        [
            (new(year, 1, 1), new("Jour de l’An", "New Year’s Day")),
            (easter.AddDays(-2), new("Vendredi saint", "Good Friday")),
            (easter.AddDays(1), new("Lundi de Pâques", "Easter Monday")),
            (MondayBefore(new(year, 5, 25)), new("Journée nationale des patriotes", "National Patriots’ Day")),
            (NotSunday(new(year, 6, 24)), new("Fête nationale", "National Holiday")),
            (NotSunday(new(year, 7, 1)), new("Fête du Canada", "Canada Day")),
            (NthMonday(year, 9, 1), new("Fête du travail", "Labour Day")),
            (NthMonday(year, 10, 2), new("Action de grâces", "Thanksgiving")),
            (new(year, 12, 25), new("Noël", "Christmas Day")),
        ];
    }

    /// <summary>Gregorian Easter Sunday (the anonymous algorithm published in Nature, 1876).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }

    private static DateOnly NotSunday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;

    // The Monday that precedes: the 25th itself does not count.
    private static DateOnly MondayBefore(DateOnly day)
    {
        var before = day.AddDays(-1);
        return before.AddDays(-(((int)before.DayOfWeek + 6) % 7));
    }

    private static DateOnly NthMonday(int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((8 - (int)first.DayOfWeek) % 7) + (7 * (nth - 1)));
    }
}

/// <summary>Counts the days an office is open.</summary>
/// <param name="closed">Days the body is closed beside the holidays.</param>
public sealed class WorkingDays(IEnumerable<DateOnly> closed)
{
    public static readonly WorkingDays OfQuebec = new([]);

    private readonly HashSet<DateOnly> closed = [.. closed];

    public bool IsOpen(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Contains(day) && QuebecHolidays.Of(day.Year).All(holiday => holiday.Day != day);

    /// <summary>The working day that comes <paramref name="days"/> working days after; the day itself is not counted.</summary>
    public DateOnly After(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        for (var left = days; left > 0; left -= IsOpen(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when it is past.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to, from);
        }

        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            count += IsOpen(day) ? 1 : 0;
        }

        return count;
    }
}
