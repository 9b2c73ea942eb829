using Balise.Detection.Context;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>User names and passwords: what follows « mot de passe : », « mdp », « password = », « identifiant : ».</summary>
internal static class CredentialsDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "credentials",
        Types = [FindingType.Username, FindingType.Password],
        On = Trigger.Credential | Trigger.Assignment,
        Examine = Examine,
        Finds =
        [
            "mot de passe : ⟦Soleil!2024⟧",
            "le mdp est ⟦Hiver#99⟧",
            "password = ⟦hunter22xx⟧",
            "identifiant : ⟦jtremblay03⟧",
            "Nom d'utilisateur: ⟦m.roy⟧",
            "login: ⟦mgagnon⟧ sur le poste",
            "NIP : ⟦4471⟧",
            "Mon identifiant est ⟦mbilodeau71⟧ et",
            "{ \"usager\": \"⟦nadeau.c⟧\" }",
            "Mot de passe provisoire remis au comptoir : ⟦Hiver-2025*tmp⟧.",
            "PASSWORD=\"⟦s3cr3tP@ss⟧\"",
            "mot de passe temporaire : ⟦Bienvenue2025⟧",
            "Server=db;User Id=app;Password=⟦secret⟧;Database=d",
            "APP_DB_USERNAME=⟦guest⟧",
            "Usager ouvert : ⟦dbrunet⟧.",
            "login user=⟦rcote⟧ ip=203.0.113.20",
            "Compte créé : ⟦jf.lapierre⟧",
            "sAMAccountName=⟦dlapierre⟧",
            "Code réseau : ⟦boulaf01⟧",
            "Phrase de passe : ⟦castor-lilas-orme-fleuve⟧",
            "login ⟦admin-geo⟧ / mdp Tourbe&Sphaigne9",
            "Son mot de passe est « ⟦saumonfume⟧ ».",
            "La phrase de passe est « ⟦quatre vents sur le fleuve⟧ ».",
            "My username is ⟦kwongly⟧ and the password is Blue-Canoe-12.",
        ],
        Ignores =
        [
            "Votre mot de passe doit contenir 12 caractères.",
            "mot de passe oublié",
            "password = os.environ[\"PASS\"]",
            "mot de passe : ********",
            "password: <votre mot de passe>",
            "l'identifiant de la demande est requis",
            "Le mot de passe est expiré.",
            "identifiant unique du projet",
            "Compte : actif",
            "Utilisateurs visés : gestionnaires",
            "Compte rendu : rapport.pdf",
            "String password = null;",
            "Le champ mot de passe « obligatoire »",
            "Un mot de passe tel que « Bonjour123 » ne vaut rien.",
            "Exemple de mauvais mot de passe : azerty123",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (text[start] == '-' || end >= text.Length)
        {
            return;
        }

        var account = false;
        if (text[start] is ':' or '=')
        {
            // « NIP : », « login: », « user= »: words too short or too common to be searched everywhere.
            end = text[..start].TrimEnd(" \"").Length;
            start = end;
            while (start > 0 && end - start < 6 && Chars.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }

            if (text[start..end] is not ("NIP" or "nip" or "PIN" or "login" or "Login" or "LOGIN" or "user" or "User" or "uid" or "USER" or "pass" or "Pass" or "PASS" or "usager" or "Usager" or "PW" or "pw" or "Pw") && !text[..end].EndsWith("User Id", StringComparison.OrdinalIgnoreCase))
            {
                if (IsPhraseLabel(text[..end]))
                {
                    Phrase(ref scan, end);
                    return;
                }

                if (!IsAccountLabel(text[..end]))
                {
                    QualifiedAccount.Examine(ref scan, end);
                    return;
                }

                account = true;
            }
        }

        var wordEnd = end;
        while (wordEnd < text.Length && (Chars.IsWord(text[wordEnd]) || text[wordEnd] == '-' && Chars.IsWord(scan.At(wordEnd + 1))))
        {
            wordEnd++;
        }

        var kind = Lexicon.Of(text[Math.Max(0, start - 20)..wordEnd]);
        var piece = text[start..end];
        var user = account || (piece[0] | 0x20) is 'd' or 's' or 't' or 'l' or 'u';
        var password = !user;
        if ((!password && !user) || (user && !account && kind == Topics.None))
        {
            return;
        }

        var read = Assigned.Read(text, wordEnd, out var hinge, out var from, out var to);
        if (password && read && (Placeholders.IsCited(text, from) || QuotedPassword.Examine(ref scan, from, to)))
        {
            return;
        }

        if (!read || (password && hinge == Hinge.Word && Assigned.Mix(text[from..to]) < 2))
        {
            if (password && Farther(text, wordEnd) is > 0 and var sign && Assigned.Read(text, sign, out _, out from, out to) && Accept(text[from..to], Hinge.Word) && Assigned.Mix(text[from..to]) >= 3)
            {
                scan.Report(from, to, FindingType.Password, .7f, Reasons.Format | Reasons.ContextWord);
            }

            return;
        }

        if (password && (Accept(text[from..to], hinge) || (hinge == Hinge.Sign && scan.At(to) == ';' && IsInConnectionString(text, start, text[from..to]))))
        {
            scan.Report(from, to, FindingType.Password, hinge == Hinge.Sign ? .9f : .75f, Reasons.Format | Reasons.ContextWord);
            Companion(ref scan, start);
        }
        else if (user && (hinge == Hinge.Sign
            ? ((UserNames.Accepts(text[from..to]) || UserNames.IsShortName(text, wordEnd, from, to)) && !IsSpeech(text, start, to)) || UserNames.IsVariable(text, wordEnd, from, to)
            : IsAccount(text[from..to])))
        {
            scan.Report(from, to, FindingType.Username, .75f, Reasons.Format | Reasons.ContextWord);
        }
    }

    // « login admin-geo / mdp … », « mon identifiant est kwong et le mot de passe est … »: beside a password, a plain word is a user.
    internal static void Companion(ref Scan scan, int start)
    {
        var text = scan.Text;
        while (start > 0 && Chars.IsLetter(text[start - 1]))
        {
            start--;
        }

        var end = start;
        while (end > 0 && start - end < 24)
        {
            var trimmed = text[..end].TrimEnd(" /,;|-–\u00a0").Length;
            var word = trimmed;
            while (word > 0 && Chars.IsLetter(text[word - 1]))
            {
                word--;
            }

            end = trimmed;
            if (!(text[word..trimmed] is "le" or "la" or "mon" or "ton" or "son" or "votre" or "the" or "my" or "your" or "his" or "her" or "et" or "and" or "avec" or "with" or "pis" or "ton" or "sa"))
            {
                break;
            }

            end = word;
        }

        var from = end;
        while (from > 0 && end - from < 32 && (Chars.IsWord(text[from - 1]) || text[from - 1] is '.' or '-' or '_'))
        {
            from--;
        }

        if (end == start || from == 0 || !(UserNames.Accepts(text[from..end]) || UserNames.IsLowerName(text[from..end])) || !(text[from - 1] is ' ' or '«' or '"' or ':' or '\u00a0') || Lexicon.Of(text[from..end]) != Topics.None)
        {
            return;
        }

        if (scan.IsNamed(from, Topics.User) && scan.Near(from, end) is var near && near.Names(Topics.User, 12) && text.Slice(from - near.Gap, near.Gap).IndexOfAny(".,;!?\n") < 0)
        {
            scan.Report(from, end, FindingType.Username, .72f, Reasons.ContextWord);
        }
    }

    // « Compte Windows : », « Code d'accès : », « Account: »
    private static bool IsAccountLabel(ReadOnlySpan<char> before)
    {
        foreach (var label in (ReadOnlySpan<string>)["compte windows", "compte ad", "compte réseau", "code d'accès", "code d’accès", "account", "code usager", "code d'usager", "userid", "user id", "user_id", "user_name", "account name", "targetusername", "samaccountname", "logonname", "code réseau", "nom d'usager", "nom d’usager", "pseudo", "handle", "racf", "racf id", "nickname", "identifiant réseau"])
        {
            if (before.EndsWith(label, StringComparison.OrdinalIgnoreCase) && (before.Length == label.Length || !Chars.IsWord(before[^(label.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    // « Phrase de passe : castor-lilas-orme-fleuve », « Clé wifi : patinoire »
    private static bool IsPhraseLabel(ReadOnlySpan<char> before)
    {
        foreach (var label in (ReadOnlySpan<string>)["phrase de passe", "passphrase", "clé wifi", "clé wi-fi", "clé wpa2", "clé wpa", "code wifi", "code wi-fi", "wifi key", "wi-fi key"])
        {
            if (before.EndsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Phrase(ref Scan scan, int end)
    {
        if (Assigned.Read(scan.Text, end, out var hinge, out var from, out var to) && hinge == Hinge.Sign && Accept(scan.Text[from..to], hinge))
        {
            scan.Report(from, to, FindingType.Password, .85f, Reasons.Format | Reasons.ContextWord);
        }
    }

    // « Mot de passe temporaire donné au téléphone : »: the sign may stand farther on the same line.
    private static int Farther(ReadOnlySpan<char> text, int wordEnd)
    {
        var rest = text[wordEnd..Math.Min(text.Length, wordEnd + 48)];
        var at = rest.IndexOfAny(":\n.;");
        return at > 0 && rest[at] == ':' ? wordEnd + at : -1;
    }

    // « Mon identifiant est mbilodeau71 »: in a sentence, letters and digits together.
    private static bool IsAccount(ReadOnlySpan<char> value) =>
        UserNames.Accepts(value) && value.Length >= 5 && value.IndexOfAnyInRange('0', '9') > 0 && Chars.IsAsciiLetter(value[0]) && value.IndexOfAny(":=()") < 0;

    // « user: summarise this »: a turn of a conversation.
    private static bool IsSpeech(ReadOnlySpan<char> text, int start, int to) =>
        text[start] is 'u' or 'U' && text[to..Math.Min(text.Length, to + 3)].TrimStart(", ") is [var next, ..] && Chars.IsLetter(next) && text[to] is ' ' or ',' && (start == 0 || text[start - 1] == '\n');

    private static bool Accept(ReadOnlySpan<char> value, Hinge hinge)
    {
        if (value.Length is < 4 or > 128 || value[0] is ',' or '#' or '+' or '/' or '$' or '@' || value.IndexOf('/') > 0 || Placeholders.Is(value) || Placeholders.IsCode(value))
        {
            return false;
        }

        var mix = Assigned.Mix(value);
        if (hinge == Hinge.Sign)
        {
            return value.Length >= 5 ? mix >= 2 || (value.Length >= 8 && !Placeholders.IsPlainWord(value)) : mix >= 2 || IsDigits(value);
        }

        // « le mot de passe est Soleil2024 »: in a sentence, a plain word is a plain word.
        return mix >= 2 && (mix >= 3 || value.IndexOfAnyInRange('0', '9') >= 0) && !UserNames.IsProduct(value);
    }

    // « Server=db;User Id=app;Password=secret; »: there, even a plain word is the password.
    private static bool IsInConnectionString(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> value) =>
        value.Length >= 3 && value.IndexOfAny("*${}<>#%()[]\"'+") < 0 && text[Math.Max(0, start - 3)..start].IndexOf(';') >= 0
        && text[Math.Max(0, start - 120)..start].IndexOf('=') >= 0;

    private static bool IsDigits(ReadOnlySpan<char> value) => value.IndexOfAnyExceptInRange('0', '9') < 0;
}
