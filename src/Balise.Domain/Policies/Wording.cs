using System.Text;
using Balise.Domain.Norms;

namespace Balise.Domain.Policies;

/// <summary>A refusal in words: three beats, always (what happened, why, what to do), and its sources.</summary>
public sealed record RefusalWords(string Happened, string Why, string Remedy, IReadOnlyList<string> Sources)
{
    /// <summary>Beats 1 and 2, as in the API's <c>message</c>.</summary>
    public string Message => $"{Happened} {Why}";
}

/// <summary>Fills the braces of a rule's words.</summary>
public static class Wording
{
    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static RefusalWords Of(RuleText rule, NormsPack norms, Language language, IReadOnlyDictionary<string, string> values) =>
        new(
            Fill(rule.Happened.In(language), values), Fill(rule.Why.In(language), values), Fill(rule.Remedy.In(language), values),
            [.. new[] { rule.Source }.Concat(rule.AlsoSee).Select(s => Cite(s, norms, language))]);

    /// <summary>« Guide, 2.2 ».</summary>
    public static string Cite(Source source, NormsPack norms, Language language) =>
        norms.Instruments.TryGetValue(source.Instrument, out var instrument)
            ? source.Clause.Length == 0 ? instrument.Reference.In(language) : $"{instrument.Reference.In(language)}, {source.Clause}"
            : $"{source.Instrument}, {source.Clause}";

    /// <summary>« 1er décembre 2026 », "December 1, 2026". Own month names: globalisation is invariant in this product.</summary>
    public static string Date(DateOnly day, Language language) => language == Language.French
        ? $"{(day.Day == 1 ? "1er" : day.Day)} {FrenchMonths[day.Month - 1]} {day.Year}"
        : $"{EnglishMonths[day.Month - 1]} {day.Day}, {day.Year}";

    /// <summary>Replaces <c>{name}</c>; a brace without a value becomes a dash, never a raw brace.</summary>
    public static string Fill(string words, IReadOnlyDictionary<string, string> values)
    {
        var open = words.IndexOf('{');
        if (open < 0)
        {
            return words;
        }

        var filled = new StringBuilder(words.Length + 32);
        var from = 0;
        while (open >= 0 && words.IndexOf('}', open) is var close and > 0)
        {
            filled.Append(words, from, open - from).Append(values.GetValueOrDefault(words[(open + 1)..close], "—"));
            from = close + 1;
            open = words.IndexOf('{', from);
        }

        return filled.Append(words, from, words.Length - from).ToString();
    }
}
