using System.Text;

namespace Balise.Domain.Norms;

/// <summary>Fills the braces of a rule's words.</summary>
public static class RuleWords
{
    /// <summary>Replaces <c>{name}</c> by its value. A brace without a value becomes « … »: people never see a brace.</summary>
    public static string Fill(string words, params IReadOnlyList<(string Name, string Value)> values)
    {
        if (!words.Contains('{', StringComparison.Ordinal))
        {
            return words;
        }

        var filled = new StringBuilder(words.Length + 64);
        var from = 0;
        foreach (var (start, name) in Braces(words))
        {
            filled.Append(words, from, start - from).Append(ValueOf(name, values));
            from = start + name.Length + 2;
        }

        return filled.Append(words, from, words.Length - from).ToString();
    }

    /// <summary>The braces of a text with their position; an unclosed one ends the list.</summary>
    internal static IEnumerable<(int Start, string Name)> Braces(string words)
    {
        for (var start = words.IndexOf('{'); start >= 0; start = words.IndexOf('{', start + 1))
        {
            var end = words.IndexOf('}', start);
            if (end < 0)
            {
                yield break;
            }

            yield return (start, words[(start + 1)..end]);
        }
    }

    private static string ValueOf(string name, IReadOnlyList<(string Name, string Value)> values)
    {
        foreach (var value in values)
        {
            if (value.Name == name)
            {
                return value.Value;
            }
        }

        return "…";
    }
}
