using System.Buffers;
using Balise.Detection;

namespace Balise.Gateway.Content.Masking;

internal enum PlaceholderFound
{
    No,

    /// <summary>The text ends before it can be told.</summary>
    Perhaps,
    Yes,
}

/// <summary>
/// Recognises a placeholder as models give it back: in another case, with spaces, with brackets lost, escaped or of another kind, with
/// bold marks or escaped underscores inside. At least one bracket must be left; a bare name is a word like another.
/// </summary>
internal static class PlaceholderReader
{
    private const string Opening = "[［⟦【";
    private const string Closing = "]］⟧】";
    private const string Marks = " *`_\\";
    private const int MaxDigits = 6;

    private static readonly SearchValues<char> AnyBracket = SearchValues.Create(Opening + Closing);

    /// <summary>False for a whole text that cannot hold one.</summary>
    public static bool MayHold(ReadOnlySpan<char> text) => text.ContainsAny(AnyBracket);

    /// <summary>Whether a placeholder may begin at this character.</summary>
    public static bool MayBegin(ReadOnlySpan<char> text, int at) =>
        text[at] == '\\' || Opening.Contains(text[at])
        || (char.IsAsciiLetter(text[at]) && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_')));

    /// <param name="last">Nothing follows the text.</param>
    public static PlaceholderFound Read(ReadOnlySpan<char> text, bool last, out int length, out Placeholder name)
    {
        (length, name) = (0, default);
        var cut = last || text.Length > Placeholder.Longest ? PlaceholderFound.No : PlaceholderFound.Perhaps;

        // However long the text, a look costs the same.
        text = text[..Math.Min(text.Length, Placeholder.Longest)];
        var at = 0;
        var opened = Brackets(text, ref at, Opening);
        if (opened > 0)
        {
            Skip(text, ref at);
        }

        Span<char> letters = stackalloc char[24];
        var count = Letters(text, ref at, letters, opened > 0);
        if (count < 0 || (count == 0 && opened == 0 && at < text.Length))
        {
            return PlaceholderFound.No;
        }

        if (at == text.Length)
        {
            return cut;
        }

        var number = Number(text, ref at);
        if (number == 0 || !FindingTypes.TryParse(letters[..count].TrimEnd('_').ToString(), out var type))
        {
            return PlaceholderFound.No;
        }

        if (at == text.Length && cut is PlaceholderFound.Perhaps)
        {
            return cut;
        }

        var end = at;
        Skip(text, ref end);
        var closed = Brackets(text, ref end, Closing);
        if (closed < 2 && end == text.Length && cut is PlaceholderFound.Perhaps)
        {
            return cut;
        }

        (length, name) = (closed > 0 ? end : at, new Placeholder(type, number));
        return opened + closed > 0 ? PlaceholderFound.Yes : PlaceholderFound.No;
    }

    // Up to two, each perhaps escaped, perhaps apart.
    private static int Brackets(ReadOnlySpan<char> text, ref int at, string kind)
    {
        var count = 0;
        for (var next = at; count < 2; count++)
        {
            while (next < text.Length && (text[next] == '\\' || (count == 1 && text[next] == ' ')))
            {
                next++;
            }

            if (next < text.Length && kind.Contains(text[next]))
            {
                at = ++next;
            }
            else
            {
                // Escapes that end the text may begin a bracket.
                at = next == text.Length && count < 2 && next > at ? next : at;
                break;
            }
        }

        return count;
    }

    private static void Skip(ReadOnlySpan<char> text, ref int at)
    {
        for (var i = 0; i < 6 && at < text.Length && Marks.Contains(text[at]); i++)
        {
            at++;
        }
    }

    /// <summary>The type's letters in capitals, separators as underscores; -1 when no type begins so.</summary>
    private static int Letters(ReadOnlySpan<char> text, ref int at, Span<char> letters, bool loose)
    {
        var count = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiLetter(c))
            {
                if (count == letters.Length)
                {
                    return -1;
                }

                letters[count++] = char.ToUpperInvariant(c);
            }
            else if (c == '_' || (loose && c is ' ' or '-' or '\\' or '*' or '‑'))
            {
                if (count > 0 && count < letters.Length && letters[count - 1] != '_')
                {
                    letters[count++] = '_';
                }
            }
            else
            {
                break;
            }
        }

        return count == 0 || BeginsAType(letters[..count]) ? count : -1;
    }

    private static bool BeginsAType(ReadOnlySpan<char> letters)
    {
        foreach (var type in FindingTypes.All)
        {
            var name = FindingTypes.Name(type).AsSpan();
            if (name.StartsWith(letters) || (letters[^1] == '_' && name.SequenceEqual(letters[..^1])))
            {
                return true;
            }
        }

        return false;
    }

    private static int Number(ReadOnlySpan<char> text, ref int at)
    {
        var (number, digits) = (0, 0);
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            if (digits++ == MaxDigits || (number == 0 && text[at] == '0'))
            {
                return 0;
            }

            number = (number * 10) + text[at++] - '0';
        }

        return number;
    }
}
