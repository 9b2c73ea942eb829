using System.Collections.Frozen;

namespace Balise.Gateway.Content.Output;

/// <summary>
/// Text that cannot be part of a value whatever follows: ordinary words and punctuation. It lets an answer flow word by word; anything
/// else (a digit, an address sign, a capital inside a sentence, a word that announces a secret, a spelled-out number) waits until the
/// detectors have seen enough of what follows.
/// </summary>
internal static class QuietText
{
    // A name or a number in words may begin before the word that betrays it.
    private const int WordsKept = 3;

    // Longer runs are tokens, not words.
    private const int LongestWord = 20;

    // Two in a row may be an identifier; one alone is a word like another.
    private static readonly FrozenSet<string> Numbers = FrozenSet.ToFrozenSet(
        [
            "zéro", "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
            "seize", "vingt", "vingts", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "octante", "nonante", "cent", "cents",
            "mille", "oh", "one", "two", "three", "four", "five", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
            "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
            "hundred", "thousand",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Addresses in words; what comes before a secret, a name, a marking.
    private static readonly FrozenSet<string> Announcing = FrozenSet.ToFrozenSet(
        [
            "arobase", "arrobase", "point", "dot", "tiret", "souligné",
            "passe", "password", "mdp", "pwd", "jeton", "token", "clé", "clef", "cle", "key", "identifiant", "utilisateur", "utilisatrice", "username",
            "login", "user", "code", "nip", "pin", "cote", "niveau", "madame", "monsieur", "mme", "dr", "rue", "avenue", "né", "née", "born",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Markings = ["prot", "confid", "secr", "restrein", "restrict", "classif", "embargo", "huis", "diffus", "interne", "internal", "distrib", "reprodu", "privil", "unclass", "limited", "ministr"];

    /// <summary>How many characters at the front may be shown now.</summary>
    public static int Length(ReadOnlySpan<char> pending)
    {
        Span<int> starts = stackalloc int[WordsKept];
        var (words, at, numbers) = (0, 0, 0);
        while (at < pending.Length)
        {
            var word = WordAt(pending, at);
            if (word.Length > 0)
            {
                numbers = Numbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? numbers + 1 : 0;
                if (numbers > 1 || !IsQuiet(pending, at, word))
                {
                    break;
                }

                // « peut-être » is one word: an address may be written so.
                if (at == 0 || pending[at - 1] is not ('-' or '\'' or '’'))
                {
                    starts[words++ % WordsKept] = at;
                }

                at += word.Length;
            }
            else if (IsPunctuation(pending[at]) && !(pending[at] == '.' && at + 1 < pending.Length && IsLatinLetter(pending[at + 1])))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        // The oldest of the words kept: everything before it is free.
        return words < WordsKept ? 0 : starts[words % WordsKept];
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && IsLatinLetter(text[end]))
        {
            end++;
        }

        return text[at..end];
    }

    private static bool IsQuiet(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord || word[1..].ContainsAnyInRange('A', 'Z') || (char.IsUpper(word[0]) && !BeginsSentence(text, at)))
        {
            return false;
        }

        foreach (var marking in Markings)
        {
            if (word.StartsWith(marking, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return !Announcing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    // At the very front nobody knows what came before: a capital there waits.
    private static bool BeginsSentence(ReadOnlySpan<char> text, int at)
    {
        var before = text[..at].TrimEnd(" \u00A0\u202F\n");
        return !before.IsEmpty && before[^1] is '.' or '!' or '?' or '«' or '…';
    }

    private static bool IsLatinLetter(char c) => char.IsAsciiLetter(c) || c is >= 'À' and <= 'ÿ' and not ('×' or '÷') or 'œ' or 'Œ';

    private static bool IsPunctuation(char c) => c is ' ' or '\n' or ',' or '.' or ';' or '!' or '?' or '’' or '\'' or '«' or '»' or '…' or '(' or ')'
        or '-' or '\u00A0' or '\u202F';
}
