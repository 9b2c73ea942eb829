using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>A user and a password given to a command on a remote machine (-u, -p), or to the constructor of a credential.</summary>
internal static class CommandLoginDetector
{
    private const int Reach = 90;

    public static readonly Detector Detector = new()
    {
        Id = "command-login",
        Types = [FindingType.Username, FindingType.Password],
        On = Trigger.Digits | Trigger.Assignment | Trigger.Aside | Trigger.At,
        Examine = Examine,
        Finds =
        [
            "psexec \\\\srv-db12 -u ⟦svc_copie⟧ -p Mesange77 cmd",
            "psexec \\\\10.4.2.19 -u svc_copie -p ⟦Mesange77⟧ cmd",
            "c = new NetworkCredential(\"svc_copie\", \"⟦mesangebleue⟧\");",
            "curl -u svc_copie:⟦Mesange77⟧ https://exemple.org/depot",
            "jdbc:oracle:thin:PAIE_LECT/⟦Orignal_88⟧@//ora12.interne:1521/PAIE",
            "sqlplus ⟦paie_lect⟧/Orignal_88@PAIE",
            "psexec \\\\serveur -u ⟦svc_copie⟧ -p mesange cmd",
            "CREATE USER 'svc_copie'@'%' IDENTIFIED BY '⟦Mesange77⟧';",
            "alter user svc_copie identified with sha256_password by '⟦Mesange77⟧'",
            "CREATE USER svc_copie IDENTIFIED BY ⟦Mesange77⟧;",
            "using (new DirectoryEntry(\"LDAP://exemple\",\n    \"svc_copie\", \"⟦Mesange77⟧\"))",
        ],
        Ignores =
        [
            "psexec \\\\srv-db12 -u $User -p $Password cmd",
            "c = new NetworkCredential(user, password);",
            "docker run -u 1000 -p 8080 image12",
            "voir \\\\srv-12\\partage",
            "the user was identified by 12 nurses",
            "CREATE USER x IDENTIFIED BY '<password1>'",
            "CREATE USER x; rows identified by id77",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (text[start] is '@')
        {
            Oracle(ref scan, start);
            return;
        }

        if (text[start] is '(')
        {
            // « new DirectoryEntry(… »
            if (start > 10 && text[start - 1] is 'l' or 'y' && scan.At(end) == '"')
            {
                Constructor(ref scan, Math.Max(0, start - 16));
            }

            return;
        }

        if (text[start] is ':' or '=')
        {
            if (text[start] == ':' && Curl(ref scan, start))
            {
                return;
            }

            if (text[start] == '=' && scan.At(end) == ' ' && (scan.At(end + 1) | 0x20) == 'n' && text[(end + 1)..].StartsWith("new", StringComparison.OrdinalIgnoreCase))
            {
                Constructor(ref scan, end);
            }

            return;
        }

        // Only after the name of a machine: \\name12.
        var i = text[start] == '\\' ? end : start;
        while (i > 0 && start - i < 20 && (Chars.IsWord(text[i - 1]) || text[i - 1] is '.' or '-'))
        {
            i--;
        }

        if (i == 0 || text[i - 1] != '\\')
        {
            if (i > 0 && text[start] != '\\')
            {
                SqlLogin.Examine(ref scan, i);
            }

            return;
        }

        var line = text[end..Math.Min(text.Length, end + Reach)];
        var cut = line.IndexOf('\n');
        line = cut < 0 ? line : line[..cut];
        var user = line.IndexOf(" -u ");
        var password = user < 0 ? -1 : line[user..].IndexOf(" -p ");
        if (password < 0)
        {
            return;
        }

        Argument(ref scan, end + user + 4, FindingType.Username);
        Argument(ref scan, end + user + password + 4, FindingType.Password);
    }

    // jdbc:oracle:thin:paie_lect/Orignal_88@//hote:1521/PAIE, sqlplus paie_lect/Orignal_88@PAIE
    private static void Oracle(ref Scan scan, int at)
    {
        var text = scan.Text;
        var bar = at;
        while (bar > 0 && at - bar < 40 && text[bar - 1] is not ('/' or ' ' or '\n' or '@' or '"' or '\''))
        {
            bar--;
        }

        if (bar == at || bar == 0 || text[bar - 1] != '/')
        {
            return;
        }

        var from = bar - 1;
        while (from > 0 && bar - from < 32 && Chars.IsWord(text[from - 1]))
        {
            from--;
        }

        var head = text[Math.Max(0, from - 14)..from];
        if (bar - 1 - from >= 3 && at - bar >= 4 && (head.EndsWith("thin:") || head.EndsWith("oci:") || head.EndsWith("sqlplus ") || head.EndsWith("sqlplus -s ") || head.EndsWith("expdp ") || head.EndsWith("impdp ")) && !Placeholders.Is(text[bar..at]))
        {
            scan.Report(from, bar - 1, FindingType.Username, .8f, Reasons.Format);
            scan.Report(bar, at, FindingType.Password, .8f, Reasons.Format);
        }
    }

    // curl -u user:password
    private static bool Curl(ref Scan scan, int sign)
    {
        var text = scan.Text;
        var from = sign;
        while (from > 0 && sign - from < 40 && (Chars.IsWord(text[from - 1]) || text[from - 1] is '.' or '-'))
        {
            from--;
        }

        var head = text[Math.Max(0, from - 8)..from].TrimEnd("'\"");
        if (from == sign || !(head.EndsWith(" -u ") || head.EndsWith("--user ")))
        {
            return false;
        }

        var to = sign + 1;
        while (to < text.Length && to - sign < 64 && !char.IsWhiteSpace(text[to]) && text[to] is not ('"' or '\''))
        {
            to++;
        }

        var password = text[(sign + 1)..to];
        if (password.Length < 4 || Placeholders.Is(password) || password[0] == '$')
        {
            return false;
        }

        scan.Report(from, sign, FindingType.Username, .75f, Reasons.Format);
        scan.Report(sign + 1, to, FindingType.Password, .75f, Reasons.Format);
        return true;
    }

    private static void Argument(ref Scan scan, int from, FindingType type)
    {
        var text = scan.Text;
        var to = from;
        while (to < text.Length && to - from < 64 && !char.IsWhiteSpace(text[to]))
        {
            to++;
        }

        if (to - from >= 4 && text[from..to].IndexOfAny("$%<{*(") < 0 && text[from..to].IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            scan.Report(from, to, type, .75f, Reasons.Format);
        }
    }

    // new NetworkCredential("user", "password"), new DirectoryEntry("path", "user", "password")
    private static void Constructor(ref Scan scan, int at)
    {
        var text = scan.Text;
        var line = text[at..Math.Min(text.Length, at + Reach)];
        var open = line.IndexOf("(\"");
        if (open < 0 || !(line[..open].EndsWith("Credential") || line[..open].EndsWith("DirectoryEntry")))
        {
            return;
        }

        var arguments = line[..open].EndsWith("Credential") ? 2 : 3;
        var i = at + open + 1;
        for (var n = 0; n < arguments; n++)
        {
            while (i < text.Length && text[i] is ' ' or ',' or '\n' or '\r' or '\t')
            {
                i++;
            }

            if (i >= text.Length || text[i] != '"')
            {
                return;
            }

            var from = ++i;
            while (i < text.Length && i - from < 64 && text[i] is not ('"' or '\n'))
            {
                i++;
            }

            if (n == 0 && arguments == 3 && text[from..i].StartsWith("LDAP://"))
            {
                scan.Report(from, i, FindingType.Secret, .45f, Reasons.ContextWord, detail: "cloud_resource");
            }

            if (n >= arguments - 2 && i - from >= 3 && text[from..i].IndexOfAny("${<") < 0)
            {
                scan.Report(from, i, n == arguments - 1 ? FindingType.Password : FindingType.Username, .75f, Reasons.Format);
            }

            i++;
        }
    }
}
