using Balise.Detection.Context;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>What may be a user name after its word, and what only says which kind of user is meant.</summary>
internal static class UserNames
{
    // « DB_AUTH_USERNAME=guest »: in a file of settings, even a plain word is the user.
    public static bool IsVariable(ReadOnlySpan<char> text, int wordEnd, int from, int to)
    {
        if (wordEnd >= text.Length || text[wordEnd] != '=' || from != wordEnd + 1 || to - from < 3)
        {
            return false;
        }

        var under = false;
        var i = wordEnd;
        while (i > 0 && (text[i - 1] is >= 'A' and <= 'Z' or '_'))
        {
            under |= text[--i] == '_';
        }

        foreach (var c in text[from..to])
        {
            if (!Chars.IsWord(c))
            {
                return false;
            }
        }

        return under && wordEnd - i >= 8;
    }

    // « Identifiant : lroy »: short and in lower case, alone in its place, and not a word that says what kind of user.
    public static bool IsShortName(ReadOnlySpan<char> text, int wordEnd, int from, int to)
    {
        var value = text[from..to];
        if (!IsLowerName(value) || text[wordEnd..from].IndexOf('\n') >= 0)
        {
            return false;
        }

        var rest = text[to..Math.Min(text.Length, to + 3)];
        return rest.IsEmpty || rest[0] is '\n' or '\r' or '"' or '\'' or ';' or ')' or '|' or '&' || rest.StartsWith(" /") || rest.StartsWith(" |") || (text[wordEnd] == '=' && from == wordEnd + 1 && rest[0] == ' ' && IsSetting(text[(to + 1)..])) || (rest[0] == ',' && rest.Length == 3 && rest[1] == ' ');
    }

    // « user=rcote ip=… »: another name and its sign follow.
    private static bool IsSetting(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && i < 16 && Chars.IsWord(text[i]))
        {
            i++;
        }

        return i > 0 && i < text.Length && text[i] == '=';
    }

    /// <summary>Whether a word says what kind of user this is, or what kind of field: enseignant, admin, varchar.</summary>
    public static bool IsKind(ReadOnlySpan<char> value) => Lexicon.Of(value) != Topics.None || Kinds.Contains(WordHash.Of(value));

    public static bool IsLowerName(ReadOnlySpan<char> value) =>
        value.Length is >= 4 and <= 6 && value.IndexOfAnyExceptInRange('a', 'z') < 0 && !Placeholders.Is(value) && !IsKind(value);

    private static readonly HashSet<ulong> Kinds = [.. ("enseignant enseignante enseignants secretaire technicien technicienne directeur directrice direction gestionnaire administrateur administratrice visiteur etudiant commis agente conseiller conseillere adjoint adjointe obligatoire facultatif administrator "
        + "admin root parent eleve tous aucun autre invite agent staff nobody system email mail code compte citoyen public interne externe actif inactif local normal avance expert "
        + "teacher student manager owner guest other group anyone none unique array object number bool char long date time varchar integer uuid email phone label title field data info login name names nom noms "
        + "adulte adultes enfant enfants ados aines jeune jeunes famille familles membre membres abonne abonnes lecteur lecteurs adult adults children child senior seniors youth family families member members patron patrons manual guide story stories interface experience agent role group groupe story agreement profile profil "
        + "class type types mode role roles page pages list table index query state status active test tests demo prod stage team teams user users client model views view store hook hooks event").Split(' ').Select(w => WordHash.Of(w))];

    public static bool Accepts(ReadOnlySpan<char> value) =>
        value.Length is >= 3 and <= 64 && value[0] is not (',' or '$' or '#' or '+' or '/' or '@') && value.IndexOf('&') < 0 && value.IndexOf('/') < 0 && !Placeholders.Is(value) && !Placeholders.IsCode(value) && !Placeholders.IsPlainWord(value)
        && (value.IndexOfAnyInRange('a', 'z') >= 0 || (value.IndexOfAnyInRange('0', '9') > 0 && value.IndexOfAnyInRange('A', 'Z') >= 0));

    /// <summary>Products and standards that are letters, then digits, as accounts are.</summary>
    public static bool IsProduct(ReadOnlySpan<char> name)
    {
        foreach (var product in (ReadOnlySpan<string>)["Windows", "Office", "Microsoft", "covid", "base64", "sha", "utf", "python", "oauth", "story", "version", "module", "groupe", "article", "http", "ipv"])
        {
            if (name.StartsWith(product, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
