using Balise.Detection.Context;
using Balise.Detection.Scanning;
using PlainHash = Balise.Detection.Context.WordHash;

namespace Balise.Detection.Names.Internal;

/// <summary>
/// Names that are read as people's and are not a person's private life: those of storms, laws, illnesses and awards, of books and lessons, of
/// animals, of published judgments, of examples. Looks at the words right around the name, on its line.
/// </summary>
internal static partial class NotPrivate
{
    private const int Reach = 120;

    public static bool Is(ReadOnlySpan<char> text, int start, int end)
    {
        var name = text[start..end];
        if (PublicFigures.Holds(name))
        {
            return true;
        }

        var lone = name.IndexOf(' ') < 0;
        if (IsPartOfFigure(text, start, end) || IsVehicle(name) || (lone && IsOfAPlace(text, start, end, name)))
        {
            return true;
        }

        if (lone && (name.StartsWith("Saint") && name.IndexOf('-') > 0 || name.StartsWith("Ste-") || IsListed(text, start)))
        {
            return true;
        }

        var cut = name.LastIndexOf(' ');
        if (cut > 0 && PublicFigures.Holds(name[..cut]) && name[..cut].IndexOf(' ') > 0)
        {
            // « Martin Luther King Day »
            return true;
        }

        return IsBorne(text, start, name, lone) || IsFollowed(text, start, end, lone) || IsOfAWork(text, start, lone) || (lone && IsInALesson(text, start, end)) || IsExample(text, start, end);
    }

    // « Tempêtes de l'année : Alberto, Beryl »: the line says what its list is made of.
    private static bool IsListed(ReadOnlySpan<char> text, int start)
    {
        var line = Before(text, start);
        var colon = line.IndexOf(':');
        if (colon < 0 || colon > 40)
        {
            return false;
        }

        for (var label = line[..colon]; !label.IsEmpty;)
        {
            if (BearerWords.Lists.Contains(PlainHash.Of(LastWord(label, out label, out _))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBorne(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> name, bool lone)
    {
        var space = name.IndexOf(' ');
        if (space > 0)
        {
            // « Sapin Douglas », « Algorithme de Dijkstra »: the bearer was read as a first name.
            var first = PlainHash.Of(name[..space]);
            if (BearerWords.Bearers.Contains(first) || BearerWords.Trades.Contains(first) || (BearerWords.Eponyms.Contains(first) && name[space..].StartsWith(" d")))
            {
                return true;
            }
        }

        var line = Before(text, start);
        var word = LastWord(line, out var rest, out var touches);
        if (IsOfAHouse(name, line))
        {
            return true;
        }

        if (touches && (lone ? BearerWords.Bearers.Contains(PlainHash.Of(word)) : word is not [>= 'a' and <= 'z', ..] && BearerWords.Trades.Contains(PlainHash.Of(word))) || (touches && lone && BearerWords.Trades.Contains(PlainHash.Of(word))))
        {
            return true;
        }

        return touches && word is "de" or "d" or "du" && LastWord(rest, out _, out var joined) is var head && joined && BearerWords.Eponyms.Contains(PlainHash.Of(head));
    }

    // « Maison des jeunes L'Escale », « référence à l'organisme Le Zéphir »: a house takes an article, a person does not.
    private static bool IsOfAHouse(ReadOnlySpan<char> name, ReadOnlySpan<char> line)
    {
        if (!(name.StartsWith("Le ") || name.StartsWith("La ") || name.StartsWith("Les ") || name.StartsWith("L'") || name.StartsWith("L’")) && !line.EndsWith("L'") && !line.EndsWith("L’"))
        {
            return false;
        }

        for (var n = 0; n < 4 && !line.IsEmpty; n++)
        {
            if (BearerWords.Houses.Contains(PlainHash.Of(LastWord(line, out line, out _))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFollowed(ReadOnlySpan<char> text, int start, int end, bool lone)
    {
        var rest = text[end..Math.Min(text.Length, end + 90)];
        var name = text[start..end];
        if (lone && rest.Length > 1 && rest[0] == ' ' && start > 3 && text[..start].EndsWith("he ") && BearerWords.Followers.Contains(PlainHash.Of(FirstWord(rest[1..]))))
        {
            return true;
        }

        // « Rex, le chien »: said after.
        if (lone && rest.StartsWith(", ") && LastWord(Until(rest[2..], ' ', 2), out _, out _) is var what && what.Length > 0 && PlainHash.Of(what) is var hash
            && (hash == PlainHash.Of("chien") || hash == PlainHash.Of("chat") || hash == PlainHash.Of("mascotte") || hash == PlainHash.Of("dog")))
        {
            return true;
        }

        // « Motivée par sa mère »: what someone did to it.
        if (lone && rest.StartsWith(" par ") && name is [.., 'é' or 'i' or 'u'] or [.., 'é' or 'i' or 'u', 'e' or 's'])
        {
            return true;
        }

        if (text[..start].EndsWith("R. c. ") || text[..start].EndsWith("R. v. ") || text[..start].EndsWith(") c. ") || rest[..Math.Min(rest.Length, 60)].IndexOf(" éd.") > 0 || rest.StartsWith(", [19") || rest.StartsWith(", [20"))
        {
            return true;
        }

        // « Asphalte Béton Carroll (NEQ 1179230320) »: a firm.
        if (rest.StartsWith(" (NEQ") || rest.StartsWith(", NEQ") || rest.StartsWith(" NEQ"))
        {
            return true;
        }

        return IsCited(rest);
    }

    // « Tremblay c. Québec, 2014 CSC 12 »
    private static bool IsCited(ReadOnlySpan<char> rest)
    {
        for (var i = 0; i + 6 < rest.Length && rest[i] != '\n'; i++)
        {
            if (Chars.IsDigit(rest[i]) && Shape.Match(rest, i, "dddd ") is > 0 and var word && rest[i] is '1' or '2')
            {
                return BearerWords.Courts.Contains(PlainHash.Of(FirstWord(rest[(i + 5)..])));
            }
        }

        return false;
    }

    private static bool IsOfAWork(ReadOnlySpan<char> text, int start, bool lone)
    {
        var line = Before(text, start);
        var sentence = line.LastIndexOfAny(".!?;");
        line = sentence < 0 ? line : line[(sentence + 1)..];
        var said = LastWord(line, out _, out var touches) is "de" or "d" or "roi" or "reine" or "et" && touches;
        if (!said && !lone)
        {
            return false;
        }

        var near = Math.Max(0, line.Length - 50);
        for (var n = 0; n < 12 && !line.IsEmpty; n++)
        {
            var word = LastWord(line, out line, out _);
            var hash = PlainHash.Of(word);
            if ((said && line.Length >= near && BearerWords.Works.Contains(hash)) || ((lone || n == 0) && BearerWords.Stories.Contains(hash))
                || (lone && word is "Exercice" or "EXERCICE" or "Problème" or "Problem" && HasNumberOrColon(text[..start], start - Before(text, start).Length + line.Length)))
            {
                return true;
            }
        }

        return false;
    }

    // « Problème 3 », « Exercice : »: not « le problème de connexion ».
    private static bool HasNumberOrColon(ReadOnlySpan<char> before, int from) =>
        before[from..Math.Min(before.Length, from + 12)].IndexOfAny(":0123456789") is var sign && sign > 0 && (before[from] == 'E' || Chars.IsDigit(before[from + sign]));

    // « Juliette a 12 pommes et en donne 4. Combien lui en reste-t-il? »
    private static bool IsInALesson(ReadOnlySpan<char> text, int start, int end)
    {
        var rest = text[end..Math.Min(text.Length, end + (2 * Reach))];
        var ask = rest.IndexOf("ombien ") is var french && french >= 0 ? french : rest.IndexOf("ow many ");
        if (ask > 0 && rest[ask..].IndexOf('?') >= 0 && (rest[..ask].IndexOfAnyInRange('0', '9') >= 0 || Counts(Before(text, start))))
        {
            return true;
        }

        return rest.StartsWith(" est le prénom") || Counts(rest[..Math.Min(rest.Length, 22)]) || (Counts(Before(text, start)) && text[..start].EndsWith(" à ") | text[..start].EndsWith(" to ") | text[..start].EndsWith(" et "));
    }

    // « a 12 pommes », « buys 3 pens »; not « a 12 ans ».
    private static bool Counts(ReadOnlySpan<char> text)
    {
        foreach (var verb in (ReadOnlySpan<string>)[" a ", " has ", " achète ", " buys ", " donne ", " gives "])
        {
            if (text.IndexOf(verb) is >= 0 and var at && IsCount(text[(at + verb.Length)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCount(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && Chars.IsDigit(text[i]))
        {
            i++;
        }

        return i is 1 or 2 && i + 2 < text.Length && text[i] == ' ' && Chars.IsLetter(text[i + 1]) && !text[(i + 1)..].StartsWith("an") && !text[(i + 1)..].StartsWith("year") && !text[(i + 1)..].StartsWith("mo");
    }

    // « Jean Tremblay (nom fictif) »; Alice and Bob exchange messages.
    private static bool IsExample(ReadOnlySpan<char> text, int start, int end)
    {
        var rest = text[end..Math.Min(text.Length, end + 26)];
        if (rest.StartsWith(", un citoyen fictif") || rest.StartsWith(", personnage") || rest.StartsWith(" (") && (rest.IndexOf("ficti") >= 0 || rest.IndexOf("exemple") >= 0 || rest.IndexOf("invent") >= 0 || rest.IndexOf("example") >= 0))
        {
            return true;
        }

        return text[start..end] is "Alice" or "Bob" or "Eve" or "Mallory" or "Carol"
            && (IsPartner(text[Math.Max(0, start - 60)..start]) || IsPartner(text[end..Math.Min(text.Length, end + 60)]));
    }

    private static bool IsPartner(ReadOnlySpan<char> text) => text.IndexOf("Bob") >= 0 || text.IndexOf("Alice") >= 0;

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, int start)
    {
        var line = text[Math.Max(0, start - Reach)..start];
        var cut = line.LastIndexOf('\n');
        return cut < 0 ? line : line[(cut + 1)..];
    }

    /// <summary>The last word of a text; <paramref name="touches"/> tells that only spaces, an apostrophe or a quotation mark follow it.</summary>
    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest, out bool touches)
    {
        var end = text.Length;
        touches = true;
        while (end > 0 && !Chars.IsLetter(text[end - 1]))
        {
            touches &= text[end - 1] is ' ' or '\'' or '’' or '«' or '\u00a0' or '"' or '“';
            end--;
        }

        var start = end;
        while (start > 0 && Chars.IsLetter(text[start - 1]))
        {
            start--;
        }

        rest = text[..start];
        return text[start..end];
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && Chars.IsLetter(text[end]))
        {
            end++;
        }

        return text[..end];
    }

    private static ReadOnlySpan<char> Until(ReadOnlySpan<char> text, char sign, int times)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == sign && --times == 0 || text[i] == '\n')
            {
                return text[..i];
            }
        }

        return text;
    }
}
