using Balise.Detection.Context;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Account names in sentences, after the words people say them with: « compte AD mtremblay », « mon login c'est bobby_lajoie », « logged in as svc-backup »,
/// « j'ouvre ma session avec mdesgagnes ». The value must be made as accounts are: plain words follow these words all day long.
/// </summary>
internal static class AccountPhraseDetector
{
    private const int MaxWords = 7;
    private const int MaxValue = 24;

    /// <summary>Words that may stand between the word and the account.</summary>
    private static readonly HashSet<ulong> Light = Hashes(
        "de d du le la l son sa mon ma votre your my his her the is was are est etait sera c s ce nommé named called id name nom ad réseau network windows local courriel teams slack discord omnivox "
        + "mozaik portail vpn linux oracle sql service svc actuel actuelle nouveau nouvelle new old ancien avec with sous as au connexion accès utilisateur usager compte login user number no code externe "
        + "ouverte ouvert ouvrir opened started partagé shared generic générique technique temporaire qui which now toujours verrouillé bloqué locked disabled désactivé expiré for of pour on sur");

    /// <summary>Words that name an account and nothing else: after them a word made like « first letter and surname » is enough.</summary>
    private static readonly HashSet<ulong> Strict = Hashes("identifiant identifiants login username userid pseudo");

    /// <summary>How ordinary words end; a surname seldom does.</summary>
    private static readonly string[] Endings =
        ["ed", "ing", "able", "ible", "tion", "sion", "ment", "ments", "que", "ques", "ive", "ives", "if", "ifs", "eux", "euse", "ant", "ants", "ante", "ent", "ents", "ente", "ire", "ires", "ité", "elle", "els", "ois", "aux", "ance", "ence", "ness", "ful", "less", "ly", "age", "eur", "eurs", "ist", "ists", "iste", "istes", "ory", "ary", "ers", "teur", "trice", "ons", "ez", "it", "um", "ice", "ble"];

    public static readonly Detector Detector = new()
    {
        Id = "account-phrase",
        Types = [FindingType.Username],
        On = Trigger.Account | Trigger.Credential,
        Examine = Examine,
        Finds =
        [
            "Mon identifiant de connexion est ⟦lbeaudin⟧.",
            "J'ouvre ma session avec ⟦mdesgagnes⟧ depuis hier",
            "Compte AD ⟦mtremblay⟧ désactivé le 12 mars.",
            "Le compte AD de Sophie, ⟦sgaudreau⟧, est verrouillé.",
            "L'usager ⟦gpare⟧ n'a plus accès au lecteur P.",
            "l'utilisatrice ⟦vdemontigny⟧ s'est connectée à 3 h",
            "User account ⟦jsmith⟧ was disabled on Friday.",
            "Please sign in as ⟦dmacpherson⟧ and check the mailbox.",
            "Connecté en tant que ⟦mariepier.g⟧",
            "logged in as ⟦svc-backup⟧",
            "Le compte de service est ⟦svc-scan-plaintes⟧.",
            "Le compte de service de la numérisation est ⟦svc-scan-plaintes⟧, merci",
            "service account ⟦svc-print-01⟧ has expired",
            "mon login c ⟦bobby_lajoie⟧ pis ça marche pas",
            "username is ⟦ecardinal⟧",
            "mon usager c'est ⟦nadeauma⟧, je ne peux plus entrer",
            "Le compte ⟦plessard⟧ doit être supprimé vendredi.",
            "Compte Windows ⟦svallieres⟧, poste B-22",
            "Session ouverte sous ⟦labo_bio2⟧ toute la nuit.",
            "utilisateur SAP ⟦PBELL03⟧",
            "Started Session 12 of user ⟦nuit_ops⟧.",
        ],
        Ignores =
        [
            "L'utilisateur final n'a rien à installer.",
            "Le compte est verrouillé après cinq essais.",
            "user manual 2.0 is online",
            "sign in as administrator to install the printer",
            "Le compte gmail est fermé",
            "L'identifiant est unique.",
            "username is required",
            "la session est ouverte à tous",
            "User story map",
            "en tant que directeur",
            "mon usager est content, merci",
            "taper un identifiant quelconque, puis cliquer",
            "compte porte-parole",
            "Le compte principal est fermé.",
            "Le compte client a été crédité.",
            "L'usager bruyant est averti.",
            "the user-friendly account_type field",
            "Le compte T4A est réglé",
            "utilisateurs de Windows11",
            "compte 2024-118",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = start;
        while (from > 0 && start - from < 12 && Chars.IsLetter(text[from - 1]))
        {
            from--;
        }

        while (end < text.Length && end - start < 16 && Chars.IsLetter(text[end]) && text[end - 1] != ' ')
        {
            end++;
        }

        var head = text[start..end];
        if (head.EndsWith("as ") || head.EndsWith("que "))
        {
            if (SignsIn(text[Math.Max(0, from - 12)..from], text[from..start]))
            {
                Value(ref scan, end, strict: false);
            }

            return;
        }

        var word = text[from..end].TrimEnd(' ');
        if (word.Length > 12 || scan.At(from - 1) is '_' or '-' or '.' or '$' or '@' || scan.At(end) is '_' or '-' or '(' or '[' || !IsLabel(word))
        {
            return;
        }

        Value(ref scan, end, IsOnes(text, from) || Strict.Contains(WordHash.Of(word)) || word.StartsWith("user", StringComparison.OrdinalIgnoreCase) && text[end..].StartsWith(" name", StringComparison.OrdinalIgnoreCase));
    }

    // « mon usager c'est nadeauma »
    private static bool IsOnes(ReadOnlySpan<char> text, int from)
    {
        var head = text[Math.Max(0, from - 5)..from];
        return head.EndsWith("mon ") || head.EndsWith("Mon ") || head.EndsWith("ton ") || head.EndsWith("son ") || head.EndsWith("my ") || head.EndsWith("My ") || head.EndsWith("his ") || head.EndsWith("her ");
    }

    private static bool IsLabel(ReadOnlySpan<char> word) =>
        Begins(word, "compte") ? word.Length == 6 : Begins(word, "session") ? word.Length == 7 : Begins(word, "account") ? word.Length == 7
        : Begins(word, "utilisat") ? word[^1] is 'r' or 'e' or 'R' or 'E' : Begins(word, "usag") ? word.Length is 6 or 7 && (word[^1] | 0x20) != 's'
        : Begins(word, "user") ? word.Length == 4 || Begins(word, "username") || Begins(word, "userid") : Begins(word, "login") ? word.Length == 5 : Begins(word, "identifiant");

    // « connecté en tant que », « logged in as »
    private static bool SignsIn(ReadOnlySpan<char> before, ReadOnlySpan<char> joined)
    {
        var word = joined.IsEmpty ? before : joined;
        foreach (var verb in (ReadOnlySpan<string>)["sign ", "igned ", "log ", "ogged ", "logging ", "signing ", "nnecté en ", "nnectée en ", "nnecter en ", "nnecté en", "uthentifié en ", "log", "logged", "session en "])
        {
            if (before.EndsWith(verb, StringComparison.OrdinalIgnoreCase) || word.EndsWith(verb, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Value(ref Scan scan, int at, bool strict)
    {
        var text = scan.Text;
        var told = false;
        var local = false;
        var french = (text[Math.Max(0, at - 12)..at].TrimEnd(' ') is var label) && (label.EndsWith("compte", StringComparison.OrdinalIgnoreCase) || label.EndsWith("utilisateur") || label.EndsWith("utilisatrice") || label.EndsWith("usager") || label.EndsWith("usagère"));
        var named = false;
        var strayed = false;
        for (var words = 0; words <= MaxWords; words++)
        {
            var from = at;
            while (from < text.Length && from - at < 4 && text[from] is ' ' or ':' or '=' or '«' or '"' or '\'' or '’' or '\u00a0' or '`' or '*' or '(' or '“' or '>' || (named && from < text.Length && text[from] == ','))
            {
                told |= text[from] is ':' or '=';
                from++;
            }

            var to = from;
            while (to < text.Length && to - from <= MaxValue && (Chars.IsWord(text[to]) || text[to] is '.' or '-' && Chars.IsAlphanumeric(scan.At(to + 1))))
            {
                to++;
            }

            var value = text[from..to];
            var copula = value is "est" or "is" or "was" or "c" or "était" or "sera";
            told |= copula;
            local |= value is "AD" or "Windows" or "réseau" or "VPN" or "Outlook" or "local";
            if (from == at && words > 0 || value.IsEmpty || value.Length > MaxValue)
            {
                return;
            }

            if (!strayed && (IsAccount(value, strict && told) || (french && (GoesOn(text[to..]) || local && IsEnd(text, to)) && IsInitialOnset(value))) && scan.At(to) is not ('@' or '/' or '\\' or '(' or '=' or '[' or '’') && !(scan.At(to) == '\'' && Chars.IsLetter(scan.At(to + 1))))
            {
                if (!(IsPlain(value) && !IsEnd(text, to) && !(french && GoesOn(text[to..]))))
                {
                    scan.Report(from, to, FindingType.Username, .72f, Reasons.Format | Reasons.ContextWord);
                    return;
                }
            }

            named = Chars.IsUpper(value[0]);

            // « le compte de service de la numérisation est svc-scan »: other words may come, if « est » comes last.
            strayed = !copula && (strayed || (!Light.Contains(WordHash.Of(value)) && !(named && value.Length <= 12 && words < 3) && !IsCount(value)));
            if (strayed && (words > 5 || scan.At(to) != ' '))
            {
                return;
            }

            at = to;
        }
    }

    // « plessard », « svallieres »: two consonants that begin words too; where a verb follows or a network was named, an account all the same.
    private static bool IsInitialOnset(ReadOnlySpan<char> value) =>
        value.Length is >= 6 and <= 14 && IsPlain(value) && value[0] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y') && value[1] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h')
        && !IsOrdinary(value) && !Placeholders.Is(value) && !UserNames.IsKind(value) && Lexicon.Of(value) == Topics.None && !AccountNameDetector.IsProduct(value);

    // « Le compte plessard doit être supprimé »
    private static bool GoesOn(ReadOnlySpan<char> rest)
    {
        foreach (var verb in (ReadOnlySpan<string>)[" doit ", " a été ", " est ", " n'a ", " n’a ", " ne ", " s'est ", " s’est ", " sera ", " n'est ", " était "])
        {
            if (rest.StartsWith(verb))
            {
                return true;
            }
        }

        return false;
    }

    // « Session 12 of user »
    private static bool IsCount(ReadOnlySpan<char> value) => value.Length <= 5 && value.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsAccount(ReadOnlySpan<char> value, bool strict)
    {
        if (value.Length < 4 || !Chars.IsAsciiLetter(value[0]) || Placeholders.Is(value) || UserNames.IsKind(value) || QualifiedAccount.IsFile(value) || AccountNameDetector.IsProduct(value))
        {
            return false;
        }

        var mark = value.IndexOfAny("._-");
        var digits = 0;
        while (digits < value.Length && Chars.IsDigit(value[^(digits + 1)]))
        {
            digits++;
        }

        if (mark < 0 && digits > 0)
        {
            var letters = value[..^digits];
            return letters.Length >= 4 && digits <= 4 && IsOneCase(letters) && !IsYear(value, digits);
        }

        if (!AccountShape.May(value))
        {
            return false;
        }

        if (mark < 0)
        {
            return AccountShape.IsInitialed(value) || (strict && IsPlain(value) && value.Length >= 5 && !IsOrdinary(value));
        }

        var first = value[..mark];
        return first is "svc" or "sa" or "srv" or "adm" or "admin" or "app" or "bot" or "usr" or "ext" || (value[mark] != '-' && !IsField(value) && IsOneName(value, mark)) || (digits > 0 && mark >= 3);
    }

    // « portail_app », « m.roy »: two pieces or three, letters, not the field of a program.
    private static bool IsOneName(ReadOnlySpan<char> value, int mark) => value[(mark + 1)..].Length >= 1 && value.Count('_') + value.Count('.') <= 2 && value.Count('-') == 0;

    private static bool IsField(ReadOnlySpan<char> value) =>
        value.EndsWith("_id") || value.EndsWith("_name") || value.EndsWith("_type") || value.EndsWith("_at") || value.EndsWith("_email") || value.EndsWith("_role") || value.EndsWith("_count") || value.EndsWith("_key") || value.EndsWith("_date")
        || value.EndsWith("_status") || value.EndsWith("_list") || value.EndsWith("_data") || value.EndsWith("_info") || value.EndsWith("_token") || value.EndsWith("_url") || value.EndsWith("_no") || value.EndsWith("_number") || value.EndsWith("_agent") || value.EndsWith(".name") || value.EndsWith(".id") || value.EndsWith(".email")
        || value.StartsWith("user") || value.StartsWith("is_") || value.StartsWith("has_") || value.StartsWith("this.") || value.StartsWith("req.") || value.StartsWith("self.") || value.StartsWith("account") || value.StartsWith("compte");

    private static bool IsPlain(ReadOnlySpan<char> value) => value.IndexOfAnyExceptInRange('a', 'z') < 0 && !AccountShape.IsInitialed(value);

    // A plain word is an account only where nothing goes on: « username is ecardinal. », « Login ecardinal, poste 12 ».
    private static bool IsEnd(ReadOnlySpan<char> text, int to) => to >= text.Length || text[to] is '\n' or '\r' or ',' or '.' or ';' or ')' or '"' or '<' or '»' || text[to..].StartsWith(" /") || text[to..].StartsWith(" |") || text[to..].StartsWith(" »") || text[to..].StartsWith("\u00a0»");

    private static bool IsOrdinary(ReadOnlySpan<char> value)
    {
        foreach (var ending in Endings)
        {
            if (value.EndsWith(ending))
            {
                return true;
            }
        }

        return Common.Contains(WordHash.Of(value));
    }

    private static readonly HashSet<ulong> Common = Hashes(
        "principal standard stable premium gratuit clos bloc prime classe plateforme plus presque trop tres vraiment profile status statement creation required valid invalid unique taken known unknown wrong missing correct here there below above blank different same short longer case sensitive optional available already correcte "
        + "requis perdu celui celle votre cache affiche ici choisi fourni suivant personne propre simple court longue valide invalide vide correct bloque refuse recopie erron enregistre change");

    private static bool IsOneCase(ReadOnlySpan<char> letters) => letters.IndexOfAnyExceptInRange('a', 'z') < 0 || letters.IndexOfAnyExceptInRange('A', 'Z') < 0 || Chars.IsUpper(letters[0]) && letters[1..].IndexOfAnyExceptInRange('a', 'z') < 0;

    // « hiver2025 », « SESSION2024 »
    private static bool IsYear(ReadOnlySpan<char> value, int digits) => digits == 4 && value[^4] is '1' or '2' && value[^3] is '9' or '0';

    private static bool Begins(ReadOnlySpan<char> word, string head) => word.StartsWith(head, StringComparison.OrdinalIgnoreCase);

    private static HashSet<ulong> Hashes(string words) => [.. words.Split(' ').Select(w => WordHash.Of(w))];
}
