using System.Text;

namespace Balise.Bench.Detection;

/// <summary>What the detectors are given: prose without anything to find, and what is worst for a scanner.</summary>
internal static class SampleTexts
{
    private static readonly string[] Sentences =
    [
        "Le comité consultatif a remis son avis sur la révision du programme et propose d'en simplifier les étapes.",
        "Les travaux se poursuivront à l'automne, après la consultation des partenaires régionaux.",
        "The committee asked for a shorter form and for clearer instructions on every page.",
        "Une évaluation des retombées sera menée avant la fin de l'exercice; elle portera sur la qualité du service rendu.",
        "En 2024, le taux de réponse a atteint 71 %, contre 64 % un an plus tôt (tableau 3).",
        "La direction rappelle que les documents d'orientation sont publiés dans les deux langues et mis à jour au besoin.",
        "Questions that come up often are answered in the guide: deadlines, eligibility, documents to attach.",
        "Le budget de fonctionnement demeure stable; les économies réalisées seront affectées à l'entretien des immeubles.",
        "Il est recommandé de conserver une copie de la grille d'analyse et de la joindre au procès-verbal.",
        "Les indicateurs retenus sont le délai moyen, la satisfaction et le nombre de demandes traitées par semaine.",
    ];

    /// <summary>What is repeated to make a hostile text; « nested » is base64 of base64 of prose.</summary>
    public static IReadOnlyList<(string Name, string Unit)> Hostile { get; } =
    [
        ("'@'", "@"), ("digits", "1"), ("'a1'", "a1"), ("'1 '", "1 "), ("'123 '", "123 "), ("'1234 '", "1234 "), ("'12.'", "12."), ("'1/'", "1/"), ("'a_b_'", "a_b_"), ("'a@a.'", "a@a."), ("escapes", "&#49;"), ("'%25'", "%25"), ("nested", Nested()), ("'cinq '", "cinq "), ("telephones", "(514) "),
    ];

    public static string Clean(int length) => Repeat(Prose(), length);

    public static string Repeat(string unit, int length)
    {
        var text = new StringBuilder(length + unit.Length);
        while (text.Length < length)
        {
            text.Append(unit);
        }

        text.Length = length;
        return text.ToString();
    }

    // The sentences in many orders, by paragraphs.
    private static string Prose()
    {
        var text = new StringBuilder();
        for (var paragraph = 0; paragraph < 60; paragraph++)
        {
            for (var i = 0; i < 6; i++)
            {
                text.Append(Sentences[((paragraph * 7) + (i * 3)) % Sentences.Length]).Append(i == 5 ? "\n\n" : " ");
            }
        }

        return text.ToString();
    }

    private static string Nested()
    {
        var once = Convert.ToBase64String(Encoding.UTF8.GetBytes(Sentences[1]));
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(once)) + " ";
    }
}
