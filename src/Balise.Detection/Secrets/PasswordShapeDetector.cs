using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>
/// A word made like a password (letters, digits and a sign inside one another) where accounts are spoken of: « je lui ai remis Automne2025?Flo »,
/// « jroy / Kayak-Bleu7 », « clé WPA2 : patinoire-sud-88 ».
/// </summary>
internal static class PasswordShapeDetector
{
    private const int MaxValue = 40;

    public static readonly Detector Detector = new()
    {
        Id = "password-shape",
        Types = [FindingType.Password, FindingType.Username],
        On = Trigger.Digits,
        RunLengths = 0b11111110,
        Examine = Examine,
        Finds =
        [
            "Le compte de la mère est fgosselin, je lui ai remis ⟦Automne2025?Flo⟧. Merci",
            "identifiants : aroy22 / ⟦Kayak-Bleu7⟧",
            "se connecter avec ⟦p.gauthier⟧ / Ete2024$",
            "Clé WPA2 : ⟦patinoire-sud-88⟧",
            "Le wifi de l'école : ⟦Erable#2024⟧",
            "SNMP community string is ⟦nunavik-ro-77⟧.",
            "son NIP est le ⟦4488⟧.",
            "le code de la porte est ⟦4471⟧#",
            "Code d'alarme : ⟦447123⟧",
            "le NIP de sa carte est ⟦4471⟧",
            "door code is ⟦4471⟧",
            "le code d'alarme de l'école est ⟦5591⟧",
            "Combinaison du cadenas : ⟦24-8-36⟧",
            "PIN de déverrouillage : ⟦2580⟧",
            "le code du portail est ⟦Sapin!42⟧, gardez-le",
        ],
        Ignores =
        [
            "Le compte est à jour depuis avril 2024!",
            "mot de passe : 12 caractères (a-z, 0-9, !)",
            "le wifi du local B-1204",
            "utilisateur : voir https://exemple.ca/aide?id=4&l=fr",
            "compte budgétaire 412-20-331",
            "connexion à srv-app01.exemple.ca",
            "Le code de couleur est #1A2B3C",
            "Le code de la porte est changé depuis 2024",
            "a password like P@ssw0rd1 is weak",
            "Séances du 24-8-36",
            "un NIP de 1234 à 9999",
            "code postal 48750",
            "he came to pass 2nd-year exams",
            "utilisateurs : +12 % en T4-2024",
            "https://exemple.ca/?user=roy&port=5433&mode=4",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end - start is >= 4 and <= 6 && IsPin(text, start, end))
        {
            scan.Report(start, end, FindingType.Password, .75f, Reasons.Format | Reasons.ContextWord);
            return;
        }

        if (end - start <= 2 && scan.At(end) == '-' && Combination(ref scan, start))
        {
            return;
        }

        var from = start;
        while (from > 0 && start - from < MaxValue && IsPart(text[from - 1]))
        {
            from--;
        }

        var to = end;
        while (to < text.Length && to - from <= MaxValue && IsPart(text[to]))
        {
            to++;
        }

        // A value with several runs of digits is examined at the first.
        if (to - from is < 7 or > MaxValue || scan.At(to) == '=' || (from > 0 && text[from - 1] is '=' or '/' or '\\') || Chars.HasDigit(text[from..start]))
        {
            return;
        }

        while (to > end && text[to - 1] is '.' or '?' or '!')
        {
            to--;
        }

        var value = text[from..to];
        if (!IsMade(value, out var strong))
        {
            return;
        }

        var paired = text[..from].TrimEnd(' ') is { Length: > 0 } head && head[^1] == '/' && head.Length < from;
        var topics = paired ? Topics.Password | Topics.User : Topics.Password;
        if (!scan.IsNamed(from, topics) && !strong)
        {
            return;
        }

        var near = scan.Near(from, to);
        var named = near.Names(topics, paired ? 40 : 24) && (near.Gap <= 3 || text.Slice(from - near.Gap, near.Gap) is var between && (between.IndexOf(':') >= 0 || between.IndexOf(" est ") >= 0 || between.IndexOf(" is ") >= 0) && between.IndexOfAny(".;!?\n") < 0);
        if (Placeholders.IsCited(text, from) || !named && !(strong && near.Mentions(Topics.Password | Topics.User)))
        {
            return;
        }

        scan.Report(from, to, FindingType.Password, named ? .8f : .72f, Reasons.Format | Reasons.ContextWord);
        Owner(ref scan, from);
    }

    // « p.gauthier / Ete2024$ »: who it opens to stands before the bar.
    private static void Owner(ref Scan scan, int from)
    {
        var text = scan.Text;
        var head = text[..from].TrimEnd(' ');
        if (head.Length == 0 || head[^1] != '/' || head.Length == from)
        {
            return;
        }

        var end = head[..^1].TrimEnd(' ').Length;
        var start = end;
        while (start > 0 && end - start < 32 && (Chars.IsWord(text[start - 1]) || text[start - 1] is '.' or '-'))
        {
            start--;
        }

        if (end - start is >= 3 and <= 30 && Chars.IsAsciiLetter(text[start]) && !Placeholders.Is(text[start..end]))
        {
            scan.Report(start, end, FindingType.Username, .72f, Reasons.ContextWord);
        }
    }

    // « son NIP est le 4488 », « PIN 4488 »
    private static bool IsPin(ReadOnlySpan<char> text, int start, int end)
    {
        var head = text[Math.Max(0, start - 16)..start].TrimEnd(" :=#«\u00a0");
        head = head.EndsWith(" le") ? head[..^3] : head;
        head = head.EndsWith(" est") ? head[..^4] : head.EndsWith(" is") ? head[..^3] : head;
        return (((head.EndsWith("NIP") || head.EndsWith("PIN")) && (head.Length == 3 || !Chars.IsWord(head[^4]))) || FollowsPin(text, start) || OpensDoor(text, start)) && Shape.FreeBefore(text, start) && Shape.FreeAfter(text, end);
    }

    // « le NIP de sa carte est 4471 », « NIP boîte vocale 447122 »
    private static bool FollowsPin(ReadOnlySpan<char> text, int start)
    {
        var head = text[Math.Max(0, start - 30)..start];
        var at = Math.Max(head.LastIndexOf("NIP "), head.LastIndexOf("PIN "));
        return at >= 0 && (at == 0 || !Chars.IsWord(head[at - 1])) && head[at..].IndexOfAny(".,;!?\n(") < 0 && !Chars.HasDigit(head[at..]) && (head[at..].IndexOf(" de ") > 0 && (head.TrimEnd(" :").EndsWith("est") || head.TrimEnd(' ').EndsWith(":")) || head[at..].Length < 20 && head[at..].IndexOf(" de ") < 0);
    }

    // « Code du cadenas : 24-8-36 »
    private static bool Combination(ref Scan scan, int start)
    {
        var text = scan.Text;
        var to = start;
        var parts = 0;
        while (parts < 3 && to < text.Length && Chars.IsDigit(text[to]))
        {
            to += Chars.IsDigit(scan.At(to + 1)) ? 2 : 1;
            parts++;
            if (parts < 3 && scan.At(to) is not '-')
            {
                return false;
            }

            to += parts < 3 ? 1 : 0;
        }

        var head = text[Math.Max(0, start - 28)..start];
        if (parts < 3 || !Shape.FreeBefore(text, start) || !Shape.FreeAfter(text, to) || !(head.IndexOf("cadenas") >= 0 || head.IndexOf("ombinaison") >= 0 || head.IndexOf("ombination") >= 0 || head.IndexOf("padlock") >= 0))
        {
            return false;
        }

        scan.Report(start, to, FindingType.Password, .7f, Reasons.Format | Reasons.ContextWord);
        return true;
    }

    // « le code d'alarme est le 4471 », « door code: 4471 »
    private static bool OpensDoor(ReadOnlySpan<char> text, int start)
    {
        var head = text[Math.Max(0, start - 48)..start].TrimEnd(" :=#«\u00a0");
        if (head.Length == 0 || !Chars.IsLetter(head[^1]) || text[start - 1] is not (' ' or ':' or '#' or '\u00a0'))
        {
            return false;
        }

        // The cheap test first: most numbers of a text come after no code at all.
        if (head.IndexOf("ode") < 0 && head.IndexOf("ODE") < 0 && head.IndexOf("ombinaison") < 0 && head.IndexOf("OMBINAISON") < 0)
        {
            return false;
        }

        head = head.EndsWith(" le") ? head[..^3] : head;
        head = head.EndsWith("'est") || head.EndsWith("’est") ? head[..^4].TrimEnd(" c'") : head.EndsWith(" est") ? head[..^4] : head.EndsWith(" is") ? head[..^3] : head;
        foreach (var name in (ReadOnlySpan<string>)
            ["code d'alarme", "code d’alarme", "code de l'alarme", "code de la porte", "code de porte", "code du portail", "code du cadenas", "code du garage", "code d'entrée", "code d’entrée", "code de l'entrée",
             "code pour entrer", "code pour désarmer", "code du système d'alarme", "code de déverrouillage", "code du coffre", "combinaison du coffre", "combinaison du cadenas", "combinaison",
             "alarm code", "door code", "gate code", "entry code", "lockbox code", "code d'accès", "code d’accès", "code de verrouillage", "unlock code", "code du téléphone", "code de la boîte vocale"])
        {
            if (head.EndsWith(name, StringComparison.OrdinalIgnoreCase) || (name.Length > 11 && head.LastIndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && head[(at + name.Length)..] is var owner && (owner.StartsWith(" de ") || owner.StartsWith(" du ") || owner.StartsWith(" for ")) && owner.IndexOfAny(".,;:!?\n") < 0 && !Chars.HasDigit(owner)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether letters, digits and a sign make one word; strong when the sign is one that ordinary words do not hold.</summary>
    private static bool IsMade(ReadOnlySpan<char> value, out bool strong)
    {
        strong = false;
        int letters = 0, digits = 0, dashes = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            letters += Chars.IsAsciiLetter(c) ? 1 : 0;
            digits += Chars.IsDigit(c) ? 1 : 0;
            dashes += c is '-' or '_' or '.' ? 1 : 0;
            strong |= c is '!' or '?' or '#' or '$' or '*' or '&' or '%' or '@' or '+' or '~' or '^' && i > 0 && (i < value.Length - 1 || c is '$' or '*' or '#' or '%' or '&');
        }

        return letters >= 3 && digits >= 1 && (strong || dashes > 0) && Chars.IsAlphanumeric(value[0]) && letters + digits >= 6
            && !(strong && dashes > 1 && value.IndexOf('@') > 0) && value.IndexOf("://") < 0 && !(value.IndexOf('@') > 0 && value[value.IndexOf('@')..].IndexOf('.') > 0)
            && !Placeholders.Is(value) && !IsVersioned(value, letters) && (strong || Chars.IsLetter(value[0]));
    }

    // « srv-app01.exemple.ca », « B-1204 », « T4-2024 », « 2024-01-12 »: names of machines, rooms, quarters.
    private static bool IsVersioned(ReadOnlySpan<char> value, int letters) =>
        value.IndexOf('.') > 0 && value[(value.LastIndexOf('.') + 1)..].IndexOfAnyExceptInRange('a', 'z') < 0 || letters < 4 && value.IndexOfAny("!?#$*&%@+~^") < 0;

    private static bool IsPart(char c) => Chars.IsWord(c) || c is '!' or '?' or '#' or '$' or '*' or '&' or '%' or '@' or '+' or '~' or '^' or '-' or '.';
}
