using System.Buffers;

namespace Balise.Detection.Scanning;

/// <summary>
/// The few words that wake a detector without a digit nor a sign. At most eight a list: that is where the vectorised search still
/// runs at memory speed. What else marks and credentials need is met at line starts, colons and brackets.
/// </summary>
internal static class Keywords
{
    /// <summary>Length of the word a text begins with.</summary>
    public delegate int LengthOf(ReadOnlySpan<char> text);

    private static readonly string[] MarkWords = ["Prot", "PROT", "CONFID", "SECRET", "TLP", "RESTR", "lassifi", "Confid"];

    private static readonly string[] CredentialWords = ["ot de passe", "ots de passe", "ase de passe", "assw", "mdp", "pwd", "dentifiant", "sername", "tilisat", "-----begin"];

    private static readonly string[] AccountWords = ["compte", "ccount", "login", "sager", "user", "ession ", "tant que ", "in as "];

    /// <summary>Beginnings of marks, in the cases marks are written in.</summary>
    public static readonly SearchValues<string> Marks = SearchValues.Create(MarkWords, StringComparison.Ordinal);

    /// <summary>Names of credentials, whatever the case.</summary>
    public static readonly SearchValues<string> Credentials = SearchValues.Create(CredentialWords, StringComparison.OrdinalIgnoreCase);

    /// <summary>Words for an account and for whoever it belongs to, whatever the case.</summary>
    public static readonly SearchValues<string> Accounts = SearchValues.Create(AccountWords, StringComparison.OrdinalIgnoreCase);

    public static int AccountLength(ReadOnlySpan<char> text) => Length(text, AccountWords, StringComparison.OrdinalIgnoreCase);

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
