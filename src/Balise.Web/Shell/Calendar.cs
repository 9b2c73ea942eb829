using System.Globalization;

namespace Balise.Web.Shell;

/// <summary>Dates and hours in words. Own month names: the invariant mode of .NET knows only English.</summary>
internal static class Calendar
{
    private const char Space = Numbers.NoBreak;

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] FrenchDays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    public static string Date(DateOnly day, Language language, bool withYear)
    {
        if (language == Language.English)
        {
            return withYear ? $"{EnglishMonths[day.Month - 1]}{Space}{day.Day}, {day.Year}" : $"{EnglishMonths[day.Month - 1]}{Space}{day.Day}";
        }

        var number = day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);

        return withYear ? $"{number}{Space}{FrenchMonths[day.Month - 1]} {day.Year}" : $"{number}{Space}{FrenchMonths[day.Month - 1]}";
    }

    /// <summary>« novembre 2026 ».</summary>
    public static string Month(DateOnly day, Language language) =>
        $"{(language == Language.English ? EnglishMonths : FrenchMonths)[day.Month - 1]} {day.Year}";

    public static string DayDate(DateOnly day, Language language) => language == Language.English
        ? $"{day.DayOfWeek}, {Date(day, language, withYear: true)}"
        : $"{FrenchDays[(int)day.DayOfWeek]} {Date(day, language, withYear: true)}";

    public static string Time(TimeOnly time, Language language) => language == Language.English
        ? $"{Twelve(time)}:{time.Minute:00}{Space}{Half(time)}"
        : time.Minute == 0 ? $"{time.Hour}{Space}h" : $"{time.Hour}{Space}h{Space}{time.Minute:00}";

    public static string TimeWithSeconds(TimeOnly time, Language language) => language == Language.English
        ? $"{Twelve(time)}:{time.Minute:00}:{time.Second:00}{Space}{Half(time)}"
        : $"{time.Hour}{Space}h{Space}{time.Minute:00}{Space}min{Space}{time.Second:00}{Space}s";

    private static int Twelve(TimeOnly time) => time.Hour % 12 is 0 ? 12 : time.Hour % 12;

    private static string Half(TimeOnly time) => time.Hour < 12 ? "a.m." : "p.m.";
}
