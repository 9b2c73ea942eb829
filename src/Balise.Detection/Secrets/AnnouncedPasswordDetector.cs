using Balise.Detection.Context;
using Balise.Detection.Identifiers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>
/// A made word after the word for a password, with only light words between: « mot de passe initial Castor-Lilas-19 », « the pw which is
/// Matapedia>Causap22 », « j'ai changé le mot de passe pour Canot-Bleu-12 »; or a made word quoted by who says that it was tried.
/// </summary>
internal static class AnnouncedPasswordDetector
{
    private const int MaxValue = 40;
    private const int MaxWords = 5;

    private static readonly HashSet<ulong> Names = Hashes("mdp password passwd pwd passphrase pass pw mp motdepasse passe");

    private static readonly HashSet<ulong> Light = Hashes(
        "initial initiale temporaire provisoire actuel actuelle nouveau nouvelle ancien wifi réseau admin défaut default temporary temp current new old est is was now maintenant which qui c ce le sera stays "
        + "était défaut réseau partagé omnivox courriel outlook zip pdf maître master shared admin "
        + "du de des d la l the my her his your mon ma son sa votre notre "
        + "windows portail compte session unique suivant following désormais toujours still");

    /// <summary>« changé pour », « reset to »: after these, a product or a place comes as often as a password.</summary>
    private static readonly HashSet<ulong> Turns = Hashes("pour par to avec with for");

    private static readonly HashSet<ulong> Verbs = Hashes("set changed reset changé remis réinitialisé mis modifié remplacé");

    private static readonly HashSet<ulong> Copulas = Hashes("est is was était sera c");

    public static readonly Detector Detector = new()
    {
        Id = "announced-password",
        Types = [FindingType.Password, FindingType.Username],
        On = Trigger.Digits,
        RunLengths = 0b111111110,
        Examine = Examine,
        Finds =
        [
            "utilisateur parent.dorval.88, mot de passe initial ⟦Castor-Lilas-19⟧.",
            "it asks for the pw which is ⟦Matapedia>Causap22⟧",
            "j'ai changé le mot de passe pour ⟦Canot-Bleu-12⟧",
            "I reset the password to ⟦Blue-Canoe-12⟧ yesterday",
            "son mot de passe, ⟦Canot-Bleu-12⟧, est collé sur l'écran",
            "login mtremblay pass ⟦Castor19!⟧",
            "J'ai essayé « ⟦Neige.Cedre.42⟧ », mon compte est barré",
            "le PDF s'ouvre avec ⟦Paie2025!⟧",
            "Wi-Fi : Ecole-Invite, clé ⟦patinoire88⟧",
            "login ⟦mtremblay⟧ pass Castor19!",
            "Clé du wifi des profs : ⟦Erable2025!⟧",
            "Le mot de passe du portail est maintenant ⟦Sirop2027⟧.",
            "I reset the password to ⟦Poutine4ever⟧ yesterday",
            "mon mot de passe c'était ⟦Nordiques1995⟧",
            "my omnivox pw is ⟦ilovepoutine22⟧, can you log in?",
            "Password reset to ⟦Bluejay77⟧ on Monday",
            "J'ai essayé ⟦Caramel2025!!⟧ et l'ancien, Caramel2024!!, mais le mot de passe est refusé",
            "Mot de passe\n⟦Hibou2025⟧",
            "use ⟦Budget2026⟧ as the password",
            "sshpass -p '⟦Hiver2026!⟧' ssh roy@10.0.0.4",
            "ConvertTo-SecureString \"⟦Hiver&Neige2026⟧\" -AsPlainText",
            "identifiants : amercier / ⟦Hiver2026⟧",
            "Ancien mot de passe : Erable2024!, nouveau : ⟦Erable2026!⟧",
        ],
        Ignores =
        [
            "mot de passe pour Windows-11",
            "Le mot de passe est requis depuis T4-2024",
            "mot de passe : voir rapport-2024.pdf",
            "the password is stored in https://exemple.ca/coffre?id=12",
            "le mot de passe du module B-1204",
            "J'ai essayé « rapport.v2.pdf » sur mon compte",
            "Mot de passe\nConfirmer2fois le mot de passe",
            "nouveau mot de passe Windows11",
            "On passe B12-Montréal à 8 h",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = start;
        while (from > 0 && start - from < MaxValue && IsPart(text[from - 1]))
        {
            from--;
        }

        if (from == start && !(end < text.Length && IsPart(text[end])) || from > 0 && Chars.HasDigit(text[from..start]))
        {
            return;
        }

        var to = end;
        while (to < text.Length && to - from <= MaxValue && IsPart(text[to]))
        {
            to++;
        }

        while (to > end && text[to - 1] is '.' or ',' or ';' or ':' or ')' or ']' or '?')
        {
            to--;
        }

        while (from < start && text[from] is '(' or '[' or '*' or '_')
        {
            from++;
        }

        var value = text[from..to];
        if (value.Length is < 6 or > MaxValue || value[0] is '/' or '\\' or '-' or '$' or '#' or '@' || !IsMade(value))
        {
            return;
        }

        var mix = Assigned.Mix(value);
        var name = NameBefore(text, from, out var turned, out var words);
        name = name < 0 && IsLabelled(text, from) ? from : name;
        if (Placeholders.IsCited(text, from) || AccountNameDetector.IsProduct(value))
        {
            return;
        }

        if (name >= 0 ? mix >= (turned && words < 2 ? IsSet(text[Math.Max(0, name - 28)..name]) ? 2 : 4 : name == from ? 3 : 2) : mix >= 2 && (mix >= 3 && OpensWith(text[..from]) || PasswordBeside.Is(text, from, to) || IsTried(ref scan, from, to)))
        {
            scan.Report(from, to, FindingType.Password, name >= 0 ? .78f : .66f, Reasons.Format | Reasons.ContextWord);
            if (name >= 0)
            {
                CredentialsDetector.Companion(ref scan, name);
            }
        }
    }

    /// <summary>Where the word for a password begins, when nothing but light words stands between it and the value; or -1.</summary>
    private static int NameBefore(ReadOnlySpan<char> text, int from, out bool turned, out int words)
    {
        turned = false;
        words = 0;
        var i = from;
        for (; words <= MaxWords; words++)
        {
            var gap = i;
            while (i > 0 && gap - i < 4 && text[i - 1] is ' ' or ':' or ',' or '=' or '«' or '"' or '\'' or '’' or '\u00a0' or '`' or '(' or '“')
            {
                i--;
            }

            var stop = i;
            while (i > 0 && stop - i < 12 && Chars.IsLetter(text[i - 1]))
            {
                i--;
            }

            if (i == stop || gap == stop && words > 0)
            {
                return -1;
            }

            var hash = WordHash.Of(text[i..stop]);
            if (Names.Contains(hash))
            {
                return IsName(text, i, stop, from) ? i : -1;
            }

            if (words == 0 && text[i..stop] is "clé" or "cle" or "key" && (Lexicon.Of(text[Math.Max(0, i - 40)..i]) & Topics.Password) != 0)
            {
                return i;
            }

            if (turned && words > 0 && !Verbs.Contains(hash) || !turned && !Light.Contains(hash) && !Turns.Contains(hash))
            {
                return -1;
            }

            turned |= words == 0 && Turns.Contains(hash);
        }

        return -1;
    }

    // « I reset the password to », « j'ai changé mon mot de passe pour »
    private static bool IsSet(ReadOnlySpan<char> before) =>
        before.IndexOf("reset ") >= 0 || before.IndexOf("changed ") >= 0 || before.IndexOf(" set ") >= 0 || before.IndexOf("changé ") >= 0 || before.IndexOf("remis ") >= 0 || before.IndexOf("mis ") >= 0 || before.IndexOf("réinitialisé ") >= 0 || before.IndexOf("modifié ") >= 0;

    // « Clé du wifi des profs : Erable2025! », « Ancien mot de passe : …, nouveau : Erable2025! »: the label holds the word.
    private static bool IsLabelled(ReadOnlySpan<char> text, int from)
    {
        var head = text[Math.Max(0, from - 4)..from].TrimEnd(" «\"\u00a0");
        if (head.IsEmpty || head[^1] != ':')
        {
            return false;
        }

        var line = text[Math.Max(0, from - 60)..from];
        var cut = line.LastIndexOf('\n');
        line = cut < 0 ? line : line[(cut + 1)..];
        var label = line.TrimEnd(" «\"\u00a0:");
        var comma = label.LastIndexOf(',');
        label = comma >= 0 && label[(comma + 1)..].Trim() is "nouveau" or "nouvelle" or "new" or "ancien" or "old" ? label : label[(label.LastIndexOfAny(".;!?:,(") + 1)..];
        return (Lexicon.Of(label) & Topics.Password) != 0;
    }

    // « passe » alone is a verb; « pass » and « mp » need the value right after, or a sign.
    private static bool IsName(ReadOnlySpan<char> text, int at, int stop, int from)
    {
        var word = text[at..stop];
        if (word.Equals("passe", StringComparison.OrdinalIgnoreCase))
        {
            return at > 6 && (text[(at - 3)..at] is "de " or "DE ") || at > 3 && text[(at - 2)..at] is "t ";
        }

        return word.Length > 4 || word is "mdp" or "pwd" or "pw" or "MDP" or "PW" or "Mdp" or "PWD" || (from - stop <= 3 && !(at > 2 && text[(at - 3)..at] is "to "));
    }

    // « s'ouvre avec Paie2025! »
    private static bool OpensWith(ReadOnlySpan<char> before)
    {
        var head = before[Math.Max(0, before.Length - 20)..].TrimEnd(" «\"\u00a0:");
        return head.EndsWith("ouvre avec") || head.EndsWith("ouvrir avec") || head.EndsWith("opens with") || head.EndsWith("rouille avec") || head.EndsWith("unlocks with") || head.EndsWith("unlock with");
    }

    // « J'ai essayé « Neige.Cedre.42 » »: quoted, where accounts are spoken of and something was tried.
    private static bool IsTried(ref Scan scan, int from, int to)
    {
        var text = scan.Text;
        var said = text[Math.Max(0, from - 12)..from];
        if (said.EndsWith("essayé ") || said.EndsWith("tried ") || said.EndsWith("tapé ") || said.EndsWith("l'ancien, ") || said.EndsWith("l’ancien, ") || said.EndsWith("old one, ") || said.EndsWith("typed "))
        {
            return (Lexicon.Of(text[Math.Max(0, from - 90)..Math.Min(text.Length, to + 90)]) & Topics.Password) != 0;
        }

        if (from < 2 || !(text[from - 1] is '"' or '\'' or '“' or '`' || (text[from - 1] is ' ' or '\u00a0' && text[from - 2] == '«')))
        {
            return false;
        }

        var window = text[Math.Max(0, from - 90)..from];
        if (window.IndexOf("essay") < 0 && window.IndexOf("tried") < 0 && window.IndexOf("tapé") < 0 && window.IndexOf("typed") < 0 && window.IndexOf("entré ") < 0)
        {
            return false;
        }

        return (Lexicon.Of(text[Math.Max(0, from - 90)..Math.Min(text.Length, to + 60)]) & (Topics.Password | Topics.User)) != 0;
    }

    private static bool IsMade(ReadOnlySpan<char> value)
    {
        int letters = 0, digits = 0;
        foreach (var c in value)
        {
            letters += Chars.IsLetter(c) ? 1 : 0;
            digits += Chars.IsDigit(c) ? 1 : 0;
        }

        if (letters < 3 || digits < 1 || letters + digits < 6 || value.IndexOf("://") >= 0 || value.IndexOf("\\") >= 0 || Placeholders.Is(value) || Placeholders.IsCode(value))
        {
            return false;
        }

        // « rapport-2024.pdf », « bob@exemple.ca », « 12-caractères », « 2nd-year »
        var dot = value.LastIndexOf('.');
        return !(dot > 0 && value.Length - dot is >= 3 and <= 6 && value[(dot + 1)..].IndexOfAnyExceptInRange('a', 'z') < 0) && !(value.IndexOf('@') > 0 && dot > value.IndexOf('@')) && (Chars.IsLetter(value[0]) || Assigned.Mix(value) >= 3 && value.IndexOf('-') < 0);
    }

    private static bool IsPart(char c) => c > ' ' && c is not ('"' or '\'' or '`' or '«' or '»' or '“' or '”' or '\u00a0' or '<' or '|');

    private static HashSet<ulong> Hashes(string words) => [.. words.Split(' ').Select(w => WordHash.Of(w))];
}
