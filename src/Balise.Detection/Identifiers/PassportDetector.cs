using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Canadian passport: two letters and six digits until 2023, then one letter, six digits, two letters. Needs its name.</summary>
internal static class PassportDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "ca-passport",
        Types = [FindingType.CaPassport],
        On = Trigger.Digits,
        RunLengths = (1u << 3) | (1u << 6) | (1u << 7) | (1u << 8) | (1u << 9),
        Examine = Examine,
        Finds =
        [
            "passeport ⟦AB123456⟧",
            "Passport no. ⟦P123456AA⟧",
            "son passeport et celui de son fils (⟦HK204871⟧)",
            "du passeport italien, mais mon canadien c'est ⟦GB551908⟧",
            "Passeport annulé et remplacé, à la suite d'un vol, par le ⟦J357128WC⟧",
            "numéro de passeport canadien : ⟦GK 456789⟧",
            "Canadian passport no. ⟦GD 774 120⟧, authorise",
            "Thaïs Lemonde, passeport ⟦P 602 973 FM⟧",
            "La passagère tape son passeport (⟦HT 371 731⟧) avec des espaces",
        ],
        Ignores = ["commande AB123456", "le vol AC123456 du passage", "facture P123456AA", "passeport exigé, vol AC 123 456", "passeport : 120 jours"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end - start == 3)
        {
            Grouped(ref scan, start);
            return;
        }

        var from = start;
        if (from > 0 && text[from - 1] == ' ' && from > 1 && Chars.IsAsciiLetter(text[from - 2]))
        {
            from--;
        }

        while (from > 0 && start - from < 4 && Chars.IsAsciiLetter(text[from - 1]))
        {
            from--;
        }

        var stop = Shape.Match(text, from, "LL~dddddd");
        if (stop < 0)
        {
            stop = Shape.Match(text, from, "L~dddddd~LL");
        }

        var plain = stop < 0 && end - start >= 8;
        if (plain)
        {
            (from, stop) = (start, end);
        }

        if (stop > 0 && ((!plain && Chars.IsAsciiLetter(text[stop - 1]) && Chars.IsUpper(text[from])) || !plain && Chars.IsUpper(text[from]) && Chars.IsUpper(text[from + 1]) || scan.IsNamed(from, ~Topics.None)) && Shape.FreeBefore(text, from) && Shape.FreeAfter(text, stop)
            && scan.Near(from, stop) is var near && (plain ? near.Names(Topics.Passport, 20) : near.Says(Topics.Passport) || (near.Mentions(Topics.Passport) && Chars.IsUpper(text[from]) && !near.Names(Topics.Thing, 12))))
        {
            scan.Report(from, stop, FindingType.CaPassport, plain ? .75f : .96f, Reasons.Format | Reasons.ContextWord);
        }
    }

    // « GD 774 120 », as it is read aloud.
    private static void Grouped(ref Scan scan, int start)
    {
        var text = scan.Text;
        var from = start > 2 && Chars.IsUpper(text[start - 3]) ? start - 3 : start - 2;
        if (from < 0 || Math.Max(Shape.Match(text, from, "UU ddd ddd"), Shape.Match(text, from, "U ddd ddd UU")) is var stop && stop < 0 || !Shape.FreeBefore(text, from) || !Shape.FreeAfter(text, stop))
        {
            return;
        }

        var near = scan.Near(from, stop);
        if (near.Mentions(Topics.Passport) && !near.Names(Topics.Thing, 12) && !text[Math.Max(0, from - 5)..from].EndsWith("vol ", StringComparison.OrdinalIgnoreCase))
        {
            scan.Report(from, stop, FindingType.CaPassport, .9f, Reasons.Format | Reasons.ContextWord);
        }
    }
}
