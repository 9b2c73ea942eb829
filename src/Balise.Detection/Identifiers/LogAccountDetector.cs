using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>Account names in the lines that systems write: sshd, PAM, sudo, Windows events, reverse proxies.</summary>
internal static class LogAccountDetector
{
    private const int MaxName = 32;

    public static readonly Detector Detector = new()
    {
        Id = "log-account",
        Types = [FindingType.Username],
        On = Trigger.Digits | Trigger.Assignment,
        RunLengths = 0b11110,
        Examine = Examine,
        Finds =
        [
            "sshd[2214]: Failed password for ⟦gtrottier⟧ from 203.0.113.201 port 50122",
            "sshd[881]: Failed password for invalid user ⟦roy⟧ from 10.0.0.4 port 22",
            "Accepted publickey for ⟦mlavoie⟧ from 10.0.0.4 port 22",
            "pam_unix(sshd:session): session opened for user ⟦jbolduc⟧ by (uid=0)",
            "pam_unix(sshd:session): session opened for user ⟦jbolduc⟧(uid=1004) by (uid=0)",
            "sudo:  ⟦jbolduc⟧ : TTY=pts/0 ; PWD=/root ; USER=root",
            "Disconnected from user ⟦jbolduc⟧ 10.0.0.4 port 51234",
            "10.0.0.4 - ⟦jbolduc⟧ [12/May/2025:08:14:02 -0400] \"GET / HTTP/1.1\" 200",
            "Accepted publickey for ⟦ops_nuit⟧ from 2001:db8::1f port 40012 ssh2",
            "Connexion refusée pour ⟦gtrottier⟧ depuis 203.0.113.201",
        ],
        Ignores =
        [
            "user manual 2.0 is online",
            "open for all from 10.0.0.0",
            "session opened for user root by (uid=0)",
            "Le prix pour tous depuis 12 ans",
            "for everyone from 12 to 14",
            "pour Montréal depuis 10 jours",
            "10.0.0.4 - - [12/May/2025:08:14:02 -0400] \"GET /\" 200",
            "traffic for port from 10.0.0.4",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var c = text[start];
        var stop = c switch
        {
            '=' => Session(text, start),
            ':' => Sudo(text, start),
            _ => scan.At(end) == '.' && IsAddress(text, start) || scan.At(end) == ':' && Chars.IsHex(scan.At(end + 1)) && text[..start].EndsWith(" from ") ? Remote(text, start) : scan.At(end) == '/' ? Proxy(text, start) : -1,
        };
        if (stop < 0)
        {
            return;
        }

        var from = stop;
        while (from > 0 && stop - from <= MaxName && (Chars.IsWord(text[from - 1]) || text[from - 1] is '.' or '-' or '\\'))
        {
            from--;
        }

        from = text[from..stop].LastIndexOf('\\') is >= 0 and var domain ? from + domain + 1 : from;
        var name = text[from..stop];
        if (name.Length is < 3 or > MaxName || !Chars.IsAsciiLetter(name[0]) || name is "root" or "all" or "everyone" or "tous" or "port" or "user" or "nobody" or "www-data" or "postgres" || (c is not (':' or '=') && scan.At(end) is '.' or ':' && !IsAnnounced(text[..from]))
            || (c == '=' && !text[..from].EndsWith("user ")) || (c == ':' && !IsSudo(text[..from])) || (Placeholders.Is(name) && name is not ("guest" or "test")))
        {
            return;
        }

        scan.Report(from, stop, FindingType.Username, .78f, Reasons.Format | Reasons.Placement);
    }

    // « for gtrottier from 203.0.113.201 »: an address, a word of origin, then the name.
    private static int Remote(ReadOnlySpan<char> text, int address)
    {
        var head = text[Math.Max(0, address - 18)..address];
        foreach (var word in (ReadOnlySpan<string>)[" from ", " depuis ", " depuis l'adresse ", " à partir de "])
        {
            if (head.EndsWith(word))
            {
                return address - word.Length;
            }
        }

        // « user jbolduc 10.0.0.4 port 51234 »
        return head.EndsWith(" ") && text[..address].TrimEnd(' ') is var rest && rest.Length == address - 1 && rest[Math.Max(0, rest.Length - MaxName)..].LastIndexOf("user ") >= 0 ? address - 1 : -1;
    }

    private static bool IsAddress(ReadOnlySpan<char> text, int at)
    {
        var dots = 0;
        while (dots <= 3 && at < text.Length && (Chars.IsDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && Chars.IsDigit(text[at + 1]))))
        {
            dots += text[at++] == '.' ? 1 : 0;
        }

        return dots == 3;
    }

    private static bool IsAnnounced(ReadOnlySpan<char> before)
    {
        if (before.EndsWith("user "))
        {
            return true;
        }

        if (!(before.EndsWith(" for ") || before.EndsWith(" pour ") || before.EndsWith(" de l'utilisateur ")))
        {
            return false;
        }

        var head = before[Math.Max(0, before.Length - 48)..];
        foreach (var word in (ReadOnlySpan<string>)["ailed", "ccepted", "assword", "refus", "onnexion", "échec", "Échec", "uthent", "nvalid", "ession", "ccept", "login", "Login"])
        {
            if (head.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // « session opened for user jbolduc by (uid=0) »
    private static int Session(ReadOnlySpan<char> text, int sign)
    {
        var head = text[..sign];
        if (!head.EndsWith("(uid"))
        {
            return -1;
        }

        head = head[..^4];
        return head.EndsWith(" by ") ? (head[..^4].EndsWith(")") ? -1 : head.Length - 4) : head.Length;
    }

    private static int Sudo(ReadOnlySpan<char> text, int sign) => text[(sign + 1)..].StartsWith(" TTY=") && sign > 1 && text[sign - 1] == ' ' ? sign - 1 : -1;

    private static bool IsSudo(ReadOnlySpan<char> before) => before.TrimEnd(' ').EndsWith("sudo:") || before.TrimEnd(' ').EndsWith("]:");

    // « 10.0.0.4 - jbolduc [12/May/2025:… »: the third field of the common log format.
    private static int Proxy(ReadOnlySpan<char> text, int day)
    {
        if (day < 7 || text[day - 1] != '[' || text[day - 2] != ' ')
        {
            return -1;
        }

        var head = text[Math.Max(0, day - MaxName)..(day - 2)];
        var dash = head.LastIndexOf(" - ");
        return dash > 0 && Chars.IsDigit(head[dash - 1]) ? day - 2 : -1;
    }
}
