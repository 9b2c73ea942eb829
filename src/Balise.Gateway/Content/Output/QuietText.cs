using System.Collections.Frozen;
using Balise.Detection.Context;

namespace Balise.Gateway.Content.Output;

/// <summary>
/// Text that cannot be part of a value whatever follows: ordinary words and punctuation. It lets an answer flow word by word; anything
/// else (a digit, an address sign, a capital inside a sentence, a word that announces a secret, a spelled-out number) waits until the
/// detectors have seen enough of what follows. Where personal information may be shown, names and numbers need not wait: only what
/// secrets and marks are made of does, and the words of sensitive matters where those may not be shown about somebody.
/// </summary>
internal static class QuietText
{
    // A name or a number in words may begin before the word that betrays it.
    private const int WordsKept = 3;

    // Longer runs are tokens, not words.
    private const int LongestWord = 20;

    private const int LongestInitials = 8;

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

    // Marks that begin with more ordinary words than are kept.
    private static readonly string[] LongMarkings = ["mémoire au conseil", "memoire au conseil", "mémoires au conseil", "memoires au conseil"];

    /// <summary>How many characters after <paramref name="from"/> may be shown now.</summary>
    /// <param name="text">What is not shown yet, after a few characters that were.</param>
    /// <param name="from">Where what is not shown begins; 0 only when the answer begins there.</param>
    /// <param name="reserve">What may not be shown.</param>
    public static int Length(ReadOnlySpan<char> text, int from = 0, Reserve reserve = Reserve.People)
    {
        var personal = reserve is Reserve.People;
        var kept = personal ? WordsKept : 0;
        Span<int> starts = stackalloc int[WordsKept];
        var (words, at, numbers) = (0, from, 0);
        while (at < text.Length)
        {
            var word = WordAt(text, at);
            if (word.Length > 0)
            {
                numbers = Numbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? numbers + 1 : 0;
                if ((personal && numbers > 1) || !IsQuiet(text, at, word, personal) || (reserve is Reserve.SensitiveMatters && SensitiveWords.MayBegin(text[at..])))
                {
                    break;
                }

                // « peut-être » is one word: an address may be written so.
                if (at == from || text[at - 1] is not ('-' or '\'' or '’'))
                {
                    starts[words++ % WordsKept] = at;
                }

                at += word.Length;
            }
            else if (IsPunctuation(text, at, personal))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        // The oldest of the words kept: everything before it is free.
        return kept == 0 ? at - from : words < kept ? 0 : starts[words % kept] - from;
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

    private static bool IsQuiet(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> word, bool personal)
    {
        if (word.Length > LongestWord)
        {
            return false;
        }

        if (personal ? word[1..].ContainsAnyInRange('A', 'Z') || (char.IsUpper(word[0]) && !BeginsSentence(text, at)) : !IsWhole(text, at, word))
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

        foreach (var marking in LongMarkings)
        {
            var rest = text[at..];
            if (rest.StartsWith(marking, StringComparison.OrdinalIgnoreCase) || marking.AsSpan().StartsWith(rest, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return !Announcing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    // Nothing is kept behind here: a word counts once something ends it, and once its letters are those of a word or of initials.
    private static bool IsWhole(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> word) =>
        at + word.Length < text.Length && IsPunctuation(text, at + word.Length, personal: false)
        && (!word[1..].ContainsAnyInRange('A', 'Z') || (word.Length <= LongestInitials && !word.ContainsAnyInRange('a', 'z')));

    private static bool BeginsSentence(ReadOnlySpan<char> text, int at)
    {
        var before = text[..at].TrimEnd(" \u00A0\u202F\n*«");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '…';
    }

    private static bool IsLatinLetter(char c) => char.IsAsciiLetter(c) || c is >= 'À' and <= 'ÿ' and not ('×' or '÷') or 'œ' or 'Œ';

    private static bool IsPunctuation(ReadOnlySpan<char> text, int at, bool personal) => text[at] switch
    {
        ' ' or '\n' or ',' or ';' or '!' or '?' or '’' or '\'' or '«' or '»' or '…' or '(' or ')' or '-' or '\u00A0' or '\u202F' or '*' or '—' or '–' or '•' => true,
        '.' => at + 1 == text.Length || !IsLatinLetter(text[at + 1]),

        // « Voici : », « 12 », headings and tables. A label that announces a secret has stopped before them.
        ':' => !personal && at + 1 < text.Length && text[at + 1] is ' ' or '\n' or '\u00A0',
        '#' or '|' or '%' or '"' => !personal,
        >= '0' and <= '9' => !personal && IsShortNumber(text, at),
        _ => false,
    };

    // Digits alone, few, between spaces or marks: a year, a rank, an amount. Codes and keys are longer, or hold letters.
    private static bool IsShortNumber(ReadOnlySpan<char> text, int at)
    {
        var (begin, end) = (at, at);
        while (begin > 0 && char.IsAsciiDigit(text[begin - 1]))
        {
            begin--;
        }

        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - begin <= 6 && end < text.Length && text[end] is ' ' or '\n' or '.' or ',' or ')' or ';' or '%' or '\u00A0' or '\u202F'
            && (begin == 0 || text[begin - 1] is ' ' or '\n' or '(' or '\u00A0' or '\u202F');
    }
}
