using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Payment card number: issuer range, length and Luhn. Maestro's wide ranges need a word as well.</summary>
internal static class CardDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "credit-card",
        Types = [FindingType.CreditCard],
        On = Trigger.Digits,
        RunLengths = (1u << 4) | (0xFFu << 12),
        Rejoins = true,
        Examine = Examine,
        Finds =
        [
            "Visa ⟦4539 1488 0343 6467⟧ exp 04/27",
            "carte ⟦5555-5555-5555-4444⟧",
            "amex ⟦3782 822463 10005⟧",
            "payé avec ⟦4111111111111111⟧.",
        ],
        Ignores =
        [
            "code-barres 4006381333931 sur la boîte",
            "no de suivi 4539 1488 0343 6468",
            "horodatage 20240101123456789",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        Span<char> digits = stackalloc char[19];
        var stop = ReadGroups(scan.Text, start, digits, out var count, out var grouped);
        if (stop < 0 || !Shape.FreeBefore(scan.Text, start) || !Shape.FreeAfter(scan.Text, stop))
        {
            return;
        }

        digits = digits[..count];
        if (!Checks.Luhn(digits) || Checks.IsMonotone(digits))
        {
            return;
        }

        var scheme = CardSchemes.Of(digits);
        if (scheme is null && (count != 16 || digits[0] is '0' or '1' or '7' or '8' or '9'))
        {
            return;
        }

        var near = scan.Near(start, stop);
        var named = near.Mentions(Topics.Card | Topics.CardCode);
        if (scheme is null)
        {
            // An issuer we do not know: sixteen digits, Luhn, and a word right before that says it is a card.
            if (near.Names(Topics.Card, 24))
            {
                scan.Report(start, stop, FindingType.CreditCard, .8f, Reasons.Format | Reasons.CheckDigit | Reasons.ContextWord);
            }

            return;
        }

        var rare = scheme == "maestro" || count is 13 or 14 or 19;
        if (!named && (near.Says(Topics.Thing | Topics.Imei) || (rare && !grouped)))
        {
            return;
        }

        const Reasons proof = Reasons.Format | Reasons.CheckDigit;
        scan.Report(start, stop, FindingType.CreditCard, named ? .99f : rare ? .7f : .9f, named ? proof | Reasons.ContextWord : proof, detail: scheme);
    }

    /// <summary>Reads 12 to 19 digits, bare or in groups of at least two digits with one same separator.</summary>
    private static int ReadGroups(ReadOnlySpan<char> text, int start, Span<char> digits, out int count, out bool grouped)
    {
        count = 0;
        grouped = false;
        var joint = '\0';
        var group = 0;
        var i = start;
        while (i < text.Length)
        {
            if (Chars.IsDigit(text[i]))
            {
                if (count == digits.Length)
                {
                    return -1;
                }

                digits[count++] = text[i++];
                group++;
                continue;
            }

            if (!Chars.IsJoint(text[i]) || group < 4 || i + 1 >= text.Length || !Chars.IsDigit(text[i + 1])
                || (joint != '\0' && joint != text[i]) || (count >= 15 && !MoreFits(text, i + 1, count)))
            {
                break;
            }

            joint = text[i++];
            grouped = true;
            group = 0;
        }

        return count >= 12 ? i : -1;
    }

    // « 4539 1488 0343 6467 04/27 »: what follows a complete number is something else.
    private static bool MoreFits(ReadOnlySpan<char> text, int at, int count)
    {
        var n = 0;
        while (at + n < text.Length && n < 8 && Chars.IsDigit(text[at + n]))
        {
            n++;
        }

        return count + n <= 19 && n is 3 or 4 && count < 16;
    }
}
