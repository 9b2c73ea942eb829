using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Names.Internal;

/// <summary>What the tagger takes for a name because of where it stands: « Son NAS », « [10:02] Éric : », « I'm contacting », « max 97 », « G.O. ».</summary>
internal static class NotNames
{
    private const Topics Identifiers = Topics.Sin | Topics.Nam | Topics.Iban | Topics.Ssn | Topics.CodePermanent | Topics.Vin | Topics.Imei | Topics.Birth;

    /// <summary>Words of forms, programs and lists that no name is.</summary>
    private static readonly HashSet<string> Never =
        [.. "max min jj mm aa aaaa yyyy yy dd MAX MIN COUNT SUM AVG DESC ASC SELECT JOIN HAVING FETCH ONLY LABEL ENV ARG RUN COPY Max-Age Object TA French English Français Anglais Amex Reply-To Message-Id Content-Type User-Agent".Split(' ')];

    public static bool Is(ReadOnlySpan<char> text, int start, int end)
    {
        var name = text[start..end];
        if (IsCamelCase(name))
        {
            return true;
        }

        if (Never.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) || IsOfAProgram(text, start, end) || IsAnswer(name))
        {
            return true;
        }

        var space = name.IndexOf(' ');
        if (space > 0)
        {
            // « My IBAN », « Son NAS »
            var last = name[(space + 1)..];
            return name[..space] is "Son" or "Mon" or "Sa" or "Ma" or "Votre" or "Notre" or "Le" or "My" or "Your" or "His" or "Her" or "The"
                && name.IndexOfAnyInRange('a', 'z') >= 0 && last.IndexOfAnyInRange('a', 'z') < 0 && (Lexicon.Of(last) & Identifiers) != 0;
        }

        var lower = char.IsLower(name[0]);
        if (name is "éd" or "Éd" or "Untel" or "Unetelle" or "Tartempion" || (name is "Parent" or "Parents" && text[..start].EndsWith("Dear ")))
        {
            return true;
        }

        return name is "ID" or "SIM" or "He" or "So" or "We" or "It" or "If" or "so" or "he"
            || IsSpeaker(text, start, end)
            || IsLetters(name)
            || ((lower || name.IndexOfAnyInRange('a', 'z') < 0) && (Lexicon.Of(name) & Identifiers) != 0)
            || (lower && (IsCounted(text, end) || IsCode(text, start, end) || (name.EndsWith("ing") && IsSelf(text[..start]))));
    }

    // « X-Api-Key: », « New-Object », « MAX(date) », « Max-Age=3 », « { name: cles-messagerie, »
    private static bool IsOfAProgram(ReadOnlySpan<char> text, int start, int end)
    {
        var name = text[start..end];
        if (name.StartsWith("X-") || name.StartsWith("New-") || name.StartsWith("Get-") || name.StartsWith("Set-") || (end < text.Length && text[end] is '=' or '(' && Chars.IsLetter(name[^1])))
        {
            return true;
        }

        return char.IsLower(name[0]) && name.IndexOf('-') > 0 && name.IndexOf(' ') < 0 && text[Math.Max(0, start - 12)..start].IndexOf("name:") >= 0 && text[Math.Max(0, start - 24)..start].IndexOf('{') >= 0;
    }

    // « R. Oui », « Q. Non »: the letters of a transcript.
    private static bool IsAnswer(ReadOnlySpan<char> name) =>
        name.Length > 4 && name[0] is 'R' or 'Q' && name[1] == '.' && name[2] == ' ' && name[3..] is "Oui" or "Non" or "Yes" or "No" or "Je" or "Ben" or "Euh" or "Pas" or "On" or "Il" or "Elle" or "Ouais" or "Peut-être" or "Exact" or "Quel" or "Quelle" or "Où" or "Quand" or "Comment" or "Avez" or "Did" or "What" or "Where" or "When" or "Have" or "Who";

    // « getToken », « OpenVPN », « AccountKey »: McGill, LeBlanc and O'Neil aside, no name has a capital inside.
    private static bool IsCamelCase(ReadOnlySpan<char> name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (!Chars.IsLetter(name[i]))
            {
                return false;
            }

            if (Chars.IsUpper(name[i]) && !Chars.IsUpper(name[i - 1]))
            {
                return !(Chars.IsUpper(name[0]) && name[..i] is "Mc" or "Mac" or "De" or "Des" or "Du" or "Le" or "La" or "Van" or "Von" or "Di" or "Da" or "Del" or "Della" or "Fitz" or "St" or "Mc" or "Ben" or "El" or "Al" or "Dos" or "San");
            }
        }

        return false;
    }

    // « [10:02] Éric : »: the handle of a conversation, one word, says who speaks and nothing about that person.
    private static bool IsSpeaker(ReadOnlySpan<char> text, int start, int end) =>
        start >= 4 && text[start - 1] == ' ' && text[start - 2] is ']' && char.IsAsciiDigit(text[start - 3]) && text[end..Math.Min(text.Length, end + 2)].TrimStart(" \u00a0").StartsWith(":");

    // « G.O. »: letters and periods, no word.
    private static bool IsLetters(ReadOnlySpan<char> name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsLetter(name[i]) && char.IsLetter(name[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCounted(ReadOnlySpan<char> text, int end) => end + 1 < text.Length && text[end] == ' ' && char.IsAsciiDigit(text[end + 1]);

    // "portail-citoyen": the name of a program, between quotation marks and in lower case.
    private static bool IsCode(ReadOnlySpan<char> text, int start, int end) =>
        start > 0 && end < text.Length && text[start - 1] == '"' && text[end] == '"' && text[start..end].IndexOfAny('-', '_') > 0;

    private static bool IsSelf(ReadOnlySpan<char> before) => before.EndsWith("I'm ") || before.EndsWith("I’m ") || before.EndsWith("I am ");
}
