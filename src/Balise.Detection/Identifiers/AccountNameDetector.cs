using Balise.Detection.Context;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Account names told by their word, without any sign: « code d'usager GENPL04 », « user ktremb12 », « compte réseau lapoi012 ». Letters first, then
/// digits: a plain word after « utilisateur » is a plain word.
/// </summary>
internal static class AccountNameDetector
{
    private const int MaxName = 24;

    public static readonly Detector Detector = new()
    {
        Id = "account-name",
        Types = [FindingType.Username],
        On = Trigger.Digits,
        RunLengths = 0b11111110,
        Examine = Examine,
        Finds =
        [
            "Code d'usager ⟦GENPL04⟧. Mot de passe donné au comptoir",
            "User ⟦ktremb12⟧ cannot log in",
            "le compte réseau ⟦lapoi012⟧ est verrouillé",
            "Compte AD : ⟦coteka2⟧",
            "his login is ⟦tmartin7⟧.",
            "<User>⟦rcote02⟧</User>",
            "L'utilisatrice ⟦jdubois2⟧ a appelé",
            "Code réseau ⟦boulaf01⟧ à réactiver",
            "Son pseudo Discord est ⟦loupgris88⟧.",
            "RACF id ⟦QCRT014⟧",
        ],
        Ignores =
        [
            "le compte T4A est réglé",
            "User story4 : en tant qu'enseignante",
            "utilisateurs de Windows11",
            "Le compte 412-20-331",
            "session H25, groupe 304",
            "compte rendu du comite12",
            "utilisateur de la version v2",
            "Accès au local B1204",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start == 0 || !Chars.IsAsciiLetter(text[start - 1]))
        {
            return;
        }

        var from = start;
        while (from > 0 && start - from < MaxName && (Chars.IsAsciiLetter(text[from - 1]) || text[from - 1] is '.' or '_' or '-'))
        {
            from--;
        }

        var to = end;
        while (to < text.Length && to - from <= MaxName && (Chars.IsWord(text[to]) || (text[to] is '-' or '.' && Chars.IsAlphanumeric(scan.At(to + 1)))))
        {
            to++;
        }

        var name = text[from..to];
        if (name.Length is < 5 or > MaxName || start - from < 3 || from == 0 || !Chars.IsAsciiLetter(name[0]) || text[from - 1] is not (' ' or '«' or '"' or '\'' or '(' or '\u00a0' or '`' or '*' or '>') || scan.At(to) is '(' or '/' or '\\' or '@' or '=' or '['
            || !scan.IsNamed(from, Topics.User))
        {
            return;
        }

        var near = scan.Near(from, to);
        if (!near.Names(Topics.User, 22) || !IsAnnounced(text.Slice(from - near.Gap, near.Gap), text[..(from - near.Gap)]) || Placeholders.Is(name) || IsProduct(name))
        {
            return;
        }

        scan.Report(from, to, FindingType.Username, .75f, Reasons.Format | Reasons.ContextWord);
    }

    // The word itself, then nothing but « est », a colon, or what kind of account it is.
    private static bool IsAnnounced(ReadOnlySpan<char> between, ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && Chars.IsLetter(before[start - 1]))
        {
            start--;
        }

        var word = before[start..];
        if (!(Starts(word, "utilisat") || Starts(word, "usag") || Starts(word, "user") || Starts(word, "login") || Starts(word, "identifiant") || Starts(word, "compte") || Starts(word, "account") || Starts(word, "pseudo") || Starts(word, "handle") || Starts(word, "nickname") || word is "RACF" or "TSO" || Starts(word, "réseau") && before.EndsWith("ode réseau"))
            || word.EndsWith("s") || between.IndexOfAny(".;,!?\n") >= 0)
        {
            return false;
        }

        var words = between.Trim(" :«\"'(*`>\u00a0");
        return words.IsEmpty || words is "est" or "is" or "was" or "était" or "AD" or "réseau" or "Windows" or "courriel" or "local" or "no" or "id" or "ID" or "user ID" or "c'est" or "c’est" || (words.EndsWith("is") || words.EndsWith("est")) && words.Length < 18 || words.EndsWith(" :") || words.EndsWith(" est") || words.EndsWith(" is");
    }

    private static bool Starts(ReadOnlySpan<char> word, string head) => word.StartsWith(head, StringComparison.OrdinalIgnoreCase);

    public static bool IsProduct(ReadOnlySpan<char> name)
    {
        foreach (var product in (ReadOnlySpan<string>)["Windows", "Office", "Microsoft", "covid", "base64", "sha", "utf", "python", "oauth", "story", "version", "module", "groupe", "article", "http", "ipv"])
        {
            if (Starts(name, product))
            {
                return true;
            }
        }

        return false;
    }
}
