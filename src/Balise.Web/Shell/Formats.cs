using Microsoft.Extensions.Options;

namespace Balise.Web.Shell;

/// <summary>
/// Numbers, dates, times, durations and distances as the house writes them, with their no-break spaces, in the language of the
/// request. Instants are stored in UTC and shown in the zone of <see cref="WebOptions.TimeZone"/>.
/// </summary>
public sealed class Formats(RequestLanguage language, TimeProvider clock, IOptions<WebOptions> options)
{
    private const char Space = Numbers.NoBreak;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    private bool French => language.Current == Language.French;

    /// <summary>The present instant, in the zone of the reader.</summary>
    public DateTimeOffset Now => Local(clock.GetUtcNow());

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>The instant in the zone of the reader.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>The day of an instant for the reader.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    // Numbers

    public string Number(long value) => Numbers.Integer(value, language.Current);

    public string Number(decimal value, int decimals) => Numbers.Decimal(value, decimals, language.Current);

    /// <summary>« 2,9 % ».</summary>
    /// <param name="ratio">1 is 100 %.</param>
    /// <param name="decimals">Digits after the decimal mark.</param>
    public string Percent(decimal ratio, int decimals = 0) =>
        French ? $"{Number(ratio * 100, decimals)}{Space}%" : $"{Number(ratio * 100, decimals)}%";

    /// <summary>« 1 284,50 $ ».</summary>
    public string Money(decimal dollars, int decimals = 2) =>
        French ? $"{Number(dollars, decimals)}{Space}$" : $"${Number(dollars, decimals)}";

    /// <summary>A number and its unit, never split: « 6 ms ».</summary>
    public string Measure(decimal value, int decimals, string unit) => $"{Number(value, decimals)}{Space}{unit}";

    /// <summary>« 1,9 à 3,4 kWh ».</summary>
    public string Range(decimal from, decimal to, int decimals, string unit) =>
        $"{Number(from, decimals)}{Space}{(French ? "à" : "to")}{Space}{Number(to, decimals)}{Space}{unit}";

    /// <summary>« n sur m ».</summary>
    public string OutOf(long part, long whole) => $"{Number(part)} {(French ? "sur" : "of")} {Number(whole)}";

    // Words

    /// <summary>« text », with its no-break spaces.</summary>
    public string Quote(string text) => French ? $"«{Space}{text}{Space}»" : $"“{text}”";

    /// <summary>« label : text », with the no-break space before the colon.</summary>
    public string Labelled(string label, string text) => French ? $"{label}{Space}: {text}" : $"{label}: {text}";

    /// <summary>« a, b et c ».</summary>
    public string List(IReadOnlyList<string> items) => Join(items, French ? "et" : "and");

    /// <summary>« a, b ou c ».</summary>
    public string Alternatives(IReadOnlyList<string> items) => Join(items, French ? "ou" : "or");

    // Days

    /// <summary>« 17 novembre 2026 », « 1er décembre 2026 ».</summary>
    public string Date(DateOnly day) => Calendar.Date(day, language.Current, withYear: true);

    public string Date(DateTimeOffset instant) => Date(DayOf(instant));

    /// <summary>« 17 novembre ».</summary>
    public string ShortDate(DateOnly day) => Calendar.Date(day, language.Current, withYear: false);

    /// <summary>« mardi 17 novembre 2026 »: when an action is due.</summary>
    /// <summary>« novembre 2026 ».</summary>
    public string Month(DateOnly day) => Calendar.Month(day, language.Current);

    public string DayDate(DateOnly day) => Calendar.DayDate(day, language.Current);

    /// <summary>« dans 3 jours », « hier », « il y a 14 jours », counted in days from today.</summary>
    public string Distance(DateOnly day) => Distances.Days(day.DayNumber - Today.DayNumber, language.Current);

    // Hours

    /// <summary>« 10 h 42 », « 17 h ».</summary>
    public string Time(DateTimeOffset instant) => Calendar.Time(TimeOnly.FromDateTime(Local(instant).DateTime), language.Current);

    /// <summary>« 10 h 42 min 08 s ».</summary>
    public string TimeWithSeconds(DateTimeOffset instant) =>
        Calendar.TimeWithSeconds(TimeOnly.FromDateTime(Local(instant).DateTime), language.Current);

    /// <summary>« 17 novembre 2026 à 9 h 15 ».</summary>
    public string Moment(DateTimeOffset instant) => $"{Date(instant)}{(French ? " à" + Space : " at ")}{Time(instant)}";

    /// <summary>« aujourd’hui à 9 h 15 », « hier à 17 h 31 », else the date without its year when it is this year's.</summary>
    public string NearMoment(DateTimeOffset instant)
    {
        var day = DayOf(instant);
        var when = (Today.DayNumber - day.DayNumber) is 0 or 1 ? Distance(day)
            : day.Year == Today.Year ? ShortDate(day)
            : Date(day);

        return $"{when}{(French ? " à" + Space : " at ")}{Time(instant)}";
    }

    /// <summary>« il y a 26 minutes », « dans 2 heures »: the largest whole unit.</summary>
    public string Distance(DateTimeOffset instant) => Distances.Span(instant - clock.GetUtcNow(), language.Current);

    /// <summary>« 26 minutes », « 1 heure 30 minutes »: the two largest units.</summary>
    public string Duration(TimeSpan span) => Distances.Duration(span, language.Current);

    /// <summary>« 26 min », « 1 h 30 min », « 4 s »: where room is short.</summary>
    public string ShortDuration(TimeSpan span) => Distances.ShortDuration(span);

    private static string Join(IReadOnlyList<string> items, string last) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} {last} {items[^1]}",
    };
}
