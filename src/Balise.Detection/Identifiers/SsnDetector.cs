using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>United States social security number: 3-2-4 with dashes or under its own name; never 000, 666, 9xx.</summary>
internal static class SsnDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "us-ssn",
        Types = [FindingType.UsSsn],
        On = Trigger.Digits,
        RunLengths = (1u << 3) | (1u << 9),
        Examine = Examine,
        Finds = ["Here's my SSN: ⟦791-10-5487⟧", "social security number ⟦536221234⟧"],
        Ignores = ["dossier 000-12-3456", "la pièce 666-12-3456", "la plage 123-45-67890"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var stop = Shape.Match(text, start, "ddd_dd_dddd");
        if (stop < 0 || !Shape.FreeBefore(text, start) || !Shape.FreeAfter(text, stop))
        {
            return;
        }

        var named = scan.Near(start, stop).Says(Topics.Ssn);
        var value = text[start..stop];
        var refused = value.StartsWith("000") || value.StartsWith("666") || value.EndsWith("0000");
        if (named || (!refused && value[0] != '9' && stop - start == 11 && value[3] == '-' && !scan.Near(start, stop).Says(Topics.Thing)))
        {
            scan.Report(start, stop, FindingType.UsSsn, named ? .95f : .6f, named ? Reasons.Format | Reasons.ContextWord : Reasons.Format);
        }
    }
}
