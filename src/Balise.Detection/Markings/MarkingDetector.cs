using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Markings;

/// <summary>
/// Classification marks: a mark is a word set apart (alone on its line, after « Classification : », in a subject tag, in capitals
/// in a header or footer), not an adjective in a sentence.
/// </summary>
internal static class MarkingDetector
{
    private const int MaxLine = 70;

    /// <summary>What is read of the line on each side: a longer line is prose.</summary>
    private const int MaxRead = 200;

    public static readonly Detector Detector = new()
    {
        Id = "marking",
        Types = [FindingType.Marking],
        On = Trigger.Mark | Trigger.Opening,
        Examine = Examine,
        Finds =
        [
            "⟦PROTÉGÉ B⟧\nNote au sous-ministre",
            "Classification : ⟦Protégé A⟧",
            "Objet : [⟦CONFIDENTIEL⟧] Suivi du dossier",
            "Cote de sécurité: ⟦Très secret⟧",
            "⟦TLP:AMBER+STRICT⟧ bulletin",
            "Security level: ⟦Protected C⟧",
            "- ⟦Diffusion restreinte⟧ -",
            "Ce document est classifié ⟦Protégé B⟧.",
            "Page 2 | ⟦SECRET⟧",
            "Plan d'intervention — ⟦Confidentiel⟧\nÉlève : N. O.",
            "⟦Usage interne⟧ — Table intersectorielle\nPrésents : 12",
            "⟦Protégé A⟧ - Note au dossier",
        ],
        Ignores =
        [
            "Le faucon est une espèce protégée au Québec.",
            "Le secret du succès, c'est la confiance.",
            "Ces renseignements demeurent confidentiels et protégés.",
            "L'engagement de confidentialité est signé.",
            "Le protégé a gagné la course.",
            "Les systèmes publics ne reçoivent rien de Protégé B.",
            "kubectl create secret generic app",
            "service SECRET 9f86d081884c7d659a2f",
            "secret: valeur",
            "LE SECRET MÉDICAL : ATELIER",
            "SECRET SANTA PARTY FRIDAY",
            "enum Level { PUBLIC, INTERNAL, CONFIDENTIAL, SECRET }",
            "const LEVELS = [\"PUBLIC\", \"CONFIDENTIEL\"];",
            "FOO=SECRET",
            "Formation : Protégé A, Protégé B et Protégé C expliqués.",
            "RESTRICTED AREA - STAFF ONLY",
            "Secret - parfum de saison",
            "Secret - le parfum de l'année est arrivé dans nos boutiques et il fait parler de lui partout au Québec",
            "Usage interne du bâtiment — à revoir",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (text[start] == 'l')
        {
            // « classifié Protégé B »: the mark follows the verb.
            start = text[start..Math.Min(text.Length, start + 14)].IndexOf(' ') is var space and > 0 ? start + space + 1 : start;
            end = start;
            if (start >= text.Length)
            {
                return;
            }
        }

        if (MarkPhrases.Match(text, start, out var from, out var to) is not { } kind)
        {
            return;
        }

        var mark = text[from..to];
        if (kind is MarkKinds.ProtectedA or MarkKinds.ProtectedB or MarkKinds.ProtectedC && !Chars.IsUpper(mark[^1]))
        {
            // « le protégé a gagné »: the letter of a mark is a capital.
            return;
        }

        var confidence = Judge(text, from, to, kind);
        if (confidence > 0)
        {
            scan.Report(from, to, FindingType.Marking, confidence, Reasons.Format | Reasons.Placement, detail: kind);
        }
    }

    private static float Judge(ReadOnlySpan<char> text, int from, int to, string kind)
    {
        if (kind.StartsWith("tlp", StringComparison.Ordinal))
        {
            return .995f;
        }

        var floor = Math.Max(0, from - MaxRead);
        var lineStart = floor + text[floor..from].LastIndexOfAny('\n', '\r') + 1;
        var ceiling = Math.Min(text.Length, to + MaxRead);
        var length = text[to..ceiling].IndexOfAny('\n', '\r');
        var lineEnd = length < 0 ? ceiling : to + length;
        var before = text[lineStart..from];
        var after = text[to..lineEnd];
        var strong = kind.StartsWith("protected_", StringComparison.Ordinal);
        var capital = Chars.IsUpper(text[from]);
        var allCaps = IsAllCaps(text[from..to]);
        if (!capital)
        {
            return IsDeclared(before) ? .85f : 0;
        }

        // « Protégé A, Protégé B et Protégé C expliqués »: levels that are spoken of.
        if (strong && !IsAlone(before, after) && MarkPlaces.IsEnumerated(before, after))
        {
            return 0;
        }

        if (after.TrimStart().StartsWith(":") || after.TrimStart().StartsWith("="))
        {
            return 0;
        }

        if (text[from..to] is "SECRET" && IsNameOfKey(before, after))
        {
            return 0;
        }

        if (IsAlone(before, after))
        {
            return kind == MarkKinds.PersonalInformation ? 0 : strong || allCaps ? .97f : .85f;
        }

        if (IsLabelled(before) || IsDeclared(before))
        {
            return .95f;
        }

        if (InBrackets(before, after) && (strong || allCaps || lineEnd - lineStart < 160))
        {
            return .92f;
        }

        if ((allCaps || kind is not (MarkKinds.Secret or MarkKinds.Embargo or MarkKinds.InCamera or MarkKinds.PersonalInformation)) && MarkPlaces.IsFirst(before, after))
        {
            return strong || allCaps ? .93f : .8f;
        }

        if (MarkPlaces.IsLast(before, after))
        {
            return strong || allCaps ? .93f : .8f;
        }

        if (!allCaps || (!strong && (MarkPlaces.IsInTitle(before, after) || MarkPlaces.IsCode(before, after))))
        {
            return 0;
        }

        // Capitals: a header, a footer, a table cell, or the label of a sensitive mark anywhere.
        return strong || lineEnd - lineStart <= MaxLine || IsCell(before, after) ? strong ? .93f : .75f : 0;
    }

    // « DEPLOY_SECRET », « service SECRET 9f86d081884c »: the name of a key, not the level of a document.
    private static bool IsNameOfKey(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (before.Length > 0 && (before[^1] == '_' || Chars.IsWord(before[^1])))
        {
            return true;
        }

        var value = after.TrimStart(" -_\"'");
        var end = value.IndexOf(' ');
        value = end < 0 ? value : value[..end];
        return value.Length >= 12 && Chars.HasDigit(value) && value.IndexOfAny("/()|") < 0;
    }

    private static bool IsAlone(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        before.Length + after.Length <= 40 && !HasWord(before) && !HasWord(after);

    private static bool IsLabelled(ReadOnlySpan<char> before)
    {
        var trimmed = before.TrimEnd(" \t*_«\"'([").TrimEnd();
        if (trimmed.Length == 0 || trimmed[^1] is not (':' or '=' or '-' or '|' or '–'))
        {
            return false;
        }

        return Mentions(trimmed[Math.Max(0, trimmed.Length - 48)..]);
    }

    private static bool IsDeclared(ReadOnlySpan<char> before)
    {
        var tail = before[Math.Max(0, before.Length - 40)..].TrimEnd(" «\"*");
        foreach (var verb in (ReadOnlySpan<string>)["classifié", "classifiée", "classified", "classified as", "coté", "cotée", "marqué", "marquée", "marked"])
        {
            if (tail.EndsWith(verb, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(ReadOnlySpan<char> text)
    {
        foreach (var word in (ReadOnlySpan<string>)
            ["classif", "cote", "niveau", "confidentialit", "sensibilit", "level", "marking", "marquage", "mention", "sécurité", "securite",
             "security", "diffusion", "handling", "catégorie", "étiquette", "label", "objet", "subject", "statut", "re", "tr"])
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (word.Length > 2 || (at == 0 && text.Length <= 5)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InBrackets(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        before.Length > 0 && after.Length > 0 && before[^1] is '[' or '(' or '{' or '<' or '«' && after[0] is ']' or ')' or '}' or '>' or '»';

    private static bool IsCell(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        (before.TrimEnd().IsEmpty || before.TrimEnd()[^1] is '|' or ';' or '\t' or '–' or '—' or '-')
        && (after.TrimStart().IsEmpty || after.TrimStart()[0] is '|' or ';' or '\t' or '–' or '—' or '-');

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (Chars.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAllCaps(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (Chars.IsLetter(c) && !Chars.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }
}
