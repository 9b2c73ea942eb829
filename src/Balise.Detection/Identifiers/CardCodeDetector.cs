using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Security code of a payment card: three or four digits right after its name.</summary>
internal static class CardCodeDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "card-security-code",
        Types = [FindingType.CardSecurityCode],
        On = Trigger.Digits,
        RunLengths = (1u << 3) | (1u << 4),
        Examine = Examine,
        Finds = ["cvv ⟦123⟧", "CVC : ⟦4471⟧", "code de sécurité de la carte est ⟦902⟧", "cryptogramme ⟦318⟧"],
        Ignores = ["code de sécurité du bâtiment 12", "CVC de 2024 pages", "visa 123"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        if (!Shape.FreeBefore(scan.Text, start) || !Shape.FreeAfter(scan.Text, end) || !scan.IsNamed(start, Topics.CardCode | Topics.Card))
        {
            return;
        }

        var near = scan.Near(start, end);
        if ((near.Before & Topics.CardCode) != 0 && near.Names(Topics.CardCode | Topics.Card, 8) && scan.Text[Math.Max(0, start - 3)..start].IndexOf("de") < 0)
        {
            scan.Report(start, end, FindingType.CardSecurityCode, .88f, Reasons.Format | Reasons.ContextWord);
        }
    }
}
