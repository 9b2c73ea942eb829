using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Markings;

/// <summary>The wordings of marks, longest first; compared without case nor accents.</summary>
internal static class MarkPhrases
{
    public static readonly (string Words, string Kind)[] All =
    [
        ("non classifié", MarkKinds.Unclassified),
        ("unclassified", MarkKinds.Unclassified),
        ("protégé a", MarkKinds.ProtectedA),
        ("protégé b", MarkKinds.ProtectedB),
        ("protégé c", MarkKinds.ProtectedC),
        ("protégée a", MarkKinds.ProtectedA),
        ("protégée b", MarkKinds.ProtectedB),
        ("protégée c", MarkKinds.ProtectedC),
        ("protected a", MarkKinds.ProtectedA),
        ("protected b", MarkKinds.ProtectedB),
        ("protected c", MarkKinds.ProtectedC),
        ("diffusion restreinte", MarkKinds.RestrictedDistribution),
        ("diffusion limitée", MarkKinds.RestrictedDistribution),
        ("diffusion interdite", MarkKinds.DoNotDistribute),
        ("restricted distribution", MarkKinds.RestrictedDistribution),
        ("limited distribution", MarkKinds.RestrictedDistribution),
        ("usage restreint", MarkKinds.RestrictedDistribution),
        ("accès restreint", MarkKinds.RestrictedDistribution),
        ("restricted", MarkKinds.RestrictedDistribution),
        ("usage interne seulement", MarkKinds.Internal),
        ("usage interne", MarkKinds.Internal),
        ("internal use only", MarkKinds.Internal),
        ("hautement confidentiel", MarkKinds.HighlyConfidential),
        ("strictement confidentiel", MarkKinds.HighlyConfidential),
        ("très confidentiel", MarkKinds.HighlyConfidential),
        ("highly confidential", MarkKinds.HighlyConfidential),
        ("strictly confidential", MarkKinds.HighlyConfidential),
        ("personnel et confidentiel", MarkKinds.Confidential),
        ("privé et confidentiel", MarkKinds.Confidential),
        ("private and confidential", MarkKinds.Confidential),
        ("personal and confidential", MarkKinds.Confidential),
        ("confidences du cabinet", MarkKinds.CabinetConfidence),
        ("document confidentiel du conseil des ministres", MarkKinds.CabinetConfidence),
        ("mémoire au conseil des ministres", MarkKinds.CabinetConfidence),
        ("cabinet confidence", MarkKinds.CabinetConfidence),
        ("confidentielle", MarkKinds.Confidential),
        ("confidentiel", MarkKinds.Confidential),
        ("confidential", MarkKinds.Confidential),
        ("très secret", MarkKinds.TopSecret),
        ("top secret", MarkKinds.TopSecret),
        ("secret professionnel", MarkKinds.Privileged),
        ("protégé par le secret professionnel", MarkKinds.Privileged),
        ("solicitor-client privilege", MarkKinds.Privileged),
        ("privileged and confidential", MarkKinds.Privileged),
        ("privileged & confidential", MarkKinds.Privileged),
        ("solicitor client privilege", MarkKinds.Privileged),
        ("secret", MarkKinds.Secret),
        ("à huis clos", MarkKinds.InCamera),
        ("huis clos", MarkKinds.InCamera),
        ("sous embargo", MarkKinds.Embargo),
        ("embargo", MarkKinds.Embargo),
        ("under embargo", MarkKinds.Embargo),
        ("ne pas diffuser", MarkKinds.DoNotDistribute),
        ("ne pas reproduire", MarkKinds.DoNotDistribute),
        ("ne pas distribuer", MarkKinds.DoNotDistribute),
        ("do not distribute", MarkKinds.DoNotDistribute),
        ("renseignements personnels", MarkKinds.PersonalInformation),
        ("tlp:red", MarkKinds.TlpRed),
        ("tlp:amber+strict", MarkKinds.TlpAmberStrict),
        ("tlp:amber", MarkKinds.TlpAmber),
        ("tlp:green", MarkKinds.TlpGreen),
        ("tlp:clear", MarkKinds.TlpClear),
        ("tlp:white", MarkKinds.TlpClear),
    ];

    private static readonly (string Words, string Kind)[][] ByFirst =
        [.. Enumerable.Range(0, 26).Select(c => All.Where(p => WordHash.Fold(p.Words[0]) == 'a' + c).ToArray())];

    /// <summary>
    /// The longest phrase that covers <paramref name="at"/>, starting at its word or up to three words before; gives its range. A space in a
    /// phrase accepts one or two spaces, a dash or an underscore.
    /// </summary>
    public static string? Match(ReadOnlySpan<char> text, int at, out int start, out int end)
    {
        string? best = null;
        start = end = at;
        var s = WordStart(text, at);
        for (var words = 0; words < 4; words++)
        {
            var first = WordHash.Fold(text[s]) - 'a';
            foreach (var (phrase, kind) in (uint)first < 26 ? ByFirst[first] : [])
            {
                var e = MatchHere(text, s, phrase);
                if (e > at && e - s > (best is null ? 0 : end - start) && (e == text.Length || !Chars.IsWord(text[e]) || text[e] == '_'))
                {
                    (best, start, end) = (kind, s, e);
                }
            }

            if (s < 2 || text[s - 1] is not (' ' or '-' or '_'))
            {
                break;
            }

            s = WordStart(text, s - 2);
        }

        return best;
    }

    private static int WordStart(ReadOnlySpan<char> text, int at)
    {
        var floor = Math.Max(0, at - 20);
        while (at > floor && Chars.IsLetter(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    private static int MatchHere(ReadOnlySpan<char> text, int at, string words)
    {
        var i = at;
        foreach (var w in words)
        {
            if (w == ' ')
            {
                var from = i;
                while (i < text.Length && i - from < 2 && (Chars.IsSpace(text[i]) || text[i] is '-' or '_'))
                {
                    i++;
                }

                if (i == from)
                {
                    return -1;
                }

                continue;
            }

            if (i < text.Length && w == ':' && Chars.IsSpace(text[i]))
            {
                i++;
            }

            if (i >= text.Length || WordHash.Fold(text[i]) != WordHash.Fold(w))
            {
                return -1;
            }

            i++;
        }

        return i;
    }
}
