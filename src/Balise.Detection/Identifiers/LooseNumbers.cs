using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// What a file number needs when its word does not touch it, or is a word used for many things: « Matricule attribué : », « Reference PL-2026-0440 »,
/// « on account HQ-299-118-204 ».
/// </summary>
internal static class LooseNumbers
{
    private const int Reach = 34;

    /// <summary>« Dossier ouvert : 88-204117 »: one or two words between the label and its colon, unless the value is a date or the label a plural.</summary>
    public static bool IsQualified(ReadOnlySpan<char> text, int from, int to, int gap)
    {
        var between = text.Slice(from - gap, gap);
        var sign = between.TrimEnd(" \"'\u00a0");
        if (sign.EndsWith(" est") || sign.EndsWith(" is"))
        {
            sign = text.Slice(from - gap, sign.Length - 2);
        }
        else if (sign.IsEmpty || sign[^1] is not (':' or '#' or '°'))
        {
            return false;
        }

        if (sign[..^1].IndexOfAny(".,;!?\n:") >= 0 || (from - gap > 0 && (text[from - gap - 1] | 0x20) == 's'))
        {
            return false;
        }

        var words = 0;
        foreach (var range in sign[..^1].Split(' '))
        {
            var word = sign[..^1][range];
            if (word.IsEmpty || Lexicon.IsFiller(WordHash.Of(word)))
            {
                continue;
            }

            if (++words > 2 || Chars.IsUpper(word[0]) || (Lexicon.Of(word) & (Topics.Thing | Topics.Business | Topics.Phone)) != 0)
            {
                return false;
            }
        }

        var digits = 0;
        while (from + digits < to && Chars.IsDigit(text[from + digits]))
        {
            digits++;
        }

        return words > 0 && !(digits > 0 && Dates.Read(text, from, from + digits, out _, out _));
    }

    /// <summary>Whether a word that names many things (reference, account) names this value, by its shape and by what stands around.</summary>
    public static bool IsNamed(ref Scan scan, int from, int to, int digits, out int end)
    {
        end = to;
        var text = scan.Text;
        var head = text[Math.Max(0, from - Reach)..from].TrimEnd(" :#\"«\u00a0");
        head = EndsWithWord(head, "est") ? head[..^3].TrimEnd(' ') : EndsWithWord(head, "is") ? head[..^2].TrimEnd(' ') : head;
        head = EndsWithWord(head, "no") ? head[..^2].TrimEnd(' ') : EndsWithWord(head, "number") ? head[..^6].TrimEnd(' ') : head;
        if (EndsWithWord(head, "référence") || EndsWithWord(head, "reference") || EndsWithWord(head, "réf.") || EndsWithWord(head, "Ref.") || EndsWithWord(head, "Réf"))
        {
            // Two letters, a year, a number: what an office gives to a person's request. Other references are those of things.
            var value = text[from..to];
            return value.Length >= 9 && Chars.IsUpper(value[0]) && (HasYear(value) || IsLettered(value)) && !scan.Near(from, to).Mentions(Topics.Thing | Topics.Business | Topics.Version | Topics.Public);
        }

        if (!IsAccount(head))
        {
            return false;
        }

        while (end < text.Length && text[end] is ' ' or '-' && Shape.Match(text, end + 1, "ddd") == end + 4 && !Chars.IsDigit(scan.At(end + 4)))
        {
            end += 4;
            digits += 3;
        }

        return digits >= 9 && (end > to || text[from..to].IndexOfAny('-', ' ') > 0) && Shape.FreeAfter(text, end) && !scan.Near(from, end).Mentions(Topics.Thing | Topics.Business | Topics.Quantity);
    }

    /// <summary>« Numéro PIJ PIJ 448120 », « dossier LT 204-8817 »: the letters of the file stand before its number.</summary>
    public static int Acronym(ReadOnlySpan<char> text, int from)
    {
        if (from < 4 || text[from - 1] != ' ' || !Chars.IsDigit(text[from]))
        {
            return from;
        }

        var start = from - 1;
        while (start > 0 && from - start < 6 && text[start - 1] is >= 'A' and <= 'Z')
        {
            start--;
        }

        var length = from - 1 - start;
        var before = text[..start].TrimEnd(" :");
        return length is >= 2 and <= 4 && start > 0 && text[start - 1] == ' ' && (Lexicon.Of(before[Math.Max(0, before.Length - 12)..]) & (Topics.File | Topics.Number)) != 0
            && (before.EndsWith(text.Slice(start, length)) || (Lexicon.Of(text.Slice(start, length)) is Topics.None or Topics.Private && text.Slice(start, length) is not ("NO" or "ID" or "EST"))) ? start : from;
    }

    // « numéro de compte chez eux », « on account », « compte client »
    private static bool IsAccount(ReadOnlySpan<char> head)
    {
        for (var words = 0; words < 3; words++)
        {
            if (EndsWithWord(head, "account") || EndsWithWord(head, "compte"))
            {
                return true;
            }

            var cut = head.LastIndexOf(' ');
            if (cut < 0 || head[cut..].IndexOfAny(".,;:!?\n") >= 0)
            {
                return false;
            }

            head = head[..cut].TrimEnd(' ');
        }

        return false;
    }

    // « RTS-25-09981 »: letters, then five digits or more in groups; not a standard.
    private static bool IsLettered(ReadOnlySpan<char> value)
    {
        var letters = value.IndexOf('-');
        return letters is >= 2 and <= 5 && value[..letters].IndexOfAnyExceptInRange('A', 'Z') < 0 && value[(letters + 1)..].IndexOf('-') > 0
            && value[..letters] is not ("ISO" or "CSA" or "IEC" or "BNQ" or "NFPA" or "ASTM" or "ANSI" or "CVE" or "NIST" or "RFC" or "ONGC" or "CAN");
    }

    private static bool HasYear(ReadOnlySpan<char> value)
    {
        for (var i = 1; i + 4 < value.Length; i++)
        {
            if (value[i - 1] == '-' && value[i + 4] == '-' && Shape.Match(value, i, "dddd") > 0 && Checks.Number(value.Slice(i, 4)) is >= 1990 and <= 2099)
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !Chars.IsWord(text[^(word.Length + 1)]));
}
