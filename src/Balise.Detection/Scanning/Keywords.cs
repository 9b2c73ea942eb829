using System.Buffers;

namespace Balise.Detection.Scanning;

/// <summary>
/// The few words that wake a keyword detector. Pieces of words in their usual cases, searched all together without case folding:
/// the vectorised search runs at memory speed on a short list only, so additions here are paid by every text.
/// </summary>
internal static class Keywords
{
    private static readonly string[] Words =
    [
        "rotégé", "ROTÉGÉ", "ROTEGE", "rotege", "rotected", "ROTECTED", "onfident", "ONFIDENT", "ecret", "ECRET", "TLP",
        "estrei", "ESTREI", "estrict", "ESTRICT", "lassifi", "LASSIFI", "uis clos", "UIS CLOS", "mbargo", "MBARGO",
        "e pas d", "E PAS D", "E PAS R", "DO NOT D", "age interne", "AGE INTERNE", "nternal use", "NTERNAL USE",
        "e passe", "E PASSE", "assword", "ASSWORD", "asswd", "ASSWD", "mdp", "MDP", "pwd", "PWD", "Pwd", "NIP", "assphrase",
        "dentifiant", "DENTIFIANT", "sername", "SERNAME", "tilisateur", "UTILISATEUR", "ogin:", "ogin :", "LOGIN", "-----BEGIN",
    ];

    public static readonly SearchValues<string> All = SearchValues.Create(Words, StringComparison.Ordinal);

    public static int LengthAt(ReadOnlySpan<char> text)
    {
        foreach (var word in Words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return word.Length;
            }
        }

        return 1;
    }
}
