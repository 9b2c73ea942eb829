namespace Balise.Web.Shell;

/// <summary>Durations and distances in time, in words.</summary>
internal static class Distances
{
    private const char Space = Numbers.NoBreak;

    private static readonly Unit[] Units =
    [
        new(TimeSpan.FromDays(1), "jour", "day", "j"),
        new(TimeSpan.FromHours(1), "heure", "hour", "h"),
        new(TimeSpan.FromMinutes(1), "minute", "minute", "min"),
        new(TimeSpan.FromSeconds(1), "seconde", "second", "s"),
    ];

    private sealed record Unit(TimeSpan Length, string French, string English, string Symbol);

    /// <param name="days">Negative for the past.</param>
    /// <param name="language">The language of the reader.</param>
    public static string Days(int days, Language language) => (days, language) switch
    {
        (0, Language.French) => "aujourd’hui",
        (1, Language.French) => "demain",
        (-1, Language.French) => "hier",
        (0, _) => "today",
        (1, _) => "tomorrow",
        (-1, _) => "yesterday",
        _ => Around(Counted(Math.Abs(days), Units[0], language), days > 0, language),
    };

    public static string Span(TimeSpan span, Language language)
    {
        var length = span.Duration();
        if (length < TimeSpan.FromSeconds(1))
        {
            return language == Language.French ? "à l’instant" : "just now";
        }

        var unit = Units.First(u => length >= u.Length);

        return Around(Counted(length.Ticks / unit.Length.Ticks, unit, language), span > TimeSpan.Zero, language);
    }

    public static string Duration(TimeSpan span, Language language)
    {
        var parts = Parts(span).Select(p => Counted(p.Number, p.Unit, language)).ToList();

        return parts.Count == 0 ? Counted(0, Units[^1], language) : string.Join(' ', parts);
    }

    public static string ShortDuration(TimeSpan span)
    {
        var parts = Parts(span).Select(p => $"{p.Number}{Space}{p.Unit.Symbol}").ToList();

        return parts.Count == 0 ? $"0{Space}s" : string.Join(Space, parts);
    }

    private static IEnumerable<(long Number, Unit Unit)> Parts(TimeSpan span)
    {
        var left = span.Duration();
        var shown = 0;
        foreach (var unit in Units)
        {
            var number = left.Ticks / unit.Length.Ticks;
            left -= unit.Length * number;
            if (shown > 0 || number > 0)
            {
                shown++;
            }

            if (number > 0 && shown <= 2)
            {
                yield return (number, unit);
            }
        }
    }

    private static string Counted(long number, Unit unit, Language language)
    {
        var name = language == Language.French ? unit.French : unit.English;
        var plural = language == Language.French ? number > 1 : number != 1;

        return $"{Numbers.Integer(number, language)}{Space}{name}{(plural ? "s" : "")}";
    }

    private static string Around(string length, bool future, Language language) => (future, language) switch
    {
        (true, Language.French) => $"dans {length}",
        (false, Language.French) => $"il y a {length}",
        (true, _) => $"in {length}",
        _ => $"{length} ago",
    };
}
