using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>A user and a password written side by side: beside a password, even a plain word is a user name, and the reverse.</summary>
internal static class LoginPairDetector
{
    private const int Reach = 140;
    private static readonly string[] Users = ["username", "user_name", "user name", "userid", "user id", "uid", "login", "user", "utilisateur"];

    public static readonly Detector Detector = new()
    {
        Id = "login-pair",
        Types = [FindingType.Username, FindingType.Password],
        On = Trigger.Credential,
        Examine = Examine,
        Finds =
        [
            "user = '⟦marmotte⟧'\npassword = 'hirondelle42'",
            "credentials {\n  username '⟦marmotte⟧'\n  password 'hirondelle'\n}",
            "Server=h;User Id=⟦marmotte⟧;Password=castor9;",
            "machine git.exemple.ca login ⟦marmotte⟧ password hirondelle42",
            "Le mot de passe est \"⟦hirondelle⟧\" pour tous.",
            "the default password for user 'postgres' is '⟦hirondelle⟧' here",
        ],
        Ignores =
        [
            "Le mot de passe est « requis » pour tous.",
            "user = ''\npassword = ''",
            "User=#{username}, Password=#{password}",
            "username = process.env.APP_USER\npassword = process.env.APP_PASSWORD",
            "L'utilisateur change son mot de passe.",
            "char *user = NULL;\nchar *password = NULL;",
            "String username = \"username\";\nString password = \"password\";",
            "def login(self, user, password):",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if ((text[start] | 0x20) is not ('a' or 'p' or 'm' or 'o' or ' '))
        {
            return;
        }

        // The word of the password, then its value.
        var wordEnd = end;
        while (wordEnd < text.Length && wordEnd - end < 12 && Chars.IsAsciiLetter(text[wordEnd]))
        {
            wordEnd++;
        }

        if (Sentence(ref scan, wordEnd))
        {
            return;
        }

        if (!Value(text, wordEnd, out var from, out var to, out var firm) || !IsWritten(text[from..to], IsBlock(text, wordEnd) ? "" : "password"))
        {
            return;
        }

        var floor = Math.Max(0, start - Reach);
        if (!User(text, floor, start, out var userFrom, out var userTo, out var userFirm, out var word))
        {
            return;
        }

        // Without any sign (« login x password y »), only the one-line form of netrc is trusted.
        var netrc = !firm && !userFirm;
        if (firm != userFirm || (netrc && (text[word..].Length < 5 || !text[word..].StartsWith("login") || Machine(text, floor, word) < 0)))
        {
            return;
        }

        scan.Report(userFrom, userTo, FindingType.Username, .75f, Reasons.ContextWord);
        scan.Report(from, to, FindingType.Password, .72f, Reasons.ContextWord);
        if (netrc && Machine(text, floor, word) is >= 0 and var machine)
        {
            scan.Report(machine, text[..word].TrimEnd().Length, FindingType.Secret, .45f, Reasons.ContextWord, detail: "cloud_resource");
        }
    }

    // « the password for user "x" is "y" », « le mot de passe est 'y' »: what a sentence quotes is meant literally.
    private static bool Sentence(ref Scan scan, int at)
    {
        var text = scan.Text;
        var line = text[at..Math.Min(text.Length, at + 80)];
        if (line.IndexOfAny('\n', '.') is >= 0 and var cut)
        {
            line = line[..cut];
        }

        var verb = line.IndexOf(" is ");
        var length = 4;
        if (verb < 0)
        {
            verb = line.IndexOf(" est ");
            length = 5;
        }

        if (verb < 0 || !Quoted(line, verb + length, out var from, out var to) || line[..verb].IndexOfAny("=,;:") >= 0)
        {
            return false;
        }

        var user = line[..verb].LastIndexOf("user ");
        if (user >= 0 && Quoted(line, user + 5, out var userFrom, out var userTo) && userTo <= verb)
        {
            scan.Report(at + userFrom, at + userTo, FindingType.Username, .75f, Reasons.ContextWord);
        }

        scan.Report(at + from, at + to, FindingType.Password, .72f, Reasons.ContextWord);
        return true;
    }

    private static bool Quoted(ReadOnlySpan<char> line, int at, out int from, out int to)
    {
        from = to = at;
        while (from < line.Length && from - at < 3 && line[from] is '\\' or '"' or '\'' or '`')
        {
            from++;
        }

        to = from;
        while (to < line.Length && (Chars.IsWord(line[to]) || line[to] is '-' or '!' or '$' or '%' or '@'))
        {
            to++;
        }

        return from > at && to - from is >= 4 and <= 40 && to < line.Length && line[to] is '\\' or '"' or '\'' or '`' && !Placeholders.Is(line[from..to]) | line[from..to] is "admin" or "root" or "postgres";
    }

    private static int Machine(ReadOnlySpan<char> text, int floor, int word)
    {
        var at = text[floor..word].LastIndexOf("machine ");
        return at < 0 || text[(floor + at + 8)..word].Trim().IndexOfAny(" \n") >= 0 ? -1 : floor + at;
    }

    private static bool User(ReadOnlySpan<char> text, int floor, int start, out int from, out int to, out bool firm, out int word)
    {
        from = to = word = 0;
        firm = false;
        var head = text[floor..start];
        for (var search = head.Length; search > 0;)
        {
            var at = Math.Max(head[..search].LastIndexOf("user", StringComparison.OrdinalIgnoreCase), Math.Max(
                head[..search].LastIndexOf("uid", StringComparison.OrdinalIgnoreCase), head[..search].LastIndexOf("login", StringComparison.OrdinalIgnoreCase)));
            if (at < 0)
            {
                return false;
            }

            search = at;
            word = floor + at;
            foreach (var name in Users)
            {
                if (text[word..].StartsWith(name, StringComparison.OrdinalIgnoreCase) && Value(text, word + name.Length, out from, out to, out firm) && to <= start
                    && IsWritten(text[from..to], IsBlock(text, word + name.Length) ? "" : name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Reads what is quoted, or what follows a sign; <paramref name="firm"/> tells that there was one or the other.</summary>
    private static bool Value(ReadOnlySpan<char> text, int at, out int from, out int to, out bool firm)
    {
        from = at;
        var signs = 0;
        var quotes = 0;
        while (from < text.Length && from - at < 20 && text[from] is ' ' or '\t' or '=' or ':' or '>' or '"' or '\'' or '\\' or ']')
        {
            signs += text[from] is '=' or ':' ? 1 : 0;
            quotes += text[from] is '"' or '\'' ? 1 : 0;
            from++;
        }

        firm = signs > 0 || quotes > 0;
        to = from;
        var quote = from > at && text[from - 1] is '"' or '\'' ? text[from - 1] : '\0';
        while (to < text.Length && to - from < 64 && text[to] is not ('"' or '\'' or '\n' or '\r' or ';' or '\\') && (quote != '\0' || text[to] is not (' ' or ',' or '\t')))
        {
            to++;
        }

        return from > at && to - from >= 3 && (quote == '\0' || (to < text.Length && text[to] is '"' or '\'' or '\\')) && (quote != '\0' || signs > 0 || !firm);
    }

    // « username 'x' »: a name, a space and a quotation mark, as build scripts write them; there, the name may be its own value.
    private static bool IsBlock(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at] == ' ' && text[at + 1] is '"' or '\'';

    private static bool IsWritten(ReadOnlySpan<char> value, string name) =>
        value.IndexOfAny("{}$<>()%[]*#+&/|,") < 0 && value.IndexOf("env.", StringComparison.Ordinal) < 0 && value.IndexOf("XXX") < 0 && value is not ("null" or "NULL" or "None" or "nil" or "true" or "false" or "string" or "String" or "self")
        && !(value.Equals(name, StringComparison.OrdinalIgnoreCase) && value.Length > 5) && !value.StartsWith("your", StringComparison.OrdinalIgnoreCase);
}
