using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>Tells a real value from what documentation and code put in its place.</summary>
internal static class Placeholders
{
    private static readonly HashSet<ulong> Words = [.. ("password passwd motdepasse secret changeme change_me example exemple test null none nil undefined true false string str int "
        + "object your votre todo tbd xxx redacted masque hidden token key value valeur user username userid root admin azerty default input text required requis "
        + "obligatoire oublié oublie expiré expire incorrect invalide perdu invalid forgotten temporaire inconnu unknown vide empty optional env process self this "
        + "function return new var let const def class public private static final void final not if else for with and or from "
        + "est sont doit doivent peut sera suivant suivante ci le la les un une des du de mon ma votre son the a an is are must should can will has been "
        + "here ici not-set not_set unset postgres mysql localhost guest anonymous me hunter goes").Split(' ').Select(w => WordHash.Of(w))];

    /// <summary>Masks, variables, templates, one repeated character, and the words people write instead of a value.</summary>
    public static bool Is(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value.IndexOfAnyExcept("*•.xX-_#?") < 0 || IsRepeated(value))
        {
            return true;
        }

        if (value[0] is '<' or '{' or '%' or '[' or '(' || value.StartsWith("$(") || value.StartsWith("${") || value.StartsWith("#{") || value.StartsWith("$") && IsName(value[1..])
            || value.StartsWith("@") && IsName(value[1..]) || value.StartsWith("&lt;"))
        {
            return true;
        }

        if (value.IndexOf("***") >= 0 || value.IndexOf("${") >= 0 || value.IndexOf("{{") >= 0 || value.IndexOf("XXXX") >= 0 || value.IndexOf("xxxx") >= 0
            || value.IndexOf("...") >= 0 || value.IndexOf("####") >= 0)
        {
            return true;
        }

        return Words.Contains(WordHash.Of(value)) || StartsWithAny(value, ["your", "votre", "mon_", "my_", "example", "exemple", "insert", "replace", "changeme"]);
    }

    /// <summary>Whether a password is only spoken of: « a password like P@ssw0rd1 », « tel que Bonjour123 », « exemple de mauvais mot de passe : ».</summary>
    public static bool IsCited(ReadOnlySpan<char> text, int from)
    {
        var line = text[Math.Max(0, from - 60)..from];
        var cut = line.LastIndexOfAny("\n!?");
        line = cut < 0 ? line : line[(cut + 1)..];
        var head = line.TrimEnd(" «\"'\u00a0“:(");
        foreach (var word in (ReadOnlySpan<string>)[" like", " tel que", " tels que", " comme", " such as", "e.g.", "p. ex.", "par exemple", "par exemple,", "for example", "for example,", "exemple", "Exemple", "Example", "example"])
        {
            if (head.EndsWith(word))
            {
                return true;
            }
        }

        foreach (var word in (ReadOnlySpan<string>)["mauvais mot", "mauvais exemple", "bad password", "weak password", "xemple de m", "xample of a", "xemples de m", "xample pass", "mots de passe comme", "interdits", "forbidden"])
        {
            if (line.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the value is an expression of a program: a call, an index, a path of names.</summary>
    public static bool IsCode(ReadOnlySpan<char> value)
    {
        if (IsCall(value) || value.IndexOf("->") > 0 || value.IndexOf("::") > 0 || value.IndexOf("://") > 0)
        {
            return true;
        }

        // a.b.c with only names: environment.Password, process.env.SECRET
        var dots = 0;
        var digits = 0;
        foreach (var c in value)
        {
            dots += c == '.' ? 1 : 0;
            digits += Chars.IsDigit(c) ? 1 : 0;
            if (!Chars.IsWord(c) && c != '.')
            {
                return false;
            }
        }

        return dots > 0 && digits == 0 && value.Length > 12;
    }

    // name(…), name.name[…]: only names before the bracket.
    private static bool IsCall(ReadOnlySpan<char> value)
    {
        var at = value.IndexOfAny('(', '[');
        return at > 0 && value[..at].IndexOfAny("!^%#@&*?+=~") < 0;
    }

    /// <summary>A word of a language: letters only, one case, perhaps a capital first.</summary>
    public static bool IsPlainWord(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!Chars.IsLetter(c))
            {
                return false;
            }
        }

        return Words.Contains(WordHash.Of(value)) || value.Length < 7 || Lexicon.Of(value) != Topics.None;
    }

    private static bool IsName(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!Chars.IsWord(c))
            {
                return false;
            }
        }

        return value.Length > 0;
    }

    private static bool IsRepeated(ReadOnlySpan<char> value) => value.Length >= 4 && value.IndexOfAnyExcept(value[0]) < 0;

    private static bool StartsWithAny(ReadOnlySpan<char> value, ReadOnlySpan<string> heads)
    {
        foreach (var head in heads)
        {
            if (value.StartsWith(head, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
