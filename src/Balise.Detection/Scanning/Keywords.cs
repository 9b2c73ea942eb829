using System.Buffers;

namespace Balise.Detection.Scanning;

/// <summary>
/// The few words that wake a detector without a digit nor a sign. At most eight a list: that is where the vectorised search still
/// runs at memory speed. What else marks and credentials need is met at line starts, colons and brackets.
/// </summary>
internal static class Keywords
{
    private static readonly string[] MarkWords = ["Prot", "PROT", "CONFID", "SECRET", "TLP", "RESTR", "lassifi", "Confid"];

    private static readonly string[] CredentialWords = ["ot de passe", "assw", "mdp", "pwd", "dentifiant", "sername", "tilisateur", "-----begin"];

    /// <summary>Beginnings of marks, in the cases marks are written in.</summary>
    public static readonly SearchValues<string> Marks = SearchValues.Create(MarkWords, StringComparison.Ordinal);

    /// <summary>Names of credentials, whatever the case.</summary>
    public static readonly SearchValues<string> Credentials = SearchValues.Create(CredentialWords, StringComparison.OrdinalIgnoreCase);

    public static int MarkLength(ReadOnlySpan<char> text) => Length(text, MarkWords, StringComparison.Ordinal);

    public static int CredentialLength(ReadOnlySpan<char> text) => Length(text, CredentialWords, StringComparison.OrdinalIgnoreCase);

    private static int Length(ReadOnlySpan<char> text, string[] words, StringComparison comparison)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, comparison))
            {
                return word.Length;
            }
        }

        return 1;
    }
}
