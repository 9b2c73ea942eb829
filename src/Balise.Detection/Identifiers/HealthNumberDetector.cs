using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Health numbers of the other provinces: nine, ten or twelve digits under their own name; Ontario's ends with a version code and passes Luhn.</summary>
internal static class HealthNumberDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "health-number",
        Types = [FindingType.HealthNumber],
        On = Trigger.Digits,
        RunLengths = (1u << 3) | (1u << 4) | (1u << 5) | (1u << 8) | (1u << 9) | (1u << 10) | (1u << 12),
        Examine = Examine,
        Finds =
        [
            "OHIP ⟦1234-567-897-AB⟧",
            "PHN: ⟦9876 543 210⟧",
            "Alberta personal health number ⟦12345-6789⟧",
            "son assurance-maladie du Nouveau-Brunswick est le ⟦118 204 776⟧",
            "carte santé de l'Ontario ⟦1234567897⟧",
            "MSI number ⟦0048 112 907⟧",
            "BC Services Card ⟦9123 456 789⟧",
            "carte de l'Alberta : ⟦20147-6630⟧",
            "Patient        Born           Coverage\nJ. McNulty     1987-08-23     AB ⟦20147-6630⟧",
            "PEI health card ⟦12345678⟧",
            "PHN 9018 447 206 for one and Manitoba ⟦204 118 773⟧ for the other",
        ],
        Ignores = ["ticket 1234-567-897", "la carte 1234567897 du jeu", "OHIP billing of 2024", "AB 20147-6630 est le numéro de pièce", "coverage of 12345678 dollars"],
    };

    /// <summary>« assurance maladie » too: Québec's own number begins with letters, so digits alone are another province's.</summary>
    private const Topics Named = Topics.Health | Topics.Nam;

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if ((end - start < 8 && !(Chars.IsJoint(scan.At(end)) && Chars.IsDigit(scan.At(end + 1)))) || !Shape.FreeBefore(text, start) || !(scan.IsNamed(start, Named) || Shape.Match(text, start, "dddd~ddd~ddd~LL") > 0 || FollowsProvince(text[..start])))
        {
            return;
        }

        foreach (var shape in (ReadOnlySpan<string>)["dddd~ddd~ddd~LL", "dddd~ddd~ddd", "ddd~ddd~ddd~ddd", "ddddd~dddd", "ddd~ddd~ddd", "ddddddddd", "dddddddd"])
        {
            var stop = Shape.Match(text, start, shape);
            if (stop > 0 && Shape.FreeAfter(text, stop))
            {
                var near = scan.Near(start, stop);
                if ((near.After & Topics.Quantity) == 0 && (near.Names(Named, 36) && (shape.Length > 8 || near.Label.HasFlag(Topics.Health))) || near.Mentions(Named) && FollowsProvince(text[..start]))
                {
                    var luhn = stop - start >= 10 && Checks.Luhn(text.Slice(start, Math.Min(12, stop - start)));
                    scan.Report(start, stop, FindingType.HealthNumber, .93f, Reasons.Format | Reasons.ContextWord | (luhn ? Reasons.CheckDigit : Reasons.None));
                }
                else if (shape.EndsWith('L') && Chars.IsUpper(text[stop - 1]) && (Checks.Luhn(text.Slice(start, 12)) || near.Mentions(Named)))
                {
                    // Ontario's number with its version code: the shape and the check digit are enough.
                    scan.Report(start, stop, FindingType.HealthNumber, .75f, Reasons.Format | Reasons.CheckDigit);
                }

                return;
            }
        }
    }

    // « Manitoba 204 118 773 », among health numbers: each under its province.
    private static bool FollowsProvince(ReadOnlySpan<char> before)
    {
        var head = before[Math.Max(0, before.Length - 32)..].TrimEnd(" :,");
        foreach (var province in (ReadOnlySpan<string>)
            ["Ontario", "Manitoba", "Alberta", "Saskatchewan", "Columbia", "Colombie-Britannique", "Brunswick", "Nouveau-Brunswick", "Nova Scotia", "Nouvelle-Écosse", "Labrador", " AB", " BC", " SK", " MB", " ON", " NB", " NS", " NL", " PE", " YT", " NT", " NU", "\tAB", "\tON", "\tNB", "\tNS", "N.-B.", "N.-É.", "Î.-P.-É.", "C.-B.", "Yukon", "Nunavut", "Edward Island", "Prince-Édouard"])
        {
            if (head.EndsWith(province, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
