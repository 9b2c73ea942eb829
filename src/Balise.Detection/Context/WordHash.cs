namespace Balise.Detection.Context;

/// <summary>Case and accent blind hashing of words, so that NAISSANCE, naissance and Náissance are one word.</summary>
internal static class WordHash
{
    public const ulong Seed = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    private static readonly char[] Plain = BuildPlain();

    /// <summary>The unaccented lower-case form of a letter; œ and æ give their first letter.</summary>
    public static char Fold(char c) => c < Plain.Length ? Plain[c] : c;

    public static ulong Add(ulong hash, char c) => (hash ^ Fold(c)) * Prime;

    /// <summary>Joins two word hashes into the hash of a phrase.</summary>
    public static ulong Join(ulong first, ulong second) => ((first * 31) ^ second) * Prime;

    public static ulong Of(ReadOnlySpan<char> word)
    {
        // « né » must stay apart from « ne »: one announces a birth date, the other is half of a negation.
        if (word.Length == 2 && word[0] is 'n' or 'N' && word.Length == 2 && word[1] is 'é' or 'É')
        {
            return Prime;
        }

        var hash = Seed;
        foreach (var c in word)
        {
            hash = Add(hash, c);
        }

        return hash;
    }

    private static char[] BuildPlain()
    {
        var table = new char[0x180];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = char.ToLowerInvariant((char)i);
        }

        const string from = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿāăąćčďđēęěğīłńňōőœæřśšťūůűźżž";
        const string to = "aaaaaaceeeeiiiinooooouuuuyyaaaccddeeegilnnoooarsstuuuzzz";
        for (var i = 0; i < from.Length; i++)
        {
            table[from[i]] = to[i];
            table[char.ToUpperInvariant(from[i])] = to[i];
        }

        return table;
    }
}
