using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Telephone numbers of other countries: seven to fifteen digits (ITU-T E.164) after a plus sign or a word that names a telephone.</summary>
internal static class WorldPhoneDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "phone-world",
        Types = [FindingType.Phone],
        On = Trigger.Digits,
        RunLengths = 0xFFFE,
        Examine = Examine,
        Finds =
        [
            "Phone: ⟦0490 75 40 81⟧",
            "Mobile: ⟦+46 (0)157 548 89⟧",
            "call me on ⟦9472 7916⟧",
            "tél. ⟦01.84.17.61.18⟧",
            "Desk: ⟦+1-903-140-4508x769⟧",
            "⟦+33 6 12 34 56 78⟧",
            "tél. : ⟦555-0142⟧",
            "⟦28-64-66-98⟧ office",
        ],
        Ignores = ["poste 2210", "appelé 3 fois le 12", "tél. 12", "+12 points", "call 911", "poste 1234 du 2024-05-12", "appelez avant le 12 05 2024"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start < scan.PhoneEnd)
        {
            return;
        }

        if (end - start < 6 && !GoesOn(text, end))
        {
            return;
        }

        var from = start;
        from -= from > 0 && text[from - 1] == '(' ? 1 : 0;
        var plus = from > 0 && text[from - 1] == '+';
        from -= plus ? 1 : 0;
        if (!Shape.FreeBefore(text, from))
        {
            return;
        }

        var named = plus || scan.IsNamed(start, Topics.Phone);
        if (!named && !(end < text.Length && text[end] is ' ' or '-' or '.' or ')' or 'x'))
        {
            return;
        }

        var stop = Read(text, start, out var digits, out var groups);
        var tagged = !named && digits >= 6 && IsTagged(text, stop);
        if (!named && !tagged)
        {
            return;
        }

        scan.PhoneEnd = stop;
        if ((digits < 7 && !tagged) || digits > 15 || groups > 6 || (groups == 1 && plus && digits < 9) || !Ends(text, stop) || (!plus && Dates.Read(text, start, end, out _, out var date) && date >= stop))
        {
            return;
        }

        if (groups == 3 && end - start <= 2 && stop - start is 9 or 10 && Checks.Number(text.Slice(stop - 4, 4)) is >= 1900 and <= 2099)
        {
            return;
        }

        var near = scan.Near(start, stop);
        if (!plus && !tagged && (!near.Names(Topics.Phone, 18) || text.Slice(start - near.Gap, near.Gap).IndexOf('\n') > 2))
        {
            return;
        }

        stop = Extension(text, stop);
        scan.Report(from, stop, FindingType.Phone, plus ? .8f : .74f, Reasons.Format | (plus ? Reasons.None : Reasons.ContextWord));
    }

    // The cheap test first: « 71 % » is too short to be dialled.
    private static bool GoesOn(ReadOnlySpan<char> text, int end) => text[end..Math.Min(text.Length, end + 4)].IndexOfAnyInRange('0', '9') >= 0;

    // « 467 3395 office », « 61 51 81-Fax »: the kind of line follows its number.
    private static bool IsTagged(ReadOnlySpan<char> text, int stop)
    {
        stop = Extension(text, stop);
        if (stop >= text.Length || text[stop] is not (' ' or '-'))
        {
            return false;
        }

        var word = text[(stop + 1)..Math.Min(text.Length, stop + 8)];
        foreach (var kind in (ReadOnlySpan<string>)["office", "fax", "mobile", "cell", "home", "bureau", "téléc", "domicile"])
        {
            if (word.StartsWith(kind, StringComparison.OrdinalIgnoreCase) && (word.Length == kind.Length || !Chars.IsWord(word[kind.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static int Read(ReadOnlySpan<char> text, int start, out int digits, out int groups)
    {
        digits = 0;
        groups = 0;
        var i = start;
        var end = start;
        while (i < text.Length && digits <= 16)
        {
            if (Chars.IsDigit(text[i]))
            {
                groups += i == start || !Chars.IsDigit(text[i - 1]) ? 1 : 0;
                digits++;
                end = ++i;
                continue;
            }

            if (i - end >= 2 || text[i] is not (' ' or '-' or '.' or '(' or ')' or '/' or '\u00a0'))
            {
                break;
            }

            i++;
        }

        return end;
    }

    private static bool Ends(ReadOnlySpan<char> text, int stop) => stop >= text.Length || text[stop] is 'x' or '-' || Shape.FreeAfter(text, stop);

    private static int Extension(ReadOnlySpan<char> text, int stop)
    {
        var i = stop;
        if (i < text.Length && text[i] == 'x')
        {
            i++;
            while (i < text.Length && i - stop < 7 && Chars.IsDigit(text[i]))
            {
                i++;
            }
        }

        return i > stop + 1 ? i : stop;
    }
}
