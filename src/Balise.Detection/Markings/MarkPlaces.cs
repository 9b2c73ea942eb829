using Balise.Detection.Scanning;

namespace Balise.Detection.Markings;

/// <summary>Where on its line a word stands that may be a mark: at the end of a title, inside one, in a list of levels, in code.</summary>
internal static class MarkPlaces
{
    // « enum Level { PUBLIC, SECRET } », « FOO=SECRET », « SECRET | CONFIDENTIAL | INTERNAL »: levels that a program lists.
    public static bool IsCode(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var head = before.TrimEnd(" \"'");
        var rest = after.TrimStart(" \"'");
        return (head.Length > 0 && head[^1] is ',' && !rest.IsEmpty) || (head.Length > 0 && head[^1] is '{' or '.' or '=' or '(' or '_') || (rest.Length > 0 && rest[0] is ',' or '}' or '=' or ';' or '_' or ')' or ']')
            || before.IndexOfAny("{}=;") >= 0 || before.StartsWith("#") && before.IndexOf(' ') == before.Length - 1 || before.StartsWith("export ") || before.StartsWith("type: ") || before.StartsWith("role ")
            || (rest.Length > 2 && rest[0] == '|' && rest.IndexOf(" | ") > 0 && head.IsEmpty);
    }

    public static bool IsEnumerated(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var rest = after[..Math.Min(after.Length, 14)].TrimStart(" ,");
        var head = before[Math.Max(0, before.Length - 24)..];
        return rest.Length < after.Length && (rest.StartsWith("Prot", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("et Prot", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("ou Prot", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("and Prot", StringComparison.OrdinalIgnoreCase))
            || head.EndsWith(" et ") && head.IndexOf("rotégé ") >= 0;
    }

    // « LE SECRET MÉDICAL », « SECRET SANTA PARTY »: a word of a title, not a mark.
    public static bool IsInTitle(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var rest = after.TrimStart();
        if (rest.Length < after.Length && rest.Length > 1 && Chars.IsUpper(rest[0]) && Chars.IsUpper(rest[1])
            && !(rest.StartsWith("UNE") || rest.StartsWith("NE ") || rest.StartsWith("DU") || rest.StartsWith("JUSQU") || rest.StartsWith("WHEN") || rest.StartsWith("ONCE") || rest.StartsWith("UNTIL") || rest.StartsWith("POUR")))
        {
            return true;
        }

        var head = before.TrimEnd();
        foreach (var article in (ReadOnlySpan<string>)["LE", "LA", "LES", "DU", "UN", "UNE", "AU", "DES", "CE", "NON", "THE", "A"])
        {
            if (head.EndsWith(article) && (head.Length == article.Length || !Chars.IsLetter(head[^(article.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    // « Usage interne — Table intersectorielle »: the first words of a title, before a dash or a bar.
    public static bool IsFirst(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var rest = after.TrimStart(" *_");
        return before.Trim(" *_>#").IsEmpty && rest.Length is > 2 and < 70 && rest.Length < after.Length && rest[0] is '—' or '–' or '-' or '|' && rest[1] == ' ';
    }

    // « Plan d'intervention — Confidentiel »: the last words of a title, after a dash.
    public static bool IsLast(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var head = before.TrimEnd(" *_");
        return after.Trim(" *_.)").IsEmpty && head.Length is > 1 and < 90 && head.Length < before.Length && head[^1] is '—' or '–' or '-' or '|' && head[^2] == ' ';
    }
}
