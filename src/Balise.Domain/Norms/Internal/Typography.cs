namespace Balise.Domain.Norms.Internal;

/// <summary>Québec typography of the words people read: no-break spaces, curly apostrophes, no exclamation mark.</summary>
internal static class Typography
{
    private const char NoBreak = '\u00A0';
    private const char NarrowNoBreak = '\u202F';

    public static void Check(Layer layer, ProblemList problems)
    {
        foreach (var (file, root) in layer.Trees)
        {
            Walk(file, root, problems);
        }
    }

    private static void Walk(string file, JsonEntry entry, ProblemList problems)
    {
        foreach (var (name, value) in entry.Members)
        {
            if (value.Kind == EntryKind.String && name is "fr" or "en")
            {
                foreach (var fault in Faults(value.Text, french: name is "fr"))
                {
                    problems.Add(file, value.Pointer, $"line {value.Line}: {fault}");
                }
            }

            Walk(file, value, problems);
        }

        entry.Items.ForEach(item => Walk(file, item, problems));
    }

    internal static IEnumerable<string> Faults(string text, bool french)
    {
        if (text.Contains('\'', StringComparison.Ordinal) || text.Contains('"', StringComparison.Ordinal))
        {
            yield return "straight quote: write ’, « » or “ ”";
        }

        if (text.Contains('!', StringComparison.Ordinal))
        {
            yield return "exclamation mark: state the fact instead";
        }

        if (text != text.Trim() || text.Contains("  ", StringComparison.Ordinal))
        {
            yield return "a space too many";
        }

        if (!french)
        {
            yield break;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var before = i > 0 ? text[i - 1] : '\0';
            var after = i + 1 < text.Length ? text[i + 1] : '\0';
            if ((text[i] is '%' or '»' or '$' && before != NoBreak) || (text[i] is ':' && NeedsSpace(before, after)))
            {
                yield return $"“{text[i]}” takes a no-break space (U+00A0) before it";
            }

            if (text[i] is '«' && after != NoBreak)
            {
                yield return "“«” takes a no-break space (U+00A0) after it";
            }

            if (text[i] is '?' or ';' && before is ' ' or NoBreak or NarrowNoBreak)
            {
                yield return $"“{text[i]}” takes no space before it";
            }
        }
    }

    // TLP:RED and 10:30 are written without a space.
    private static bool NeedsSpace(char before, char after) => before != NoBreak && (after is ' ' or '\0');
}
