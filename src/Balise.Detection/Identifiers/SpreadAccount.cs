using System.Collections.Frozen;
using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// An account at a bank whose three parts stand apart: « 006 // 30951 // 609-53-36 », « 004 · 30047 · 7340037 », or broken over two lines after a hyphen.
/// The institution must exist.
/// </summary>
internal static class SpreadAccount
{
    public static bool Try(ref Scan scan, int start, int end, FrozenSet<int> institutions)
    {
        var text = scan.Text;
        var second = Gap(text, end);
        if (second < 0)
        {
            return false;
        }

        var middle = Digits(text, second);
        if (end - start + (middle - second) != 8 || middle - second is not (3 or 5))
        {
            return false;
        }

        var account = Gap(text, middle);
        var institution = end - start == 3 ? text[start..end] : text[second..middle];
        if (account < 0 || !institutions.Contains(Checks.Number(institution)))
        {
            return false;
        }

        var stop = account;
        var digits = 0;
        while (stop < text.Length && (Chars.IsDigit(text[stop]) || text[stop] is '-' or ' ' && digits is > 0 and < 10 && stop + 1 < text.Length && Chars.IsDigit(text[stop + 1])))
        {
            digits += Chars.IsDigit(text[stop]) ? 1 : 0;
            stop++;
        }

        if (digits is < 5 or > 12 || !Shape.FreeAfter(text, stop))
        {
            return false;
        }

        // An account of seven digits needs no word: three numbers of 3, 5 and 7 digits are nothing else.
        var named = scan.Near(start, stop).Mentions(Topics.Bank) || IsSaid(text[Math.Max(0, start - 70)..start]);
        if (!named && (digits != 7 || end - start != 3))
        {
            return false;
        }

        scan.Report(start, stop, FindingType.CaBankAccount, named ? .85f : .65f, named ? Reasons.Format | Reasons.ContextWord : Reasons.Format);
        return true;
    }

    private static bool IsSaid(ReadOnlySpan<char> before)
    {
        foreach (var word in (ReadOnlySpan<string>)["dépôt", "depot", "eposit", "débit", "debit", "rembours", "virement", "chèque", "cheque", "ransfer"])
        {
            if (before.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 13 && Chars.IsDigit(text[i]))
        {
            i++;
        }

        return i;
    }

    // A hyphen, a dot, a slash or two, spaces around; the end of a line only after a hyphen. Where the next digits begin, or -1.
    private static int Gap(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        var signs = 0;
        var lines = 0;
        for (; i < text.Length && i - at < 24 && !Chars.IsDigit(text[i]); i++)
        {
            if (text[i] is '-' or '–' or '·' or '/' or '.' or '|')
            {
                signs++;
            }
            else if (text[i] is '\n' && signs == 1 && text[at] == '-')
            {
                lines++;
            }
            else if (text[i] is not (' ' or '\u00a0' or '\r'))
            {
                return -1;
            }
        }

        return i < text.Length && Chars.IsDigit(text[i]) && signs is 1 or 2 && lines <= 1 && (lines == 1 || i - at <= 5) ? i : -1;
    }
}
