using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>How a value is tied to the word that names it.</summary>
internal enum Hinge : byte
{
    /// <summary>A colon, an equals sign, an arrow.</summary>
    Sign,

    /// <summary>« est », « is », a quotation mark, or nothing at all.</summary>
    Word,
}

/// <summary>Reads the value assigned to a name: « name : value », « name = "value" », « name => value », « name est value ».</summary>
internal static class Assigned
{
    public static bool Read(ReadOnlySpan<char> text, int at, out Hinge hinge, out int from, out int to)
    {
        hinge = Hinge.Word;
        from = to = at;
        var i = Skip(text, at, " \t\"'`*_)]", 6);
        if (text[i..].StartsWith("c'est ") || text[i..].StartsWith("c’est "))
        {
            return Value(text, Skip(text, i + 6, " \"'`«\u00a0", 4), out from, out to);
        }

        if (i < text.Length && text[i] == '(' && text[i..Math.Min(text.Length, i + 26)].IndexOf(')') is > 0 and var close)
        {
            // « mot de passe (à changer) : »
            i = Skip(text, i + close + 1, " \u00a0", 2);
        }

        // One or two words may qualify the name: « mot de passe temporaire : ».
        for (var words = 0; words < 3 && i < text.Length && Chars.IsLetter(text[i]); words++)
        {
            var end = i;
            while (end < text.Length && Chars.IsLetter(text[end]) && end - i < 16)
            {
                end++;
            }

            var word = text[i..end];
            var after = Skip(text, end, " \t", 3);
            if (word is "est" or "is" or "was" or "sera" or "était" || (after < text.Length && text[after] is not (':' or '=') && words == 2))
            {
                i = word is "est" or "is" or "was" or "sera" or "était" ? after : i;
                if (i == after && after < text.Length && text[after] == ':')
                {
                    break;
                }

                return word is "est" or "is" or "was" or "sera" or "était" && Value(text, i, out from, out to);
            }

            if (after < text.Length && text[after] is ':' or '=')
            {
                i = after;
                break;
            }

            if (words == 0 && LooksLikeValue(text, i))
            {
                break;
            }

            i = after;
        }

        if (i < text.Length && text[i] is ':' or '=' or '|' or '→' or '>')
        {
            hinge = Hinge.Sign;
            i = Skip(text, i, ":=>|→", 3);
            i = Skip(text, i, " \t\"'`*_([«\u00a0", 6);
        }
        else if (i + 1 < text.Length && text[i] is '«' or '-' && text[i + 1] is ' ' or '\u00a0')
        {
            i += 2;
        }
        else if (i < text.Length && text[i..].StartsWith("->"))
        {
            hinge = Hinge.Sign;
            i = Skip(text, i + 2, " \t\"'`", 4);
        }

        return Value(text, i, out from, out to);
    }

    /// <summary>How many kinds of characters a value mixes: lower, upper, digit, sign.</summary>
    public static int Mix(ReadOnlySpan<char> value)
    {
        bool lower = false, upper = false, digit = false, sign = false;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            digit |= Chars.IsDigit(c);
            upper |= Chars.IsUpper(c) && i > 0;
            lower |= Chars.IsLetter(c) && !Chars.IsUpper(c);
            sign |= !Chars.IsWord(c) && c != '.';
        }

        return (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) + (sign ? 1 : 0);
    }

    private static bool LooksLikeValue(ReadOnlySpan<char> text, int at)
    {
        Value(text, at, out var from, out var to);
        return Mix(text[from..to]) >= 2 && text[from..to].IndexOfAnyInRange('0', '9') >= 0;
    }

    private static bool Value(ReadOnlySpan<char> text, int at, out int from, out int to)
    {
        from = at;
        to = at;
        var quote = at > 0 && text[at - 1] is '"' or '\'' or '`' ? text[at - 1] : '\0';
        while (to < text.Length && to - from < 130)
        {
            var c = text[to];
            if (c == quote || char.IsWhiteSpace(c) || (quote == '\0' && c is '"' or '\'' or '`' or ';' or '<' or '>' or ',' && IsEdge(text, to)))
            {
                break;
            }

            to++;
        }

        // Closing punctuation of the sentence is not part of the value.
        while (to > from && text[to - 1] is '.' or ',' or ';' or ')' or ']' or '»' or ':')
        {
            to--;
        }

        return to > from;
    }

    private static bool IsEdge(ReadOnlySpan<char> text, int at) =>
        text[at] is ';' or '"' or '<' or '>' or '\'' or '`' || at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]);

    private static int Skip(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> these, int atMost)
    {
        var i = at;
        while (i < text.Length && i - at < atMost && these.Contains(text[i]))
        {
            i++;
        }

        return i;
    }
}
