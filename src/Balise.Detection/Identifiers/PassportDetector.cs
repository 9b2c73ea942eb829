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
        RunLengths = (1u << 6) | (1u << 7) | (1u << 8) | (1u << 9),
        Examine = Examine,
        Finds =
        [
            "passeport ⟦AB123456⟧",
            "Passport no. ⟦P123456AA⟧",
            "son passeport et celui de son fils (⟦HK204871⟧)",
            "du passeport italien, mais mon canadien c'est ⟦GB551908⟧",
            "Passeport annulé et remplacé, à la suite d'un vol, par le ⟦J357128WC⟧",
            "numéro de passeport canadien : ⟦GK 456789⟧",
        ],
        Ignores = ["commande AB123456", "le vol AC123456 du passage", "facture P123456AA"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
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
}
