using Balise.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Web.Shell;

public sealed class FormatsTests
{
    private const string Nb = "\u00A0";
    private const string Thin = "\u202F";

    /// <summary>Tuesday 17 November 2026, 10:42:08 in Toronto (UTC−5).</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 15, 42, 8, TimeSpan.Zero);

    private readonly Formats french = Make("fr");
    private readonly Formats english = Make("en");

    [Fact]
    public void Thousands_have_a_narrow_no_break_space_in_French()
    {
        Assert.Equal($"1{Thin}284", french.Number(1284));
        Assert.Equal($"2{Thin}000{Thin}000", french.Number(2_000_000));
        Assert.Equal("999", french.Number(999));
        Assert.Equal($"\u22121{Thin}284,50", french.Number(-1284.5m, 2));
        Assert.Equal("1,284", english.Number(1284));
    }

    [Fact]
    public void A_negative_number_that_rounds_to_zero_has_no_sign() => Assert.Equal("0,0", french.Number(-.04m, 1));

    [Fact]
    public void Percent_and_money_keep_their_sign_with_their_number()
    {
        Assert.Equal($"2,9{Nb}%", french.Percent(.029m, 1));
        Assert.Equal("2.9%", english.Percent(.029m, 1));
        Assert.Equal($"1{Thin}284,50{Nb}$", french.Money(1284.5m));
        Assert.Equal("$1,284.50", english.Money(1284.5m));
    }

    [Fact]
    public void A_measure_and_a_range_never_split()
    {
        Assert.Equal($"6{Nb}ms", french.Measure(6, 0, "ms"));
        Assert.Equal($"1,9{Nb}à{Nb}3,4{Nb}kWh", french.Range(1.9m, 3.4m, 1, "kWh"));
        Assert.Equal($"«{Nb}Sittelle{Nb}»", french.Quote("Sittelle"));
        Assert.Equal($"État{Nb}: arrêté", french.Labelled("État", "arrêté"));
        Assert.Equal("a, b et c", french.List(["a", "b", "c"]));
        Assert.Equal("a ou b", french.Alternatives(["a", "b"]));
        Assert.Equal("97 sur 109", french.OutOf(97, 109));
    }

    [Fact]
    public void Dates_are_in_words()
    {
        Assert.Equal($"17{Nb}novembre 2026", french.Date(Now));
        Assert.Equal($"1er{Nb}décembre 2026", french.Date(new DateOnly(2026, 12, 1)));
        Assert.Equal($"vendredi 20{Nb}novembre 2026", french.DayDate(new DateOnly(2026, 11, 20)));
        Assert.Equal($"20{Nb}novembre", french.ShortDate(new DateOnly(2026, 11, 20)));
        Assert.Equal($"November{Nb}17, 2026", english.Date(Now));
        Assert.Equal($"Friday, November{Nb}20, 2026", english.DayDate(new DateOnly(2026, 11, 20)));
    }

    [Fact]
    public void Times_are_shown_in_the_zone_of_the_body()
    {
        Assert.Equal($"10{Nb}h{Nb}42", french.Time(Now));
        Assert.Equal($"17{Nb}h", french.Time(new DateTimeOffset(2026, 11, 17, 22, 0, 0, TimeSpan.Zero)));
        Assert.Equal($"8{Nb}h{Nb}02", french.Time(new DateTimeOffset(2026, 11, 17, 13, 2, 0, TimeSpan.Zero)));
        Assert.Equal($"10{Nb}h{Nb}42{Nb}min{Nb}08{Nb}s", french.TimeWithSeconds(Now));
        Assert.Equal($"10:42{Nb}a.m.", english.Time(Now));
        Assert.Equal($"12:05{Nb}p.m.", english.Time(new DateTimeOffset(2026, 11, 17, 17, 5, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Summer_time_is_followed() =>
        Assert.Equal($"10{Nb}h{Nb}42", french.Time(new DateTimeOffset(2026, 7, 17, 14, 42, 0, TimeSpan.Zero)));

    [Fact]
    public void The_day_of_an_instant_is_the_readers_day() =>
        Assert.Equal(new DateOnly(2026, 11, 16), french.DayOf(new DateTimeOffset(2026, 11, 17, 3, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(0, "aujourd’hui", "today")]
    [InlineData(1, "demain", "tomorrow")]
    [InlineData(-1, "hier", "yesterday")]
    [InlineData(3, "dans 3\u00A0jours", "in 3\u00A0days")]
    [InlineData(-14, "il y a 14\u00A0jours", "14\u00A0days ago")]
    public void The_distance_of_a_day_counts_days(int days, string inFrench, string inEnglish)
    {
        Assert.Equal(inFrench, french.Distance(french.Today.AddDays(days)));
        Assert.Equal(inEnglish, english.Distance(english.Today.AddDays(days)));
    }

    [Fact]
    public void The_distance_of_an_instant_is_its_largest_unit()
    {
        Assert.Equal($"il y a 26{Nb}minutes", french.Distance(Now.AddMinutes(-26)));
        Assert.Equal($"dans 2{Nb}heures", french.Distance(Now.AddMinutes(130)));
        Assert.Equal($"il y a 1{Nb}jour", french.Distance(Now.AddHours(-30)));
        Assert.Equal("à l’instant", french.Distance(Now));
        Assert.Equal($"1{Nb}minute ago", english.Distance(Now.AddSeconds(-80)));
    }

    [Fact]
    public void Near_moments_name_today_and_yesterday()
    {
        Assert.Equal($"aujourd’hui à{Nb}9{Nb}h{Nb}15", french.NearMoment(Now.AddMinutes(-87)));
        Assert.Equal($"hier à{Nb}10{Nb}h{Nb}42", french.NearMoment(Now.AddDays(-1)));
        Assert.Equal($"10{Nb}novembre à{Nb}10{Nb}h{Nb}42", french.NearMoment(Now.AddDays(-7)));
        Assert.Equal($"17{Nb}novembre 2025 à{Nb}10{Nb}h{Nb}42", french.NearMoment(Now.AddYears(-1)));
    }

    [Fact]
    public void Durations_show_their_two_largest_units()
    {
        Assert.Equal($"1{Nb}heure 30{Nb}minutes", french.Duration(TimeSpan.FromMinutes(90)));
        Assert.Equal($"26{Nb}min", french.ShortDuration(TimeSpan.FromMinutes(26)));
        Assert.Equal($"1{Nb}j{Nb}2{Nb}h", french.ShortDuration(new TimeSpan(1, 2, 3, 4)));
        Assert.Equal($"1{Nb}j", french.ShortDuration(new TimeSpan(1, 0, 3, 4)));
        Assert.Equal($"0{Nb}s", french.ShortDuration(TimeSpan.Zero));
        Assert.Equal($"0{Nb}seconde", french.Duration(TimeSpan.Zero));
        Assert.Equal($"0{Nb}seconds", english.Duration(TimeSpan.Zero));
    }

    private static Formats Make(string language)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString("?lang=" + language);
        var request = new RequestLanguage(new HttpContextAccessor { HttpContext = context });
        // The accessor is one for the whole flow: read the language before another request takes its place.
        _ = request.Current;

        return new Formats(request, new FakeTimeProvider(Now), Options.Create(new WebOptions()));
    }
}
