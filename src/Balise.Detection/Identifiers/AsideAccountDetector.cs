using Balise.Detection.Context;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>Account names set aside: in brackets after a person or a word about accounts, after the domain of a network, before a machine.</summary>
internal static class AsideAccountDetector
{
    private const int Reach = 44;

    public static readonly Detector Detector = new()
    {
        Id = "aside-account",
        Types = [FindingType.Username],
        On = Trigger.Aside | Trigger.At,
        Examine = Examine,
        Finds =
        [
            "le compte de Marie Tremblay (⟦mtremblay⟧) est barré",
            "Ses accès (⟦cmsingh⟧) sont suspendus.",
            "Luc Roy (⟦luc.roy⟧) a quitté",
            "QC\\⟦mtremblay⟧ verrouillé",
            "Échec de connexion : MSSS\\⟦lapj02⟧",
            "CORP\\⟦nadeau⟧ ouvre la session",
            "DOMAINE\\⟦roy⟧ a échoué",
            "ssh ⟦jbolduc⟧@10.4.2.19",
            "scp rapport.csv ⟦mhebert⟧@192.0.2.14:/tmp",
            "Demandeur : Sabrina Hamel (⟦hams01⟧), poste 3312",
            "Requester: Joan Fletcher (⟦fletj02⟧)",
        ],
        Ignores =
        [
            "Le compte (fermé) sera archivé",
            "accès (lecture seule)",
            "utilisateur (optionnel)",
            "usagers (total) et comptes (actifs)",
            "DOMAIN\\username",
            "C:\\Windows\\System32",
            "QC\\Données\\paie",
            "A\\B et HKLM\\software\\policies",
            "REPO\\docs\\index.md",
            "Montréal (montreal)",
            "appel de fonction(jbolduc)",
            "la norme HTTP (http)",
            "git@github.com",
            "BUILTIN\\users",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = end;
        var to = from;
        if (text[start] == '@')
        {
            Remote(ref scan, start);
            return;
        }

        while (to < text.Length && to - from <= 24 && (Chars.IsWord(text[to]) || (text[to] is '.' or '-' && Chars.IsAlphanumeric(scan.At(to + 1)))))
        {
            to++;
        }

        var value = text[from..to];
        if (text[start] == '(')
        {
            if (scan.At(to) == ')' && start > 2 && text[start - 1] == ' ' && AccountShape.May(value) && IsAside(text, start, value))
            {
                scan.Report(from, to, FindingType.Username, .72f, Reasons.Format | Reasons.Placement);
            }

            return;
        }

        if (scan.At(to) is not ('\\' or '/' or ':' or '(' or '=') && (AccountShape.May(value) || value.Length == 3 && value.IndexOfAnyExceptInRange('a', 'z') < 0) && IsDomain(text, start) && !Placeholders.Is(value) && !UserNames.IsKind(value) && !IsSystem(value))
        {
            scan.Report(from, to, FindingType.Username, .75f, Reasons.Format | Reasons.Placement);
        }
    }

    private static bool IsAside(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> value)
    {
        var head = text[Math.Max(0, start - Reach)..start];
        if (AccountShape.IsMadeOf(value, head))
        {
            // « Montréal (montreal) » is one word written twice.
            return value.IndexOfAny(".-_") > 0 || value.Length > 4 && !Same(head.TrimEnd(), value);
        }

        var cut = head.LastIndexOfAny(".;!?\n");
        var topics = Lexicon.Of(cut < 0 ? head : head[(cut + 1)..]);
        return (topics & Topics.User) != 0 && AccountShape.IsInitialed(value);
    }

    private static bool Same(ReadOnlySpan<char> head, ReadOnlySpan<char> value)
    {
        if (head.Length < value.Length)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (WordHash.Fold(head[head.Length - value.Length + i]) != value[i])
            {
                return false;
            }
        }

        return true;
    }

    // « QC\roy »: the domain is two capitals or more, and nothing before it makes a path.
    private static bool IsDomain(ReadOnlySpan<char> text, int backslash)
    {
        var from = backslash;
        while (from > 0 && backslash - from < 16 && (text[from - 1] is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
        {
            from--;
        }

        return backslash - from >= 2 && Chars.IsAsciiLetter(text[from]) && (from == 0 || !(Chars.IsWord(text[from - 1]) || text[from - 1] is '\\' or '/' or '.' or '%' or '$')) && !IsHive(text[from..backslash]);
    }

    private static bool IsHive(ReadOnlySpan<char> domain) => domain is "HKLM" or "HKCU" or "HKCR" or "HKU" or "BUILTIN" or "NT" or "IIS" or "REPO" or "SRC";

    private static bool IsSystem(ReadOnlySpan<char> value) =>
        value is "users" or "administrators" or "system" or "domain" or "software" or "docs" or "temp" or "data" or "home" or "public" or "everyone" or "computers" or "groups" or "username" or "utilisateur" or "login" or "compte" or "nom";

    // « ssh jbolduc@10.4.2.19 »: whoever signs in on a machine.
    private static void Remote(ref Scan scan, int at)
    {
        var text = scan.Text;
        var from = at;
        while (from > 0 && at - from <= 24 && (Chars.IsWord(text[from - 1]) || text[from - 1] is '.' or '-'))
        {
            from--;
        }

        var head = text[Math.Max(0, from - 64)..from];
        var line = head.LastIndexOf('\n');
        head = line < 0 ? head : head[(line + 1)..];
        var value = text[from..at];
        if (head.EndsWith(" ") && (head.TrimEnd(' ').EndsWith("ssh") || Runs(head, "ssh ") || Runs(head, "scp ") || Runs(head, "sftp ") || Runs(head, "rsync ")) && AccountShape.May(value) && value is not ("root" or "git" or "user" or "ubuntu" or "admin" or "username"))
        {
            scan.Report(from, at, FindingType.Username, .72f, Reasons.Format | Reasons.Placement);
        }
    }

    // The command begins its line, after a prompt at most, and what follows it are options and files.
    private static bool Runs(ReadOnlySpan<char> line, string command) =>
        line.LastIndexOf(command) is >= 0 and var at && (at == 0 || line[at - 1] is ' ' or '$' or '#' or '`' or '|') && (at < 4 || !Chars.IsLetter(line[at - 2])) && line[at..].IndexOfAny(",;!?") < 0;
}
