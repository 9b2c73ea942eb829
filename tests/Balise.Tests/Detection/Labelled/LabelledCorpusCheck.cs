using System.Text.RegularExpressions;

namespace Balise.Tests.Detection.Labelled;

/// <summary>Every fault of the corpus, as sentences that name the text: marks, types, check digits, ids, and a clean split.</summary>
internal static partial class LabelledCorpusCheck
{
    private const int ShingleWords = 5;

    /// <summary>Above this share of common five-word runs, a text of one half is a copy of a text of the other.</summary>
    private const double NearDuplicate = 0.4;

    private static readonly HashSet<string> Languages = ["fr", "en", "mixed", "code"];

    /// <summary>Types whose value points at one person or thing: the two halves may not share one.</summary>
    private static readonly HashSet<string> Identifying =
    [
        "CA_SIN", "QC_NAM", "QC_CODE_PERMANENT", "QC_DRIVER_LICENCE", "CA_PASSPORT", "CREDIT_CARD", "IBAN", "EMAIL", "IMEI", "VIN",
        "CA_BANK_ACCOUNT", "SECRET", "PASSWORD",
    ];

    public static IEnumerable<string> Faults(LabelledCorpus corpus) =>
    [
        .. corpus.All.GroupBy(text => text.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: id given twice"),
        .. corpus.All.SelectMany(MarkFaults),
        .. corpus.Development.Concat(corpus.Test).SelectMany(ValueFaults),
        .. corpus.Development.Concat(corpus.Test).SelectMany(ForgottenNames),
        .. SharedValues(corpus),
        .. SharedPeople(corpus),
        .. NearDuplicates(corpus),
    ];

    private static IEnumerable<string> MarkFaults(LabelledText text)
    {
        if (!Languages.Contains(text.Language))
        {
            yield return $"{text.Id}: unknown language \"{text.Language}\"";
        }

        if (text.Text.Contains("[[?") || text.Text.Contains("[[@") || text.Text.Contains("<<") || text.Text.Trim().Length == 0)
        {
            yield return $"{text.Id}: empty, or mark-up left in the text";
        }

        var end = 0;
        foreach (var span in text.Labels.OrderBy(span => span.Start))
        {
            if (span.Start < end || span.End <= span.Start || span.End > text.Text.Length)
            {
                yield return $"{text.Id}: span {span.Start}-{span.End} is out of the text or over another one";
            }

            if (!IdentifierRules.Types.Contains(span.Type))
            {
                yield return $"{text.Id}: unknown type {span.Type}";
            }

            end = span.End;
        }
    }

    private static IEnumerable<string> ValueFaults(LabelledText text) =>
        from span in text.Spans
        let fault = IdentifierRules.Fault(span.Type, text.ValueOf(span))
        where fault is not null
        select $"{text.Id}: {span.Type} \"{text.ValueOf(span)}\": {fault}";

    /// <summary>A name marked once and left bare elsewhere in the text would make a right finding a false alarm.</summary>
    private static IEnumerable<string> ForgottenNames(LabelledText text) =>
        from span in text.Spans
        where span.Type == "PERSON"
        from Match name in NameWords().Matches(text.ValueOf(span))
        from Match match in Regex.Matches(text.Text, $@"(?<![\w-]){Regex.Escape(name.Value)}(?![\w-])")
        where !text.Labels.Any(label => label.Start <= match.Index && match.Index < label.End)
        select $"{text.Id}: \"{name.Value}\" is marked once and bare at {match.Index}";

    private static IEnumerable<string> SharedValues(LabelledCorpus corpus)
    {
        var seen = Values(corpus.Development).ToHashSet();
        return Values(corpus.Test).Where(seen.Contains).Distinct().Select(value => $"{value}: in both halves");
    }

    private static IEnumerable<string> SharedPeople(LabelledCorpus corpus)
    {
        var seen = People(corpus.Development).ToHashSet();
        return People(corpus.Test).Where(seen.Contains).Distinct().Select(name => $"{name}: a person of both halves");
    }

    private static IEnumerable<string> Values(IEnumerable<LabelledText> texts) =>
        from text in texts
        from span in text.Spans
        where Identifying.Contains(span.Type)
        select $"{span.Type} {Separators().Replace(text.ValueOf(span), "").ToUpperInvariant()}";

    private static IEnumerable<string> People(IEnumerable<LabelledText> texts) =>
        from text in texts
        from span in text.Spans
        where span.Type == "PERSON" && text.ValueOf(span).Contains(' ')
        select text.ValueOf(span).ToUpperInvariant();

    private static IEnumerable<string> NearDuplicates(LabelledCorpus corpus)
    {
        var test = corpus.Test.Select(text => (text.Id, Shingles: Shingles(text))).ToList();
        return
            from development in corpus.Development
            let left = Shingles(development)
            from right in test
            let common = left.Intersect(right.Shingles).Count()
            let smaller = Math.Min(left.Count, right.Shingles.Count)
            where smaller > 0 && common >= NearDuplicate * smaller
            select $"{development.Id} and {right.Id}: nearly the same text in both halves";
    }

    /// <summary>Runs of five words, with marked values and digits blanked: the same letter with other values is the same letter.</summary>
    private static HashSet<string> Shingles(LabelledText text)
    {
        var masked = text.Text.ToCharArray();
        foreach (var span in text.Labels)
        {
            masked.AsSpan(span.Start, span.End - span.Start).Fill(' ');
        }

        var words = Words().Matches(new string(masked)).Select(match => match.Value.ToUpperInvariant()).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - ShingleWords + 1)).Select(i => string.Join(' ', words[i..(i + ShingleWords)]))];
    }

    [GeneratedRegex(@"[\s\-.]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\p{Lu}[\p{L}'-]{3,}")]
    private static partial Regex NameWords();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();
}
